import { Account } from './platform.ts';

/** A gateway of text messages that plays against a running platform, through the public interface for messages. */
export interface SmsGatewayOptions {
  readonly url: string;
  readonly login: string;
  readonly password: string;
  readonly say: (text: string) => void;
}

export interface SmsCounts {
  readonly delivered: number;
  readonly failed: number;
  readonly answered: number;
}

interface Waiting {
  readonly id: string;
  readonly purpose: string;
  readonly phone: string;
  readonly body: string;
}

/** What somebody writes back, by the last figure of his number; most say nothing, as in life. */
const answers: Readonly<Record<string, string>> = {
  '0': '11',
  '1': '21',
  '2': '２１',
  '3': '43，情况没有改变',
  '4': '谢谢',
  '5': '32',
};
/** Numbers that end so are no longer in use. */
const isGone = (phone: string) => phone.endsWith('9');

/** Fetches what waits, tells what has arrived, and sends on what is written back, until nothing waits any more. */
export async function playSmsGateway({ url, login, password, say }: SmsGatewayOptions): Promise<SmsCounts> {
  const account = await Account.signIn(url, login, password);
  const at = () => new Date().toISOString();
  const hand = (contract: string, rows: readonly unknown[]) =>
    account.post<{ readonly accepted: number }>(`/api/hotline/contracts/${contract}`, rows);
  let [delivered, failed, answered] = [0, 0, 0];
  for (;;) {
    const waiting = await account.get<readonly Waiting[]>('/api/hotline/services/messages-out');
    if (waiting.length === 0) return { delivered, failed, answered };
    const receipts = waiting.map(({ id, phone }) =>
      isGone(phone)
        ? { id, delivered: false, receipt: '空号', at: at() }
        : { id, delivered: true, receipt: `SIM-${id.slice(-8)}`, at: at() },
    );
    const taken = await hand('message-receipts', receipts);
    if (taken?.accepted !== receipts.length) throw new Error('平台未接收短信回执');
    const gone = waiting.filter(({ phone }) => isGone(phone)).length;
    [delivered, failed] = [delivered + waiting.length - gone, failed + gone];
    const written = waiting.flatMap(({ purpose, phone }) => {
      const text = purpose === 'asked' && !isGone(phone) ? answers[phone.slice(-1)] : undefined;
      return text ? [{ phone, text, at: at() }] : [];
    });
    if (written.length > 0) answered += (await hand('message-answers', written))?.accepted ?? 0;
    say(`短信：送达 ${waiting.length - gone} 条，失败 ${gone} 条，回复 ${written.length} 条`);
  }
}
