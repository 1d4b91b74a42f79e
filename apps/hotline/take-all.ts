import type { Intake, Rejected } from '../../kernel/sdk/index.ts';

export type Taken = 'accepted' | 'duplicate' | Rejected;

/** Takes the rows of a batch one after the other, and counts what became of them. */
export async function takeAll<T>(rows: readonly T[], take: (row: T) => Promise<Taken>): Promise<Intake> {
  const taken: Taken[] = [];
  for (const row of rows) taken.push(await take(row));
  return {
    accepted: taken.filter((one) => one === 'accepted').length,
    duplicates: taken.filter((one) => one === 'duplicate').length,
    rejected: taken.filter((one): one is Rejected => typeof one === 'object'),
  };
}
