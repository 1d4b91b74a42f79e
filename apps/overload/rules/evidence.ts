import type { MediaKind } from '../words.ts';
import { platesAgree } from './plate.ts';

/** The nine things that a record must show before it may be used against somebody. */
export type GateCheck =
  | 'site'
  | 'certificate'
  | 'pictures'
  | 'plates'
  | 'weights'
  | 'driving'
  | 'clock'
  | 'permit'
  | 'chain';

export interface GateResult {
  readonly check: GateCheck;
  readonly ok: boolean;
  /** `ok`, or what is wrong, for machines. */
  readonly code: string;
  /** The same for people. */
  readonly reason: string;
}

export interface GateSite {
  readonly status: string;
  readonly publishedOn: string | null;
  readonly enforcedFrom: string | null;
}

export interface GateCertificate {
  readonly firstLane: number;
  readonly lastLane: number;
  readonly validFrom: string;
  readonly validTo: string;
  readonly minSpeedKmh: number | null;
  readonly maxSpeedKmh: number | null;
}

export interface GateRecord {
  readonly date: string;
  readonly lane: number;
  readonly plate: string | null;
  readonly rearPlate: string | null;
  readonly train: boolean;
  readonly axles: number;
  readonly totalKg: number;
  readonly axleKg: readonly number[] | null;
  readonly speedKmh: number | null;
  readonly abnormal: string | null;
  readonly delaySeconds: number | null;
  readonly permitNo: string | null;
}

export interface GateInput {
  readonly site: GateSite | null;
  readonly certificates: readonly GateCertificate[];
  readonly record: GateRecord;
  readonly media: readonly { readonly kind: MediaKind; readonly stored: boolean }[];
  /** Deviation of the device's clock as last reported; null when it never was. */
  readonly driftMs: number | null;
}

/** Settings of the authority, none of them found in a law text. */
export const gateSettings = {
  from: '2016-09-21',
  to: null,
  basis: '本省配置；依据《行政处罚法》第四十一条“真实、清晰、完整、准确”',
  intervalKg: 100,
  driftMs: 5_000,
  delaySeconds: 86_400,
} as const;

type Outcome = readonly [code: string, reason: string] | null;

function siteOutcome({ site, record }: GateInput): Outcome {
  if (!site) return ['site.unknown', '站点未登记'];
  if (site.status !== 'in-use') return ['site.not-in-use', '站点不在用'];
  if (!site.publishedOn) return ['site.not-published', '站点地点未向社会公布'];
  if (!site.enforcedFrom || record.date < site.enforcedFrom) return ['site.notice-running', '公布期未满'];
  return null;
}

function certificateOutcome({ certificates, record }: GateInput): Outcome {
  const ofLane = certificates.filter(({ firstLane, lastLane }) => firstLane <= record.lane && record.lane <= lastLane);
  if (ofLane.length === 0) return ['certificate.missing', '该车道组没有检定证书'];
  const valid = ofLane.filter(({ validFrom, validTo }) => validFrom <= record.date && record.date <= validTo);
  if (valid.length === 0) return ['certificate.expired', '过车时检定证书不在有效期'];
  const speed = record.speedKmh;
  if (speed === null) return ['certificate.speed-unknown', '无车速，不能确认在检定速度范围内'];
  const fits = valid.some(
    ({ minSpeedKmh, maxSpeedKmh }) =>
      (minSpeedKmh === null || speed >= minSpeedKmh) && (maxSpeedKmh === null || speed <= maxSpeedKmh),
  );
  return fits ? null : ['certificate.speed', '车速超出检定速度范围'];
}

const wanted: readonly (readonly [code: string, title: string, kinds: readonly MediaKind[]])[] = [
  ['pictures.front', '车头照片', ['front']],
  ['pictures.rear', '车尾照片', ['rear']],
  ['pictures.side', '侧面照片', ['front-side', 'rear-side']],
  ['pictures.plate', '车牌小图', ['plate-crop']],
  ['pictures.video', '短视频', ['overview-video', 'front-video', 'rear-video', 'front-side-video', 'rear-side-video']],
];

function picturesOutcome({ media }: GateInput): Outcome {
  const kinds = new Set(media.map(({ kind }) => kind));
  const missing = wanted.filter(([, , any]) => !any.some((kind) => kinds.has(kind)));
  const [first] = missing;
  return first ? [first[0], `缺${missing.map(([, title]) => title).join('、')}`] : null;
}

function platesOutcome({ record }: GateInput): Outcome {
  if (!record.plate) return ['plates.none', '无有效车牌'];
  if (!record.rearPlate) return ['plates.rear-missing', '无车尾车牌'];
  return platesAgree(record.plate, record.rearPlate, record.train) ? null : ['plates.differ', '前后车牌不一致'];
}

function weightsOutcome({ record }: GateInput): Outcome {
  const { axleKg, axles, totalKg } = record;
  if (!axleKg) return ['weights.no-axles', '无轴重'];
  if (axleKg.length !== axles) return ['weights.axle-count', `轴重 ${axleKg.length} 个，轴数 ${axles}`];
  const difference = Math.abs(axleKg.reduce((sum, kg) => sum + kg, 0) - totalKg);
  return difference <= gateSettings.intervalKg ? null : ['weights.sum', `轴重之和与总重相差 ${difference} kg`];
}

function clockOutcome({ driftMs, record }: GateInput): Outcome {
  if (driftMs === null) return ['clock.unknown', '设备未报时钟偏差'];
  if (Math.abs(driftMs) > gateSettings.driftMs) return ['clock.drift', `设备时钟偏差 ${driftMs} 毫秒`];
  if (record.delaySeconds === null) return ['clock.delay-unknown', '上传延迟未记录'];
  return Math.abs(record.delaySeconds) <= gateSettings.delaySeconds
    ? null
    : ['clock.delay', `上传延迟 ${record.delaySeconds} 秒`];
}

function chainOutcome({ media }: GateInput): Outcome {
  const lost = media.filter(({ stored }) => !stored).length;
  return lost === 0 ? null : ['chain.file-missing', `${lost} 个原件与哈希不符或缺失`];
}

const checks: Readonly<Record<GateCheck, (input: GateInput) => Outcome>> = {
  site: siteOutcome,
  certificate: certificateOutcome,
  pictures: picturesOutcome,
  plates: platesOutcome,
  weights: weightsOutcome,
  driving: ({ record }) => (record.abnormal ? ['driving.abnormal', `异常行驶：${record.abnormal}`] : null),
  clock: clockOutcome,
  permit: ({ record }) => (record.permitNo ? ['permit.valid', `持有相符的通行证 ${record.permitNo}`] : null),
  chain: chainOutcome,
};

/** Holds a record to all nine checks; each says for itself why it fails. */
export function evidenceGate(input: GateInput): readonly GateResult[] {
  return Object.entries(checks).map(([check, outcomeOf]) => {
    const outcome = outcomeOf(input);
    const [code, reason] = outcome ?? ['ok', '通过'];
    return { check: check as GateCheck, ok: outcome === null, code, reason };
  });
}
