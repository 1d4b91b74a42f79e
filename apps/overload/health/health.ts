import { chinaIso } from '../../../kernel/sdk/index.ts';

/** One finding about the devices of a site, with the figures it rests on. */
export interface HealthFinding {
  readonly check: 'steering-drift' | 'steering-spread' | 'neighbours' | 'certificate' | 'clock' | 'feed';
  readonly title: string;
  /** What it is about, such as 车道 2. */
  readonly of: string;
  readonly tone: 'good' | 'warning' | 'bad' | 'plain';
  readonly outcome: string;
  /** The figures, in words: how many, over which days. */
  readonly evidence: string;
}

/**
 * Settings of the authority. No text of a standard was found for them: they are what operators of scales use as a sign
 * that a scale should be looked at, never a ground against a record.
 */
export const healthSettings = {
  from: '2016-09-21',
  to: null,
  basis: '本省配置：设备健康提示，不作为记录取舍的依据',
  /** Days of the present and of the time before that it is held against. */
  presentDays: 7,
  baseDays: 28,
  /** Six-axle trains: the load on a tractor's steering axle hardly depends on the cargo. */
  axles: 6,
  leastTrucks: 30,
  driftPercent: 3,
  spreadRatio: 1.5,
  neighbourLow: 0.7,
  neighbourHigh: 1.4,
  leastOfNeighbours: 100,
  certificateDays: 60,
  clockMs: 5000,
  lagSeconds: 600,
  gapHours: 3,
} as const;

/** Load on the steering axle of six-axle trains in one lane. */
export interface Steering {
  readonly trucks: number;
  readonly meanKg: number | null;
  readonly deviationKg: number | null;
}

const percent = (share: number) => `${(share * 100).toFixed(1)}%`;
const kgText = (kg: number) => `${Math.round(kg).toLocaleString('en-US')} kg`;
const { presentDays, baseDays } = healthSettings;
const against = `近 ${presentDays} 日与此前 ${baseDays} 日`;

const tooFew = (
  check: HealthFinding['check'],
  title: string,
  of: string,
  now: number,
  before: number,
): HealthFinding => ({
  check,
  title,
  of,
  tone: 'plain',
  outcome: '样本不足，不作判断',
  evidence: `${against}：${now} 辆、${before} 辆，至少各需 ${healthSettings.leastTrucks} 辆`,
});

/** A scale that drifts shows it first on the axle whose load the cargo does not change. */
export function steeringFindings(lane: number, now: Steering, before: Steering): readonly HealthFinding[] {
  const of = `车道 ${lane}`;
  const { leastTrucks, driftPercent, spreadRatio } = healthSettings;
  const enough = now.trucks >= leastTrucks && before.trucks >= leastTrucks;
  if (!enough || now.meanKg === null || before.meanKg === null || before.meanKg === 0) {
    return [tooFew('steering-drift', '转向轴漂移', of, now.trucks, before.trucks)];
  }
  const drift = (now.meanKg - before.meanKg) / before.meanKg;
  const spreads = [now, before].map(({ meanKg, deviationKg }) => (meanKg ? (deviationKg ?? 0) / meanKg : 0));
  const [present = 0, past = 0] = spreads;
  const isWide = past > 0 && present > past * spreadRatio;
  const trucks = `六轴车 ${now.trucks} 辆、${before.trucks} 辆`;
  return [
    {
      check: 'steering-drift',
      title: '转向轴漂移',
      of,
      tone: Math.abs(drift) * 100 > driftPercent ? 'bad' : 'good',
      outcome: `${drift >= 0 ? '+' : '−'}${percent(Math.abs(drift))}（允许 ±${driftPercent}%）`,
      evidence: `${against}转向轴均值 ${kgText(now.meanKg)}、${kgText(before.meanKg)}；${trucks}`,
    },
    {
      check: 'steering-spread',
      title: '前轴离散',
      of,
      tone: isWide ? 'bad' : 'good',
      outcome: `${percent(present)}（此前 ${percent(past)}，超过 ${spreadRatio} 倍提示）`,
      evidence: `${against}转向轴标准差 ${kgText(now.deviationKg ?? 0)}、${kgText(before.deviationKg ?? 0)}；${trucks}`,
    },
  ];
}

/** Trucks of a day on average, now and before. */
export interface Flow {
  readonly now: number;
  readonly before: number;
}

