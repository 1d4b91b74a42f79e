import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Hand, hands, type People, readGround } from '../../sim/enforcement/ground.ts';
import { playCases } from '../../sim/enforcement/play-cases.ts';
import { Account } from '../../sim/hotline/platform.ts';

export const enforcementUsage =
  '      hengdao sim enforcement --cases 5300 --accounts data/accounts.txt [--url 地址] [--days 30] [--from 2025-01-01] [--at-once 4] [--seed 1]\n';

const options = {
  url: { type: 'string', default: 'http://127.0.0.1:8080' },
  accounts: { type: 'string' },
  cases: { type: 'string' },
  days: { type: 'string', default: '365' },
  from: { type: 'string', default: '2025-01-01' },
  'at-once': { type: 'string', default: '4' },
  seed: { type: 'string', default: '1' },
} as const;

/** Logins of the demonstration's people by what they do with a case. */
const logins: Readonly<Record<Hand, string>> = {
  officer: 'enforcer',
  head: 'enforcement-head',
  legal: 'legal',
  station: 'station',
  cashier: 'cashier',
  archivist: 'archivist',
};

function read(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Accounts and passwords as the first start leaves them: login, password and name by tab. */
function passwords(path: string): ReadonlyMap<string, string> {
  const lines = readFileSync(path, 'utf8').split('\n');
  return new Map(lines.map((line) => line.split('\t')).map(([login = '', password = '']) => [login, password]));
}

async function signInAll(url: string, known: ReadonlyMap<string, string>): Promise<People> {
  const entered = await Promise.all(
    hands.map(async (hand) => {
      const login = logins[hand];
      return [hand, await Account.signIn(url, login, known.get(login) ?? '')] as const;
    }),
  );
  return Object.fromEntries(entered) as Record<Hand, Account>;
}

/** `hengdao sim enforcement`: cases of a year by the people of the demonstration. Exit status 1 when any was refused. */
export async function simEnforcement(args: readonly string[]): Promise<number> {
  const values = read(args);
  const [cases, days, atOnce, seed] = [values?.cases, values?.days, values?.['at-once'], values?.seed].map(Number);
  if (!values?.accounts || !cases || !days || !atOnce || !seed || !/^\d{4}-\d{2}-\d{2}$/.test(values.from)) {
    process.stderr.write(`用法：\n${enforcementUsage}`);
    return 2;
  }
  const say = (text: string) => void process.stderr.write(`${text}\n`);
  try {
    const ground = await readGround(await signInAll(values.url, passwords(values.accounts)));
    const counts = await playCases({ plan: { from: values.from, days, cases, seed }, ground, atOnce, say });
    process.stdout.write(`${JSON.stringify(counts)}\n`);
    return counts.refused === 0 ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    return 1;
  }
}
