import { type Ctx, type Intake, Refusal, type Rejected } from '../../../kernel/sdk/index.ts';

/** Takes rows one by one: what the rules refuse is rejected with their reason, the others stand. */
export async function takeEach<R>(
  ctx: Ctx,
  rows: readonly R[],
  take: (ctx: Ctx, row: R) => Promise<'accepted' | 'duplicate'>,
): Promise<Intake> {
  let [accepted, duplicates] = [0, 0];
  const rejected: Rejected[] = [];
  for (const row of rows) {
    try {
      if ((await take(ctx, row)) === 'accepted') accepted += 1;
      else duplicates += 1;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      rejected.push({ code: error.code, reason: error.message, original: JSON.stringify(row) });
    }
  }
  return { accepted, duplicates, rejected };
}
