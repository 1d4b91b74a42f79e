/** A telephone exchange that plays calls against a running platform, through the public interface for call events. */
export interface ExchangeOptions {
  readonly url: string;
  readonly login: string;
  readonly password: string;
  /** Agents' lines that ring. */
  readonly lines: readonly string[];
  /** How many calls, and how long each rings and is talked, in milliseconds. */
  readonly calls: number;
  readonly ringMs: number;
  readonly talkMs: number;
  readonly say: (text: string) => void;
}

export interface ExchangeCounts {
  readonly calls: number;
  readonly accepted: number;
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

async function signIn({ url, login, password }: ExchangeOptions): Promise<string> {
  const answer = await fetch(`${url}/api/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hengdao': '1' },
    body: JSON.stringify({ login, password }),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (!answer.ok || !cookie) throw new Error(`登录失败（${answer.status}）`);
  return cookie;
}

/** Sends one event and tells how many were accepted: none when the platform knows better what the line does. */
async function send(url: string, cookie: string, event: Readonly<Record<string, unknown>>): Promise<number> {
  const answer = await fetch(`${url}/api/hotline/contracts/telephony`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hengdao': '1', cookie },
    body: JSON.stringify([{ ...event, at: new Date().toISOString() }]),
  });
  if (!answer.ok) throw new Error(`平台拒绝通话事件（${answer.status}）`);
  return ((await answer.json()) as { readonly accepted: number }).accepted;
}

/** Rings the lines one after the other; each call is answered and ended. Numbers of callers are made up. */
export async function playExchange(options: ExchangeOptions): Promise<ExchangeCounts> {
  const { url, lines, calls, ringMs, talkMs, say } = options;
  const cookie = await signIn(options);
  let accepted = 0;
  for (let number = 0; number < calls; number += 1) {
    const lineNumber = lines[number % lines.length];
    const callId = `sim-${Date.now()}-${number}`;
    const phone = `1390000${String(1000 + (number % 97))}`;
    accepted += await send(url, cookie, { callId, event: 'ring', lineNumber, phone });
    say(`${lineNumber} 振铃：${phone}`);
    await wait(ringMs);
    accepted += await send(url, cookie, { callId, event: 'answer', lineNumber });
    await wait(talkMs);
    accepted += await send(url, cookie, { callId, event: 'end', lineNumber });
  }
  return { calls, accepted };
}
