import { closeDay, coach, type DayRow, position, vehicleDay } from '../../apps/coach/index.ts';
import { chinaDate, chinaMidnight } from '../../kernel/base/clock.ts';
import { systemWho } from '../../kernel/identity/who.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { liveFacts } from '../../kernel/store/live-facts.ts';
import type { Store } from '../../kernel/store/types.ts';

const dayMs = 86_400_000;
/** Days that were missed while the platform stood still are closed later, but not those of last year. */
const mostDays = 40;
/** After midnight, so that the last positions of the day have come. */
const afterMidnightMs = 30 * 60_000;
/** At the start so many days are looked at for positions that came after their closing. */
const daysLookedAt = 3;

const following = (day: string, days = 1) => chinaDate(new Date(chinaMidnight(day).getTime() + days * dayMs));

/** Bytes of a row: time, place and speed as numbers, then two flags, then the plate with its length before it. */
const fixedBytes = 8 + 8 + 8 + 4 + 1;

/**
 * The positions of a day in the engine's own bytes: a day of the province has more than a hundred million, which as JSON
 * would take the better part of an hour.
 */
export async function* readDayFast(store: Store, day: string): AsyncGenerator<readonly DayRow[]> {
  const from = chinaMidnight(day).getTime();
  const { stream } = await store.facts.exec({
    query: `
      SELECT toFloat64(toUnixTimestamp64Milli(at)), toFloat64(longitude), toFloat64(latitude), toFloat32(speed_kmh),
        toUInt8(positioned + 2 * (quality = 'qualified')), toString(plate)
      FROM ${liveFacts(coach.key, position)}
      WHERE at >= fromUnixTimestamp64Milli(${from}) AND at < fromUnixTimestamp64Milli(${from + dayMs})
      ORDER BY phone, at
      SETTINGS max_threads = 1, do_not_merge_across_partitions_select_final = 1
      FORMAT RowBinary`,
  });
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of stream) {
    const bytes = rest.length === 0 ? Buffer.from(piece as Uint8Array) : Buffer.concat([rest, piece as Uint8Array]);
    const { rows, used } = readRows(bytes);
    rest = bytes.subarray(used);
    yield rows;
  }
  if (rest.length > 0) throw new Error(`ClickHouse: ${rest.toString('utf8').slice(0, 500)}`);
}

function readRows(bytes: Buffer): { readonly rows: readonly DayRow[]; readonly used: number } {
  const rows: DayRow[] = [];
  let at = 0;
  while (at + fixedBytes < bytes.length) {
    // Plates are short: their length is one byte.
    const length = bytes[at + fixedBytes] ?? 0;
    const end = at + fixedBytes + 1 + length;
    if (end > bytes.length) break;
    const flags = bytes[at + 28] ?? 0;
    rows.push({
      timeMs: bytes.readDoubleLE(at),
      longitude: bytes.readDoubleLE(at + 8),
      latitude: bytes.readDoubleLE(at + 16),
      speedKmh: Math.round(bytes.readFloatLE(at + 24) * 10) / 10,
      positioned: (flags & 1) !== 0,
      qualified: (flags & 2) !== 0,
      plate: bytes.toString('utf8', at + fixedBytes + 1, end),
    });
    at = end;
  }
  return { rows, used: at };
}

/** Closes days by itself: each night the one that has ended, at a start those missed, and again what came in late. */
export class Closing {
  readonly #kernel: Kernel;
  /** Past days of which positions have come since they were closed. */
  readonly #late = new Set<string>();
  #looked = false;
  #todayMs = Number.POSITIVE_INFINITY;
  #todayEndsMs = 0;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  /** Told of each position as it comes, which is why it does no more than compare. */
  note(timeMs: number, nowMs: number): void {
    if (nowMs >= this.#todayEndsMs) {
      this.#todayMs = chinaMidnight(chinaDate(new Date(nowMs))).getTime();
      this.#todayEndsMs = this.#todayMs + dayMs;
    }
    if (timeMs < this.#todayMs) this.#late.add(chinaDate(new Date(timeMs)));
  }

  /** Closes what is due; gives the days. */
  async run(): Promise<readonly string[]> {
    const last = await this.#lastClosed();
    if (!this.#looked && last) await this.#lookBack(last);
    const due = [...(await this.#missed(last)), ...this.#takeLate(last)];
    for (const day of due) await this.close(day);
    return due;
  }

  async close(day: string): Promise<void> {
    const { store } = this.#kernel;
    await closeDay(this.#ctx, day, (one) => readDayFast(store, one));
  }

  get #ctx() {
    return this.#kernel.ctxFor(systemWho, coach);
  }

  async #lastClosed(): Promise<string | null> {
    const { rows } = await this.#ctx.facts(vehicleDay).list({ sort: ['-day'], pageSize: 1 });
    return rows[0]?.day ?? null;
  }

  /** Days that have ended since the last that was closed; at the very first, yesterday if anything was heard. */
  async #missed(last: string | null): Promise<readonly string[]> {
    const ended = chinaDate(new Date(this.#kernel.clock.now().getTime() - afterMidnightMs - dayMs));
    if (last === null) return (await this.#heard(ended)) ? [ended] : [];
    const days: string[] = [];
    const first = following(ended, 1 - mostDays);
    for (let day = following(last); day <= ended; day = following(day)) if (day >= first) days.push(day);
    return days;
  }

  async #heard(day: string): Promise<boolean> {
    const at = { gte: `${day}T00:00:00+08:00`, lt: `${following(day)}T00:00:00+08:00` };
    const { rows } = await this.#ctx.facts(position).list({ where: { at }, pageSize: 1 });
    return rows.length > 0;
  }

  /** A day that is not closed yet is closed with what came late anyhow. */
  #takeLate(last: string | null): readonly string[] {
    const days = [...this.#late].filter((day) => last !== null && day <= last);
    for (const day of this.#late) this.#late.delete(day);
    return days;
  }

  /** What the memory of the last run knew. */
  async #lookBack(last: string): Promise<void> {
    this.#looked = true;
    for (let back = 0; back < daysLookedAt; back += 1) {
      const day = following(last, -back);
      const closed = await this.#ctx.facts(vehicleDay).list({ where: { day }, sort: ['-receivedAt'], pageSize: 1 });
      const [newest] = closed.rows;
      if (!newest) continue;
      const at = { gte: `${day}T00:00:00+08:00`, lt: `${following(day)}T00:00:00+08:00` };
      const receivedAt = { gt: newest.receivedAt };
      const { rows } = await this.#ctx.facts(position).list({ where: { at, receivedAt }, pageSize: 1 });
      if (rows.length > 0) this.#late.add(day);
    }
  }
}
