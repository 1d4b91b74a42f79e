import { Refusal } from '../../kernel/sdk/index.ts';

/** Null for what the reader's posts may not see: a page then leaves it out and says so. Other failures stay failures. */
export async function permitted<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'grant.denied') return null;
    throw error;
  }
}
