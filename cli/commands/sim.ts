import { parseArgs } from 'node:util';
import { sendYear, writeYear } from '../../sim/overload/bulk.ts';
import { simulate } from '../../sim/overload/run.ts';
import { coachUsage, simCoach } from './sim-coach.ts';
import { enforcementUsage, simEnforcement } from './sim-enforcement.ts';
import { hotlineUsage, simHotline } from './sim-hotline.ts';

const usage =
  '用法：hengdao sim overload --password 管理员口令 [--url 地址] [--login admin] [--sites 12] [--per-second 20] [--seconds 60] [--seed 1]\n' +
  '      hengdao sim overload --year 2025 --rows 1000000 {--password 管理员口令 | --dir 文件夹} [--sites 12] [--seed 1]\n' +
  '      hengdao sim overload --year 2025 --rows 1000000 --data-dir 数据目录 [--seed 1]（平台须先停止；全省站点，直接写入）\n';

const everyUsage = `${usage}${enforcementUsage}${coachUsage}${hotlineUsage}`;

const options = {
  url: { type: 'string', default: 'http://127.0.0.1:8080' },
  login: { type: 'string', default: 'admin' },
  password: { type: 'string' },
  sites: { type: 'string', default: '12' },
  'per-second': { type: 'string', default: '20' },
  seconds: { type: 'string', default: '60' },
  seed: { type: 'string', default: '1' },
  year: { type: 'string' },
  rows: { type: 'string', default: '1000000' },
  dir: { type: 'string' },
  'data-dir': { type: 'string' },
} as const;

type Values = NonNullable<ReturnType<typeof valuesOf>>;

function whole(text: string, most: number): number | null {
  const value = Number(text);
  return Number.isInteger(value) && value > 0 && value <= most ? value : null;
}

/** Null for options that there are not. */
function valuesOf(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** `hengdao sim overload`: plays weighing stations against a running platform. Exit status 1 when it does not answer. */
export async function sim([what, ...args]: readonly string[]): Promise<number> {
  if (what === 'coach') return await simCoach(args);
  if (what === 'hotline') return await simHotline(args);
  if (what === 'enforcement') return await simEnforcement(args);
  const values = valuesOf(args);
  if (!values) {
    process.stderr.write(everyUsage);
    return 2;
  }
  const play = what === 'overload' ? (values.year ? yearOf(values) : liveOf(values)) : null;
  if (!play) {
    process.stderr.write(everyUsage);
    return 2;
  }
  try {
    process.stdout.write(`${JSON.stringify(await play())}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    return 1;
  }
}

const say = (text: string) => void process.stderr.write(`${text}\n`);
const passwordOf = (values: Values) => values.password ?? process.env.HENGDAO_SIM_PASSWORD;

/** Stations as they would play now; null for options that make no sense. */
function liveOf(values: Values): (() => Promise<unknown>) | null {
  const { url, login } = values;
  const password = passwordOf(values);
  const sites = whole(values.sites, 100);
  const perSecond = whole(values['per-second'], 20_000);
  const seconds = whole(values.seconds, 86_400);
  const seed = whole(values.seed, 2 ** 32 - 1);
  if (!password || !sites || !perSecond || !seconds || !seed) return null;
  return () => simulate({ url, login, password, sites, perSecond, seconds, seed, say });
}

/** A whole year at once: through the feed, as files for the drop folder, or into a store that nobody has open. */
function yearOf(values: Values): (() => Promise<unknown>) | null {
  const { url, login, dir } = values;
  const password = passwordOf(values);
  const sites = whole(values.sites, 100);
  const rows = whole(values.rows, 1_000_000_000);
  const year = whole(values.year ?? '', 2100);
  const seed = whole(values.seed, 2 ** 32 - 1);
  if (!sites || !rows || !year || year < 2017 || !seed) return null;
  const common = { sites, rows, year, seed, say };
  const dataDir = values['data-dir'];
  if (dataDir) {
    return async () => (await import('./sim-overload-store.ts')).writeStoreYear({ dataDir, year, rows, seed, say });
  }
  if (dir) return async () => writeYear({ ...common, dir });
  return password ? () => sendYear({ ...common, url, login, password }) : null;
}
