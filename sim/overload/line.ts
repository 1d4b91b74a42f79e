import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { calibration } from './calibration.ts';
import { type Dialect, dialectOf, dialects, inDialect, spoiled } from './dialects.ts';
import type { Random } from './random.ts';
import type { Row } from './traffic.ts';

export interface Receipt {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: readonly { readonly code: string }[];
}

export interface LineCounts {
  batches: number;
  /** Batches that a simulated cut kept back. */
  cut: number;
  /** Batches that the platform did not answer, sent again later. */
  down: number;
  sent: number;
  repeated: number;
  /** Rows that no platform could take, sent all the same. */
  spoiled: number;
  accepted: number;
  rejected: number;
}

export interface LineOptions {
  readonly url: string;
  readonly key: string;
  readonly random: Random;
  /** Speaks to the feeds of all dialects, each station its own; all speak the platform's unless told. */
  readonly allDialects?: boolean;
}

/** The platform does not answer, or cannot at the moment: the station keeps what it has and tries again. */
export class LineDown extends Error {
  override readonly name = 'LineDown';
}

async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch (cause) {
    throw new LineDown('no answer', { cause });
  }
}

/**
 * Sends one batch packed, as the interface describes it. Throws LineDown when it may be sent again, and an error with
 * the answer when it is refused.
 */
export async function post(options: Pick<LineOptions, 'url' | 'key'>, contract: string, rows: readonly object[]) {
  const response = await reach(`${options.url}/api/overload/contracts/${contract}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${options.key}`,
      'content-type': 'application/x-ndjson',
      'content-encoding': 'gzip',
    },
    body: new Uint8Array(gzipSync(rows.map((row) => JSON.stringify(row)).join('\n'))),
  });
  const text = await response.text();
  if (response.status >= 500) throw new LineDown(`${contract}: ${response.status}`);
  if (!response.ok) throw new Error(`${contract}: ${response.status} ${text.slice(0, 300)}`);
  return JSON.parse(text) as Receipt;
}

/**
 * The line of the stations to the platform. A station keeps what it could not send, in order, and sends it as soon as
 * the line is back; some rows come late and some twice.
 */
export class Line {
  readonly counts: LineCounts = {
    batches: 0,
    cut: 0,
    down: 0,
    sent: 0,
    repeated: 0,
    spoiled: 0,
    accepted: 0,
    rejected: 0,
  };
  readonly #options: LineOptions;
  #waiting: Row[] = [];
  #late: Row[] = [];

  constructor(options: LineOptions) {
    this.#options = options;
  }

  /** Rows that the stations still keep. */
  get kept(): number {
    return this.#waiting.length + this.#late.length;
  }

  /** Takes what the scales have weighed meanwhile and sends what can be sent. */
  async send(fresh: readonly Row[]): Promise<void> {
    const { random } = this.#options;
    const { late, lineCut } = calibration.faults;
    for (const row of fresh) (random() < late ? this.#late : this.#waiting).push(row);
    if (random() < lineCut) {
      this.counts.cut += 1;
      return;
    }
    await this.#tryFlush();
  }

  /** Sends what is not kept when the line is down, such as a sign of life: the next one comes soon. */
  async attempt(send: () => Promise<unknown>): Promise<void> {
    try {
      await send();
    } catch (error) {
      if (!(error instanceof LineDown)) throw error;
      this.counts.down += 1;
    }
  }

  /** Sends all that is left, also what is late; tries for two minutes when the line is down. */
  async finish(): Promise<void> {
    this.#waiting.push(...this.#late);
    this.#late = [];
    for (let attempt = 0; attempt < 120; attempt += 1) {
      if (await this.#tryFlush()) return;
      await pause(1000);
    }
    throw new LineDown(`${this.kept} rows could not be sent`);
  }

  async #tryFlush(): Promise<boolean> {
    try {
      await this.#flush();
      return true;
    } catch (error) {
      if (!(error instanceof LineDown)) throw error;
      this.counts.down += 1;
      return false;
    }
  }

  async #flush(): Promise<void> {
    const spoken = this.#options.allDialects ? dialects : (['weighings'] as const);
    for (const dialect of spoken) await this.#flushDialect(dialect);
  }

  /** What is sent with the rows of a batch: some twice, some that are none, now and then in another order. */
  #batchOf(dialect: Dialect, rows: readonly Row[]) {
    const { random } = this.#options;
    const { duplicate, badRow, shuffled } = calibration.faults;
    const again = rows.filter(() => random() < duplicate);
    const all = [...rows, ...again];
    if (random() < shuffled) all.reverse();
    const bad = dialect === 'weighings' ? rows.filter(() => random() < badRow).map((row) => spoiled(random, row)) : [];
    return {
      repeated: again.length,
      spoiled: bad.length,
      rows: [...all.map((row) => inDialect(dialect, row)), ...bad],
    };
  }

  async #flushDialect(dialect: Dialect): Promise<void> {
    const speaks = (row: Row) => !this.#options.allDialects || dialectOf(row.site) === dialect;
    const rows = this.#waiting.filter(speaks);
    if (rows.length === 0) return;
    const batch = this.#batchOf(dialect, rows);
    // Only after the answer: what was not answered is sent again, and counts once.
    const receipt = await post(this.#options, dialect, batch.rows);
    this.#waiting = this.#waiting.filter((row) => !speaks(row));
    this.counts.batches += 1;
    this.counts.sent += rows.length;
    this.counts.repeated += batch.repeated;
    this.counts.spoiled += batch.spoiled;
    this.counts.accepted += receipt.accepted;
    this.counts.rejected += receipt.rejected.length;
  }
}
