import Type from 'typebox';
import { type CaseType, type Ctx, service } from '../../../kernel/sdk/index.ts';
import { action } from '../cases/action.ts';
import { appraisal } from '../cases/appraisal.ts';
import { collection } from '../cases/collection.ts';
import { evidenceHold, seizure } from '../cases/measures.ts';
import { penalty } from '../cases/penalty.ts';
import { publication } from '../cases/publication.ts';
import { referral } from '../cases/referral.ts';
import { remedy } from '../cases/remedy.ts';
import { fileEntries, paged } from '../forms/decision.ts';
import { issuedFor } from '../forms/index.ts';
import { everyone } from '../grants.ts';
import { evidenceKinds } from '../options.ts';
import { evidence } from '../registers/file.ts';
import { officer } from '../registers/organs.ts';
import { siteFiling, sitePhoto } from '../registers/site.ts';
import { firstBreak } from '../rules/evidence-chain.ts';

const OrNull = Type.Union([Type.String(), Type.Null()]);

const linked = [evidenceHold, seizure, collection, action, remedy, referral, publication, appraisal] as const;

/** Matters that hang on the case, with the state that each is in. */
async function relatedOf(ctx: Ctx, id: string) {
  const found = await Promise.all(
    linked.map(async (type: CaseType) => {
      const rows = await ctx.cases(type).all({ penalty: id });
      return rows.map((row) => {
        const state = type.states[String(row.state)];
        return {
          type: type.key,
          typeTitle: type.title,
          id: row.id,
          title: String((row as Readonly<Record<string, unknown>>)[type.label] ?? type.title),
          state: state?.title ?? String(row.state),
          tone: state?.tone ?? 'plain',
        };
      });
    }),
  );
  return found.flat();
}

async function evidenceOf(ctx: Ctx, id: string) {
  const pieces = await ctx.entities(evidence).all({ penalty: id });
  const names = new Map((await ctx.entities(officer).all()).map((one) => [one.id, one.name]));
  const brokenAt = firstBreak(pieces);
  const rows = [...pieces]
    .sort((one, other) => one.no - other.no)
    .map((one) => ({
      id: one.id,
      no: one.no,
      kind: evidenceKinds[one.kind],
      name: one.name,
      takenAt: one.takenAt,
      place: one.place ?? null,
      recorder: names.get(one.recorder) ?? '',
      pages: one.pages ?? null,
      valid: one.valid,
      content: one.content ?? null,
      hash: one.hash,
    }));
  return { brokenAt, rows };
}

async function photosOf(ctx: Ctx, id: string) {
  const filing = await ctx.entities(siteFiling).find({ penalty: id });
  if (!filing) return [];
  const photos = await ctx.entities(sitePhoto).all({ filing: filing.id });
  return photos.map(({ no, takenAt, content }) => ({ no, takenAt, content }));
}

/** 案卷: evidence with its chain, papers with numbers and pages, and the matters around the case. */
export const caseFileView = service({
  key: 'case-file-view',
  title: '案卷内容',
  safe: true,
  by: everyone,
  input: Type.Object({ penalty: Type.String({ maxLength: 40 }) }),
  output: Type.Object({
    brokenAt: Type.Union([Type.Integer(), Type.Null()]),
    evidence: Type.Array(
      Type.Object({
        id: Type.String(),
        no: Type.Integer(),
        kind: Type.String(),
        name: Type.String(),
        takenAt: Type.String(),
        place: OrNull,
        recorder: Type.String(),
        pages: Type.Union([Type.Integer(), Type.Null()]),
        valid: Type.Boolean(),
        content: OrNull,
        hash: Type.String(),
      }),
    ),
    entries: Type.Array(
      Type.Object({ title: Type.String(), number: Type.String(), on: Type.String(), page: Type.String() }),
    ),
    related: Type.Array(
      Type.Object({
        type: Type.String(),
        typeTitle: Type.String(),
        id: Type.String(),
        title: Type.String(),
        state: Type.String(),
        tone: Type.String(),
      }),
    ),
    photos: Type.Array(Type.Object({ no: Type.Integer(), takenAt: Type.String(), content: Type.String() })),
  }),
  answer: async (ctx, { penalty: id }) => {
    await ctx.cases(penalty).get(id);
    const { brokenAt, rows } = await evidenceOf(ctx, id);
    const entries = paged(await fileEntries(ctx, id, issuedFor));
    return {
      brokenAt,
      evidence: rows,
      entries: entries.map(({ title, number, on, page }) => ({ title, number, on, page })),
      related: await relatedOf(ctx, id),
      photos: await photosOf(ctx, id),
    };
  },
});
