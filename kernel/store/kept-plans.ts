import { sql } from 'kysely';
import pg from 'pg';

const mark = '/* kept */';

/**
 * Begins a statement that is asked over and over in the same words, about single rows by their keys: each connection
 * plans it once. Planning takes most of the time of such a statement. What finds many rows is planned by its values.
 */
export const kept = sql.raw(mark);

/** So many plans a connection keeps; what comes after them is planned each time. */
const mostPlans = 200;

/** A connection whose marked statements are prepared at their first use. */
export class KeepingClient extends pg.Client {
  readonly #names = new Map<string, string>();

  #nameOf(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined || this.#names.size >= mostPlans) return known;
    const name = `kept_${this.#names.size}`;
    this.#names.set(text, name);
    return name;
  }

  // The overloads of the driver are one function that sorts its arguments out by itself.
  override query = ((given: unknown, ...rest: unknown[]) => {
    const ask = super.query as unknown as (...all: unknown[]) => unknown;
    const name = typeof given === 'string' && given.trimStart().startsWith(mark) ? this.#nameOf(given) : undefined;
    return name === undefined ? ask.call(this, given, ...rest) : ask.call(this, { name, text: given, values: rest[0] });
  }) as pg.Client['query'];
}
