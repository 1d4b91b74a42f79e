import {
  type Ctx,
  chinaDate,
  chinaIso,
  choice,
  type FactRecord,
  fact,
  file,
  inForce,
  instant,
  integer,
  must,
  org,
  text,
} from '../../../kernel/sdk/index.ts';
import { gateRefusal, overloadReview, stationCheck } from '../cases.ts';
import { act } from '../entities.ts';
import { media } from '../facts.ts';
import { isVideo, retentionRules } from '../rules/retention.ts';
import { type MediaKind, mediaKinds } from '../words.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** How far back a round looks: days on which the job did not run are made up for. */
const windowHours = 7 * 24;

/** What was removed, by which rule: that there was a picture stays known, and its hash with it. */
export const expiredMedia = fact({
  key: 'expired-media',
  title: '到期清除的图像',
  about: '保存期满且不属于任何案件的检测图像；原件已清除，登记和哈希保留。',
  columns: {
    recordNo: text('检测单号', { required: true, search: true, maxLength: 60 }),
    site: text('站点编码', { required: true, search: true, maxLength: 40 }),
    org: org('所属区划', { required: true }),
    kind: choice('图像种类', mediaKinds, { required: true }),
    takenAt: instant('拍摄时间', { required: true }),
    hash: file('原件', { required: true }),
    bytes: integer('字节数', { required: true, min: 0 }),
    expiredAt: instant('清除时间', { required: true }),
    rule: text('依据', { required: true, maxLength: 200 }),
  },
  naturalKey: ['site', 'recordNo', 'kind'],
  time: 'takenAt',
  org: 'org',
  order: ['site', 'recordNo'],
  storage: { site: { type: 'LowCardinality(String)' } },
});

type Media = FactRecord<typeof media>;
const recordOf = ({ site, recordNo }: { readonly site: string; readonly recordNo: string }) => `${site}/${recordNo}`;
const nameOf = (one: Pick<Media, 'site' | 'recordNo' | 'kind'>) => `${recordOf(one)}/${one.kind}`;

/** Records that some case or act stands on, among those of the pictures. */
async function neededRecords(ctx: Ctx, pictures: readonly Media[]): Promise<ReadonlySet<string>> {
  const where = { recordKey: { in: [...new Set(pictures.map(recordOf))] } };
  const times = pictures.map(({ takenAt }) => Date.parse(takenAt));
  const around = (ms: number) => chinaIso(new Date(ms));
  const firstAt = { gte: around(Math.min(...times) - dayMs), lte: around(Math.max(...times) + dayMs) };
  const [reviews, checks, refusals, acts] = await Promise.all([
    ctx.cases(overloadReview).all(where),
    ctx.cases(stationCheck).all(where),
    ctx.cases(gateRefusal).all(where),
    ctx.entities(act).all({ firstAt }),
  ]);
  const named = [...reviews, ...checks, ...refusals].map(({ recordKey }) => recordKey);
  return new Set([...named, ...acts.flatMap(({ recordKeys }) => recordKeys)]);
}

/** Contents that another record names too: the same picture is kept once, whoever names it. */
async function sharedHashes(ctx: Ctx, going: readonly Media[]): Promise<ReadonlySet<string>> {
  const names = new Set(going.map(nameOf));
  const hashes = [...new Set(going.map(({ hash }) => hash))];
  const all = await ctx.facts(media).all({ hash: { in: hashes } });
  return new Set(all.filter((one) => !names.has(nameOf(one))).map(({ hash }) => hash));
}

interface Hour {
  readonly from: Date;
  readonly kinds: readonly MediaKind[];
  readonly rule: string;
}

async function expireHour(ctx: Ctx, { from, kinds, rule }: Hour): Promise<number> {
  const where = {
    takenAt: { gte: chinaIso(from), lt: chinaIso(new Date(from.getTime() + hourMs)) },
    kind: { in: kinds },
  };
  const [found, gone] = await Promise.all([ctx.facts(media).all(where), ctx.facts(expiredMedia).all(where)]);
  const expired = new Set(gone.map(nameOf));
  const due = found.filter((one) => !expired.has(nameOf(one)));
  if (due.length === 0) return 0;
  const needed = await neededRecords(ctx, due);
  const going = due.filter((one) => !needed.has(recordOf(one)));
  if (going.length === 0) return 0;
  const shared = await sharedHashes(ctx, going);
  for (const hash of new Set(going.map((one) => one.hash))) if (!shared.has(hash)) await ctx.files.remove(hash);
  const expiredAt = chinaIso(ctx.clock.now());
  await ctx.facts(expiredMedia).record(
    going.map(({ site, recordNo, org: owner, kind, takenAt, hash, bytes, simulated }) => ({
      simulated,
      values: { site, recordNo, org: owner, kind, takenAt, hash, bytes, expiredAt, rule },
    })),
    'expire-media',
  );
  await ctx.note('expire-media', chinaIso(from), { files: going.length, rule });
  return going.length;
}

/** The hours of the window that still hold pictures: a province takes more in a day than fit into memory at once. */
async function hoursOf(ctx: Ctx, kinds: readonly MediaKind[], days: number): Promise<readonly Date[]> {
  const end = Math.floor((ctx.clock.now().getTime() - days * dayMs) / hourMs) * hourMs;
  const takenAt = { gte: chinaIso(new Date(end - windowHours * hourMs)), lt: chinaIso(new Date(end)) };
  const query = {
    where: { takenAt, kind: { in: kinds } },
    by: ['takenAt:hour'],
    figures: { files: { aggregate: 'count' } },
  } as const;
  const [found, gone] = await Promise.all([ctx.facts(media).tally(query), ctx.facts(expiredMedia).tally(query)]);
  const expired = new Map(gone.map((row) => [row['takenAt:hour'], Number(row.files)]));
  return found
    .filter((row) => Number(row.files) > (expired.get(row['takenAt:hour'] ?? '') ?? 0))
    .map((row) => new Date(`${String(row['takenAt:hour'])}:00:00+08:00`));
}

async function expireKinds(ctx: Ctx, videos: boolean, days: number, rule: string): Promise<number> {
  const kinds = (Object.keys(mediaKinds) as MediaKind[]).filter((kind) => isVideo(kind) === videos);
  let count = 0;
  for (const from of await hoursOf(ctx, kinds, days)) count += await expireHour(ctx, { from, kinds, rule });
  return count;
}

/** Removes what is past its time and needed by nobody. A round that was cut off is made whole by the next. */
export async function expireMedia(ctx: Ctx): Promise<number> {
  const rules = must(inForce(retentionRules, chinaDate(ctx.clock.now())), 'rules of retention');
  const pictures = await expireKinds(ctx, false, rules.pictureDays, rules.basis);
  return pictures + (await expireKinds(ctx, true, rules.videoDays, rules.basis));
}
