import { FeedSender } from '../feed-sender.ts';
import { Account } from './platform.ts';

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

/** Rings the lines one after the other; each call is answered and ended. Numbers of callers are made up. */
export async function playExchange(options: ExchangeOptions): Promise<ExchangeCounts> {
  const { url, login, password, lines, calls, ringMs, talkMs, say } = options;
  const account = await Account.signIn(url, login, password);
  const events = new FeedSender({
    url: `${url.replace(/^http/, 'ws')}/api/hotline/contracts/telephony`,
    stream: `exchange-${login}`,
    headers: account.headers,
  });
  /** None is accepted when the platform knows better what the line does. */
  const tell = async (event: Readonly<Record<string, unknown>>) =>
    (await events.send([{ ...event, at: new Date().toISOString() }])).accepted;
  let accepted = 0;
  try {
    for (let number = 0; number < calls; number += 1) {
      const lineNumber = lines[number % lines.length];
      const callId = `sim-${Date.now()}-${number}`;
      const phone = `1390000${String(1000 + (number % 97))}`;
      accepted += await tell({ callId, event: 'ring', lineNumber, phone });
      say(`${lineNumber} 振铃：${phone}`);
      await wait(ringMs);
      accepted += await tell({ callId, event: 'answer', lineNumber });
      await wait(talkMs);
      accepted += await tell({ callId, event: 'end', lineNumber });
    }
  } finally {
    events.close();
  }
  return { calls, accepted };
}
