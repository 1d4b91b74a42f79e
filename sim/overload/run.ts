import { setTimeout as pause } from 'node:timers/promises';
import { vehicleTypes } from './calibration.ts';
import { enrol, planSites } from './enrol.ts';
import { Line, type LineCounts, post } from './line.ts';
import { picturesOf } from './pictures.ts';
import { seeded } from './random.ts';
import { civilTime, passage, type Row, type SimulatedSite } from './traffic.ts';

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

const tickMs = 1000;

function heartbeats(sites: readonly SimulatedSite[], at: number): object[] {
  return sites.map(({ code }) => ({
    site: code,
    device: `${code}-S1`,
    at: civilTime(at),
    state: 'ok',
    driftMs: 80,
    queued: 0,
    simulated: true,
  }));
}

const screenKg = new Map(vehicleTypes.map((type) => [type.axles, type.screenKg]));
const looksOver = ({ axles, totalKg }: Row) => totalKg > (screenKg.get(axles) ?? Number.POSITIVE_INFINITY);

/** Plays stations for a while through the public feeds, with the faults of real ones; gives what was sent and taken. */
export async function simulate(options: SimulationOptions): Promise<LineCounts> {
  const { url, perSecond, seconds, say } = options;
  const sites = planSites(options.sites);
  const key = await enrol(url, options.login, options.password, sites);
  const random = seeded(options.seed);
  const line = new Line({ url, key, random });
  const run = Date.now().toString(36);
  say(`${sites.length} 个模拟站点，每秒 ${perSecond} 辆，${seconds} 秒`);
  let number = 0;
  for (let second = 0; second < seconds; second += 1) {
    const began = Date.now();
    const rows = Array.from({ length: perSecond }, () => {
      const site = sites[Math.floor(random() * sites.length)];
      if (!site) throw new RangeError('no site');
      number += 1;
      return passage(random, site, `${run}${number}`, began);
    });
    await line.send(rows);
    const pictures = rows.filter(looksOver).flatMap((row) => picturesOf(random, row));
    if (pictures.length > 0) await line.attempt(() => post({ url, key }, 'media', pictures));
    if (second % 60 === 0) await line.attempt(() => post({ url, key }, 'heartbeats', heartbeats(sites, began)));
    if (second % 10 === 9) say(`${second + 1} 秒：已送 ${line.counts.sent}，站内待传 ${line.kept}`);
    await pause(Math.max(0, tickMs - (Date.now() - began)));
  }
  await line.finish();
  return line.counts;
}
