import { createHash, randomInt } from 'node:crypto';
import { type CaseRecordOf, type CaseType, type Ctx, chinaIso } from '../../../kernel/sdk/index.ts';
import type { reviewFields } from '../case-fields.ts';
import { recordFacts } from '../record/record-facts.ts';
import { layFine } from '../review.ts';
import { mediaKinds } from '../words.ts';
import { jsonPart, type Part, seal } from './package.ts';
import { evidencePackage } from './package-register.ts';

type Review = CaseRecordOf<string, typeof reviewFields>;

export const sm3 = (content: Uint8Array): string => createHash('sm3').update(content).digest('hex');

const signs = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
/** Printed on the notice; none of its signs is taken for another. */
const newCheckCode = (): string => Array.from({ length: 8 }, () => signs[randomInt(signs.length)]).join('');

const endings: readonly (readonly [ending: string, starts: readonly number[], at: number])[] = [
  ['jpg', [0xff, 0xd8, 0xff], 0],
  ['png', [0x89, 0x50, 0x4e, 0x47], 0],
  ['mp4', [0x66, 0x74, 0x79, 0x70], 4],
  ['svg', [0x3c, 0x73, 0x76, 0x67], 0],
];

/** Ending of a file's name, by its first bytes. */
export const endingOf = (content: Uint8Array): string =>
  endings.find(([, starts, at]) => starts.every((byte, index) => content[at + index] === byte))?.[0] ?? 'bin';

async function partsOf(ctx: Ctx, type: CaseType, review: Review): Promise<readonly Part[]> {
  const limitKg = review.decidedLimitKg ?? null;
  const decided = limitKg === null ? null : { limitKg, why: review.limitWhy ?? null };
  const page = await recordFacts(ctx, review.siteCode, review.recordNo, decided);
  const { record, site, certificates, explanation, gate } = page;
  const steps = await ctx.cases(type).history(review.id);
  const pictures = await Promise.all(
    page.media.map(async ({ kind, hash }) => {
      const content = await ctx.files.get(hash);
      return { path: `pictures/${kind}.${endingOf(content)}`, what: mediaKinds[kind], content };
    }),
  );
  return [
    jsonPart('record.json', '称重记录', record),
    jsonPart('decision.json', '判定过程', explanation),
    jsonPart('checks.json', '证据九项核对', gate ?? []),
    jsonPart('certificates.json', '检定证书', certificates),
    jsonPart('site.json', '站点公布情况', site),
    jsonPart(
      'review.json',
      '审核过程',
      steps.map(({ at, move, to, byName, input }) => ({ at, move, to, byName, input })),
    ),
    ...[...pictures].sort((a, b) => a.path.localeCompare(b.path)),
  ];
}

/** How the case type is found that the sealing belongs to: it names this room, so this room cannot name it. */
type Reviews = () => CaseType;

async function sealReview(reviews: Reviews, review: Review, ctx: Ctx): Promise<void> {
  const known = await ctx.entities(evidencePackage).find({ recordKey: review.recordKey });
  if (known || !review.plate) return;
  const sealedAt = chinaIso(ctx.clock.now());
  const simulated = review.simulated ?? false;
  const about = { site: review.siteCode, recordNo: review.recordNo, sealedAt, sealedBy: ctx.who.name, simulated };
  const sealed = seal(await partsOf(ctx, reviews(), review), about, sm3);
  const hash = await ctx.files.put(sealed.zip, `证据包-${review.recordNo}.zip`);
  const row = await ctx.entities(evidencePackage).create(
    {
      recordNo: review.recordNo,
      siteCode: review.siteCode,
      recordKey: review.recordKey,
      org: review.org,
      review: review.id,
      plate: review.plate,
      checkCode: newCheckCode(),
      seal: sealed.seal,
      package: hash,
      packageHash: hash,
      sealedAt,
      sealedBy: ctx.who.name,
      simulated,
    },
    '封存证据',
  );
  await ctx.note('seal-evidence', `overload.evidence-package/${row.id}`, { seal: sealed.seal, review: review.id });
}

/**
 * Seals the evidence of a record that two have reviewed and a third has judged, once. As the effect of a move it runs
 * in its transaction with every right, so that nobody can put a package there by hand.
 */
export const sealing =
  (reviews: Reviews) =>
  (review: Review, _input: unknown, ctx: Ctx): Promise<void> =>
    sealReview(reviews, review, ctx);

/** The fine is laid on the act and the evidence sealed, or neither. */
export const fineAndSeal =
  (reviews: Reviews) =>
  async (review: Review, input: { readonly reading: 'floor' | 'ceil' }, ctx: Ctx): Promise<void> => {
    await layFine(review, input, ctx);
    await sealReview(reviews, review, ctx);
  };
