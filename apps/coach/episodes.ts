import { type Ctx, chinaDate, chinaIso, type Values } from '../../kernel/sdk/index.ts';
import { alarmEpisode } from './cases.ts';
import { alarm } from './facts.ts';
import { ruleBookOn } from './rules/tables.ts';
import { type AlarmKind, alarmKinds } from './words.ts';

export type AlarmValues = Values<(typeof alarm)['columns']>;

/** Alarms of one vehicle and kind that lie closer together are one matter. */
const gapMs = 30 * 60_000;
const why = '报警合并';

/** Faults of parts are not followed up, nor active-safety alarms of a low level: those warn the driver himself. */
function isMatter({ kind, level, at }: AlarmValues): boolean {
  if (kind === 'other') return false;
  if (typeof level !== 'number') return true;
  const book = ruleBookOn(chinaDate(new Date(at)));
  return book === null || level >= book.thresholds.safetyLevel;
}

const keyOf = (phone: string, kind: AlarmKind) => `${phone} ${kind}`;

/** Turns alarms into matters to be dealt with, one for each episode. */
export class Episodes {
  readonly #ctx: Ctx;
  /** When the last alarm of an episode was raised. */
  readonly #last = new Map<string, number>();

  constructor(ctx: Ctx) {
    this.#ctx = ctx;
  }

  /** Goes on where the process ended: alarms of the last hour whose episode was not opened any more are caught up. */
  async resume(): Promise<void> {
    const since = new Date(this.#ctx.clock.now().getTime() - 2 * gapMs).toISOString();
    for (const one of await this.#ctx.cases(alarmEpisode).all({ firstAt: { gte: since } })) {
      this.#see(keyOf(one.phone, one.kind), Date.parse(one.firstAt));
    }
    const alarms = await this.#ctx.facts(alarm).all({ at: { gte: since } });
    const simulated = new Set(alarms.filter((one) => one.simulated).map((one) => one.phone));
    const inOrder = [...alarms].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
    await this.open(inOrder, (phone) => simulated.has(phone));
  }

  async open(alarms: readonly AlarmValues[], isSimulated: (phone: string) => boolean): Promise<void> {
    for (const one of alarms) {
      if (!isMatter(one)) continue;
      const key = keyOf(one.phone, one.kind);
      const at = Date.parse(one.at);
      const last = this.#last.get(key);
      if (last === undefined || at - last > gapMs) await this.#openOne(one, isSimulated(one.phone));
      this.#see(key, at);
    }
  }

  #see(key: string, at: number): void {
    const last = this.#last.get(key);
    if (last === undefined || last < at) this.#last.set(key, at);
  }

  async #openOne(one: AlarmValues, simulated: boolean): Promise<void> {
    const { phone, plate, org, kind, origin, sign, longitude, latitude, speedKmh, limitKmh, level, area, basis } = one;
    const firstAt = chinaIso(new Date(one.at));
    const title = `${plate} ${alarmKinds[kind]} ${firstAt.slice(5, 16).replace('T', ' ')}`;
    const place = { longitude, latitude, speedKmh, limitKmh, area };
    await this.#ctx
      .cases(alarmEpisode)
      .open({ title, phone, plate, org, kind, origin, sign, firstAt, ...place, level, basis, simulated }, why);
  }
}
