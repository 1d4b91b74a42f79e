import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { PlannedStep } from '../../sim/hotline/plan-year.ts';
import { Account } from '../../sim/hotline/platform.ts';
import { playYear } from '../../sim/hotline/play-year.ts';

export const hotlineYearUsage =
  '      hengdao sim hotline --orders 1000 --accounts data/accounts.txt [--url 地址] [--days 365] [--from 2025-01-01] [--snow 2025-01-26,2025-01-27] [--holidays 日期,…] [--seed 1]\n';

const options = {
  url: { type: 'string', default: 'http://127.0.0.1:8080' },
  accounts: { type: 'string' },
  orders: { type: 'string' },
  days: { type: 'string', default: '365' },
  from: { type: 'string', default: '2025-01-01' },
  snow: { type: 'string', default: '2025-01-26,2025-01-27' },
  holidays: {
    type: 'string',
    default: '2025-01-01,2025-01-28,2025-01-29,2025-01-30,2025-05-01,2025-05-02,2025-10-01,2025-10-02,2025-10-08',
  },
  seed: { type: 'string', default: '1' },
} as const;

function read(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Logins of the demonstration's people by what they do in the year. */
const logins: Readonly<Record<PlannedStep['by'] | 'agent', string>> = {
  agent: 'agent',
  dispatcher: 'dispatcher',
  handler: 'changsha',
  checker: 'checker',
  visitor: 'visitor',
};
/** The city of the account that handles what is handed on. */
const city = '430100';

/** Accounts and passwords as the first start leaves them: login, password and name by tab. */
function passwords(path: string): ReadonlyMap<string, string> {
  const lines = readFileSync(path, 'utf8').split('\n');
  return new Map(lines.map((line) => line.split('\t')).map(([login = '', password = '']) => [login, password]));
}

const dates = (text: string) => new Set(text.split(',').filter((day) => /^\d{4}-\d{2}-\d{2}$/.test(day)));

/** `hengdao sim hotline --orders N`: a year of orders by the people of the demonstration. Exit status 1 when refused. */
export async function simHotlineYear(args: readonly string[]): Promise<number> {
  const values = read(args);
  const [calls, days, seed] = [values?.orders, values?.days, values?.seed].map(Number);
  if (!values?.accounts || !calls || !days || !seed || !/^\d{4}-\d{2}-\d{2}$/.test(values.from)) {
    process.stderr.write(`用法：\n${hotlineYearUsage}`);
    return 2;
  }
  const known = passwords(values.accounts);
  const enter = (login: string) => Account.signIn(values.url, login, known.get(login) ?? '');
  const say = (text: string) => void process.stderr.write(`${text}\n`);
  const [agent, dispatcher, handler, checker, visitor] = await Promise.all(
    [logins.agent, logins.dispatcher, logins.handler, logins.checker, logins.visitor].map(enter),
  );
  if (!agent || !dispatcher || !handler || !checker || !visitor) throw new Error('an account has not come back');
  const { from, holidays, snow } = values;
  const plan = { from, days, seed, calls, cities: [city], holidays: dates(holidays), snow: dates(snow) };
  const counts = await playYear({ plan, agent, others: { dispatcher, handler, checker, visitor }, say });
  process.stdout.write(`${JSON.stringify(counts)}\n`);
  return counts.refused === 0 ? 0 : 1;
}
