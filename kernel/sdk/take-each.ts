import { Refusal } from '../base/refusal.ts';
import type { Intake, Rejected } from './contract.ts';

/** What became of one row of a feed. */
export type Taken = 'accepted' | 'duplicate' | Rejected;

/** A row that is not taken, as it came. */
export const rejectedRow = (row: unknown, code: string, reason: string): Rejected => ({
  code,
  reason,
  original: JSON.stringify(row),
});

/** For a failure of taking a row: what the rules refuse is rejected with their reason, anything else is a failure of ours. */
export function orRejected(row: unknown): (error: unknown) => Rejected {
  return (error) => {
    if (!(error instanceof Refusal)) throw error;
    return rejectedRow(row, error.code, error.message);
  };
}

/** Takes the rows of a batch one after the other, and counts what became of them. */
export async function takeEach<R>(rows: readonly R[], take: (row: R) => Promise<Taken>): Promise<Intake> {
  const taken: Taken[] = [];
  for (const row of rows) taken.push(await take(row));
  return {
    accepted: taken.filter((one) => one === 'accepted').length,
    duplicates: taken.filter((one) => one === 'duplicate').length,
    rejected: taken.filter((one): one is Rejected => typeof one === 'object'),
  };
}
