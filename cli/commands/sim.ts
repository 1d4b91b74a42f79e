import { parseArgs } from 'node:util';
import { simulate } from '../../sim/overload/run.ts';
import { coachUsage, simCoach } from './sim-coach.ts';
import { hotlineUsage, simHotline } from './sim-hotline.ts';

const usage =
  '用法：hengdao sim overload --password 管理员口令 [--url 地址] [--login admin] [--sites 12] [--per-second 20] [--seconds 60] [--seed 1]\n';

const options = {
  url: { type: 'string', default: 'http://127.0.0.1:8080' },
  login: { type: 'string', default: 'admin' },
  password: { type: 'string' },
  sites: { type: 'string', default: '12' },
  'per-second': { type: 'string', default: '20' },
  seconds: { type: 'string', default: '60' },
  seed: { type: 'string', default: '1' },
} as const;

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
  const values = valuesOf(args);
  if (!values) {
    process.stderr.write(`${usage}${coachUsage}${hotlineUsage}`);
    return 2;
  }
  const password = values.password ?? process.env.HENGDAO_SIM_PASSWORD;
  const [sites, perSecond, seconds, seed] = [
    whole(values.sites, 100),
    whole(values['per-second'], 20_000),
    whole(values.seconds, 86_400),
    whole(values.seed, 2 ** 32 - 1),
  ];
  if (what !== 'overload' || !password || !sites || !perSecond || !seconds || !seed) {
    process.stderr.write(`${usage}${coachUsage}${hotlineUsage}`);
    return 2;
  }
  const { url, login } = values;
  const say = (text: string) => void process.stderr.write(`${text}\n`);
  try {
    const counts = await simulate({ url, login, password, sites, perSecond, seconds, seed, say });
    process.stdout.write(`${JSON.stringify(counts)}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    return 1;
  }
}
