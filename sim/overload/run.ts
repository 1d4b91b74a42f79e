import { setTimeout as pause } from 'node:timers/promises';
import { calibration, vehicleTypes } from './calibration.ts';
import { enrol, planEnds, planSites } from './enrol.ts';
import { Line, type LineCounts, post } from './line.ts';
import { picturesOf } from './pictures.ts';
import { seeded } from './random.ts';
import { civilTime, passage, type Row, type SimulatedSite } from './traffic.ts';
import { type Happened, Trips } from './trips.ts';

export interface SimulationOptions {
  readonly url: string;
  readonly login: string;
  readonly password: string;
  readonly sites: number;
  /** Passages per second over all sites. */
  readonly perSecond: number;
  readonly seconds: number;
  readonly seed: number;
  readonly say: (text: string) => void;
}

export interface Played extends LineCounts {
  /** Slips of sources and what gates have told, sent. */
  slips: number;
  events: number;
}

const tickMs = 1000;
/** A truck is loaded at one of the sources so often, by seconds. */
const loadEvery = 5;

/** Signs of life. Of some stations the clock is off, and says so; its records are then no evidence. */
function heartbeats(sites: readonly SimulatedSite[], at: number): object[] {
  const wrong = Math.round(1 / calibration.faults.clockWrong);
  return sites.map(({ code }, index) => ({
    site: code,
    device: `${code}-S1`,
    at: civilTime(at),
    state: index % wrong === wrong - 2 ? 'fault' : 'ok',
    driftMs: index % wrong === wrong - 1 ? 9_000 : 80,
    queued: 0,
    simulated: true,
  }));
}

const screenKg = new Map(vehicleTypes.map((type) => [type.axles, type.screenKg]));
const looksOver = ({ axles, totalKg }: Row) => totalKg > (screenKg.get(axles) ?? Number.POSITIVE_INFINITY);

/** Plays stations, gates and sources for a while through the public feeds, with the faults of real ones. */
export async function simulate(options: SimulationOptions): Promise<Played> {
  const { url, perSecond, seconds, say } = options;
  const sites = planSites(options.sites);
  const ends = planEnds(Math.max(2, Math.ceil(options.sites / 6)));
  const key = await enrol(url, options.login, options.password, [...sites, ...ends]);
  const random = seeded(options.seed);
  const line = new Line({ url, key, random, allDialects: true });
  const trips = new Trips(random, [...sites, ...ends]);
  const run = Date.now().toString(36);
  const played = { slips: 0, events: 0 };
  say(`${sites.length + ends.length} 个模拟站点，每秒 ${perSecond} 辆，${seconds} 秒`);

  const tell = async ({ rows, events, slips }: Happened) => {
    await line.send(rows);
    const pictures = rows.filter(looksOver).flatMap((row) => picturesOf(random, row));
    if (pictures.length > 0) await line.attempt(() => post({ url, key }, 'media', pictures));
    if (events.length > 0) await line.attempt(() => post({ url, key }, 'gate-events', events));
    if (slips.length > 0) await line.attempt(() => post({ url, key }, 'loading-slips', slips));
    played.events += events.length;
    played.slips += slips.length;
  };

  let number = 0;
  const weigh = (second: number, at: number) => {
    const site = sites[Math.floor(random() * sites.length)];
    if (!site) throw new RangeError('no site');
    number += 1;
    const row = passage(random, site, `${run}${number}`, at);
    return { row, events: trips.follow(row, site, run, second) };
  };

  for (let second = 0; second < seconds; second += 1) {
    const began = Date.now();
    const fresh = Array.from({ length: perSecond }, () => weigh(second, began));
    const due = trips.due(began, second);
    const slip = second % loadEvery === 0 ? trips.load(run, began, second) : null;
    await tell({
      rows: [...fresh.map(({ row }) => row), ...due.rows],
      events: [...fresh.flatMap(({ events }) => events), ...due.events],
      slips: slip ? [slip] : [],
    });
    if (second % 60 === 0) {
      await line.attempt(() => post({ url, key }, 'heartbeats', heartbeats([...sites, ...ends], began)));
    }
    if (second % 10 === 9)
      say(`${second + 1} 秒：已送 ${line.counts.sent}，站内待传 ${line.kept}，途中 ${trips.waiting}`);
    await pause(Math.max(0, tickMs - (Date.now() - began)));
  }
  await tell(trips.due(Date.now()));
  await line.finish();
  return { ...line.counts, ...played };
}
