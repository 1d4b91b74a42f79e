import Type, { type Static } from 'typebox';
import type { Ctx, Intake, NewFact } from '../../kernel/sdk/index.ts';
import { media } from './facts.ts';
import { sortBySite } from './sender.ts';
import { type MediaKind, mediaKinds } from './words.ts';

const instantPattern = '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$';

/** A picture or video of a record. Sent again it counts once: record and kind name it. */
export const MediaRow = Type.Object({
  recordNo: Type.String({ title: '检测单号', minLength: 1, maxLength: 60 }),
  site: Type.String({ title: '站点编码', minLength: 1, maxLength: 40 }),
  takenAt: Type.String({ title: '拍摄时间', pattern: instantPattern }),
  kind: Type.Enum(Object.keys(mediaKinds), { title: '图像种类' }),
  content: Type.String({ title: '内容（base64）', maxLength: 30_000_000, pattern: '^[A-Za-z0-9+/]+={0,2}$' }),
  simulated: Type.Optional(Type.Boolean()),
});
export type MediaRow = Omit<Static<typeof MediaRow>, 'kind'> & { readonly kind: MediaKind };

/** Keeps pictures under the hash of their content before the facts that name them: what is told of is there. */
export async function takeMedia(ctx: Ctx, rows: readonly MediaRow[]): Promise<Intake> {
  // The content itself would make the quarantine as large as the file store.
  const original = (row: MediaRow) => JSON.stringify({ ...row, content: `${row.content.slice(0, 60)}…` });
  const { known, rejected } = await sortBySite(ctx, rows, (row) => row.takenAt, original);
  const facts: NewFact<typeof media>[] = [];
  for (const {
    row: { content, simulated = false, ...row },
    site: { org },
  } of known) {
    const bytes = Buffer.from(content, 'base64');
    const hash = await ctx.files.put(bytes, `${row.recordNo}-${row.kind}`);
    facts.push({ simulated, values: { ...row, org, hash, bytes: bytes.length } });
  }
  await ctx.facts(media).record(facts, 'media');
  return { accepted: facts.length, duplicates: 0, rejected };
}
