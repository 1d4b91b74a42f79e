import { type Ctx, chinaMidnight, type EntityRecord, must, Refusal, type Values } from '../../kernel/sdk/index.ts';
import { terminal, vehicle } from './entities.ts';
import { position, vehicleDay } from './facts.ts';
import { DayCount, type DayPosition } from './rules/day.ts';
import { type RuleBook, ruleBookOn } from './rules/tables.ts';

type Vehicle = EntityRecord<typeof vehicle>;

const dayMs = 86_400_000;
const midnight = chinaMidnight;

/** One position as far as the day's figures need it. */
export type DayRow = DayPosition & { readonly plate: string };

/** Positions of a day, those of one vehicle together and in the order of time. */
export type DayReader = (day: string) => AsyncIterable<readonly DayRow[]>;

/** Out of the facts, as anybody reads them. */
async function* readDay(ctx: Ctx, day: string): AsyncGenerator<readonly DayRow[]> {
  const from = midnight(day);
  const at = { gte: from.toISOString(), lt: new Date(from.getTime() + dayMs).toISOString() };
  for await (const rows of ctx.facts(position).stream({ where: { at }, sort: ['phone', 'at'] })) {
    yield rows.map(({ plate, at: time, longitude, latitude, speedKmh, positioned, quality }) => ({
      plate,
      timeMs: Date.parse(time),
      longitude,
      latitude,
      speedKmh,
      positioned,
      qualified: quality === 'qualified',
    }));
  }
}

/** Counts the positions of a day by plate, as they come from disk: in bounded memory. */
async function counts(read: AsyncIterable<readonly DayRow[]>, book: RuleBook, due: ReadonlyMap<string, Vehicle>) {
  const found = new Map<string, DayCount>();
  for await (const rows of read) {
    for (const row of rows) {
      const owner = due.get(row.plate);
      if (!owner) continue;
      let count = found.get(row.plate);
      if (!count) {
        count = new DayCount(book, owner.vehicleClass);
        found.set(row.plate, count);
      }
      count.add(row);
    }
  }
  return found;
}

/**
 * Writes the daily row of every operating vehicle from the positions that are there. Run again after late positions it
 * corrects the rows whose figures have changed; those already right stay.
 */
export async function closeDay(
  ctx: Ctx,
  day: string,
  read: DayReader = (one) => readDay(ctx, one),
): Promise<{ vehicles: number; online: number; corrected: number }> {
  const book = ruleBookOn(day);
  if (!book) throw new Refusal('input.invalid', { detail: `${day} 尚无适用的规则。` });
  const operating = await ctx.entities(vehicle).all({ operating: true });
  const due = new Map(operating.map((one) => [one.plate, one]));
  const phones = new Map(
    (await ctx.entities(terminal).all({ state: 'admitted' })).map((one) => [one.plate, one.phone]),
  );
  const counted = await counts(read(day), book, due);
  const before = new Map((await ctx.facts(vehicleDay).all({ day })).map((row) => [row.plate, row]));
  const everNetworked = await networked(ctx, day);
  const rows = [];
  let online = 0;
  for (const { plate, org, vehicleClass, simulated } of operating) {
    const figures = (counted.get(plate) ?? new DayCount(book, vehicleClass)).figures;
    const isOnline = figures.qualified > 0;
    if (isOnline) online += 1;
    const values: Values<(typeof vehicleDay)['columns']> = {
      day,
      plate,
      phone: phones.get(plate) ?? null,
      org,
      vehicleClass,
      networked: isOnline || everNetworked.has(plate),
      online: isOnline,
      ...figures,
      rules: book.versions,
    };
    const known = before.get(plate);
    if (known && isSame(known, values)) continue;
    rows.push({ simulated: simulated ?? false, values, ...(known ? { corrects: known.factId } : {}) });
  }
  await ctx.facts(vehicleDay).record(rows, 'close-day');
  return { vehicles: operating.length, online, corrected: rows.filter((row) => 'corrects' in row).length };
}

function isSame(known: Readonly<Record<string, unknown>>, values: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(values).every(([name, value]) => (known[name] ?? null) === (value ?? null));
}

/** Plates that were networked on the last day closed before. */
async function networked(ctx: Ctx, day: string): Promise<ReadonlySet<string>> {
  const last = await ctx.facts(vehicleDay).list({ where: { day: { lt: day } }, sort: ['-day'], pageSize: 1 });
  if (last.rows.length === 0) return new Set();
  const rows = await ctx.facts(vehicleDay).all({ day: must(last.rows[0], 'the last day').day, networked: true });
  return new Set(rows.map((row) => row.plate));
}