/** A site that counts fewer while its neighbours do not has lost trucks, not traffic. */
export function neighbourFinding(own: Flow, neighbours: Flow, sites: number): HealthFinding {
  const { neighbourLow, neighbourHigh, leastOfNeighbours } = healthSettings;
  const common = { check: 'neighbours', title: '与邻近站点比对', of: '全站' } as const;
  const perDay = (flow: Flow) => `${flow.now.toFixed(0)}／${flow.before.toFixed(0)} 辆每日`;
  const evidence = `本站 ${perDay(own)}，同区划同类 ${sites} 站 ${perDay(neighbours)}（${against}日均）`;
  const isFew = neighbours.before * baseDays < leastOfNeighbours || own.before * baseDays < leastOfNeighbours;
  if (sites === 0 || isFew) return { ...common, tone: 'plain', outcome: '可比数据不足，不作判断', evidence };
  const ratio = own.now / own.before / (neighbours.now / neighbours.before || 1);
  const isOdd = ratio < neighbourLow || ratio > neighbourHigh;
  return {
    ...common,
    tone: isOdd ? 'bad' : 'good',
    outcome: `相对变化 ${percent(ratio)}（${percent(neighbourLow)} 至 ${percent(neighbourHigh)} 为正常）`,
    evidence,
  };
}

const dayMs = 86_400_000;

/** Each lane needs a certificate that has not ended; near its end somebody must be called. */
export function certificateFinding(lane: number, validTo: string | null, today: string): HealthFinding {
  const common = { check: 'certificate', title: '检定证书', of: `车道 ${lane}` } as const;
  if (validTo === null) {
    return { ...common, tone: 'bad', outcome: '没有检定证书', evidence: '登记中没有覆盖该车道的证书' };
  }
  const days = Math.round((Date.parse(validTo) - Date.parse(today)) / dayMs);
  const evidence = `最迟的证书有效期至 ${validTo}`;
  if (days < 0) return { ...common, tone: 'bad', outcome: `已过期 ${-days} 日`, evidence };
  const isNear = days <= healthSettings.certificateDays;
  return { ...common, tone: isNear ? 'warning' : 'good', outcome: `还有 ${days} 日`, evidence };
}

export function clockFinding(device: string, driftMs: number | null, at: string | null): HealthFinding {
  const common = { check: 'clock', title: '设备时钟', of: device } as const;
  if (driftMs === null || at === null) {
    return { ...common, tone: 'warning', outcome: '未报时钟偏差', evidence: '近期心跳没有时钟偏差' };
  }
  const isOff = Math.abs(driftMs) > healthSettings.clockMs;
  return {
    ...common,
    tone: isOff ? 'bad' : 'good',
    outcome: `${driftMs} 毫秒（允许 ±${healthSettings.clockMs}）`,
    evidence: `${chinaIso(new Date(at)).slice(0, 16).replace('T', ' ')} 的心跳`,
  };
}

/** Hours without any passage between the first and the last hour that has one: where the feed stood still. */
export function gapsOf(hours: readonly string[]): readonly { readonly from: string; readonly hours: number }[] {
  const times = [...hours].sort().map((hour) => Date.parse(`${hour}:00:00+08:00`));
  return times.slice(1).flatMap((time, index) => {
    const before = times[index] ?? time;
    const empty = Math.round((time - before) / 3_600_000) - 1;
    const from = new Date(before + 3_600_000 + 8 * 3_600_000).toISOString().slice(0, 13);
    return empty >= healthSettings.gapHours ? [{ from, hours: empty }] : [];
  });
}

export function feedFinding(
  lag: { readonly averageSeconds: number | null; readonly mostSeconds: number | null },
  gaps: readonly { readonly hours: number }[],
): HealthFinding {
  const common = { check: 'feed', title: '上传时延与缺口', of: '全站' } as const;
  const { averageSeconds, mostSeconds } = lag;
  const evidence = `近 ${presentDays} 日平均时延 ${Math.round(averageSeconds ?? 0)} 秒，最长 ${mostSeconds ?? 0} 秒，${gaps.length} 处缺口`;
  if (averageSeconds === null) {
    return { ...common, tone: 'bad', outcome: `近 ${presentDays} 日没有记录`, evidence: '没有收到过车记录' };
  }
  const isLate = averageSeconds > healthSettings.lagSeconds;
  const tone = isLate ? 'bad' : gaps.length > 0 ? 'warning' : 'good';
  return { ...common, tone, outcome: isLate ? '时延过长' : gaps.length > 0 ? '有缺口' : '正常', evidence };
}
