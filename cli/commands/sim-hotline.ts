import { parseArgs } from 'node:util';
import { playExchange } from '../../sim/hotline/exchange.ts';
import { playSmsGateway } from '../../sim/hotline/sms-gateway.ts';
import { hotlineYearUsage, simHotlineYear } from './sim-hotline-year.ts';

export const hotlineUsage = `      hengdao sim hotline --password 接口账号口令 [--url 地址] [--login exchange] [--lines 8001,8002] [--calls 10] [--ring 5] [--talk 60]
      hengdao sim hotline --sms --password 短信网关账号口令 [--url 地址] [--login sms]
${hotlineYearUsage}`;

const options = {
  url: { type: 'string', default: 'http://127.0.0.1:8080' },
  login: { type: 'string' },
  sms: { type: 'boolean', default: false },
  password: { type: 'string' },
  lines: { type: 'string', default: '8001' },
  calls: { type: 'string', default: '10' },
  ring: { type: 'string', default: '5' },
  talk: { type: 'string', default: '60' },
} as const;

/** Null for options that there are not. */
function valuesOf(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

const whole = (text: string): number | null => (/^\d{1,6}$/.test(text) ? Number(text) : null);

/** `hengdao sim hotline`: plays the telephone exchange, or with `--sms` the gateway of text messages. Exit status 1 when the platform does not answer. */
export async function simHotline(args: readonly string[]): Promise<number> {
  if (args.some((arg) => arg.startsWith('--orders'))) return await simHotlineYear(args);
  const values = valuesOf(args);
  const password = values?.password ?? process.env.HENGDAO_SIM_PASSWORD;
  const lines = values?.lines.split(',').filter((line) => /^\d{2,20}$/.test(line)) ?? [];
  const [calls, ring, talk] = [values?.calls, values?.ring, values?.talk].map((text) => whole(text ?? ''));
  if (!values || !password || lines.length === 0 || calls == null || ring == null || talk == null) {
    process.stderr.write(`用法：\n${hotlineUsage}`);
    return 2;
  }
  const say = (text: string) => void process.stderr.write(`${text}\n`);
  const { url, sms } = values;
  const account = { url, password, login: values.login ?? (sms ? 'sms' : 'exchange'), say };
  try {
    const counts = sms
      ? await playSmsGateway(account)
      : await playExchange({ ...account, lines, calls, ringMs: ring * 1000, talkMs: talk * 1000 });
    process.stdout.write(`${JSON.stringify(counts)}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    return 1;
  }
}
