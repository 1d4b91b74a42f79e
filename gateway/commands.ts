import type { Body } from '../protocols/jt808/index.ts';

export type CommandOutcome = 'done' | 'failed' | 'malformed' | 'unsupported' | 'silent' | 'offline';

export interface CommandResult {
  readonly outcome: CommandOutcome;
  /** Body of the terminal's answer, where there is more than a result. */
  readonly answer: Body | null;
}

interface Awaited {
  readonly messageId: number;
  readonly settle: (result: CommandResult) => void;
}

/** Messages down whose answers carry more than a result; the general response is then only a receipt. */
const answerIds: ReadonlyMap<number, number> = new Map([
  [0x8201, 0x0201],
  [0x8104, 0x0104],
  [0x8106, 0x0104],
  [0x8107, 0x0107],
  [0x8302, 0x0302],
  [0x8500, 0x0500],
  [0x8608, 0x0608],
  [0x8700, 0x0700],
  [0x8702, 0x0702],
  [0x8801, 0x0805],
  [0x8802, 0x0802],
  [0x9003, 0x1003],
  [0x9205, 0x1205],
]);

/** An answer of its own may still say that nothing came of it. */
function outcomeOf({ result }: Body): CommandOutcome {
  if (result === 'failed') return 'failed';
  return result === 'channel-unsupported' ? 'unsupported' : 'done';
}

/** Commands of one connection that wait for the terminal's answer, by their serial. */
export class AwaitedAnswers {
  readonly #awaited = new Map<number, Awaited>();

  /** Resolves with the answer, or as silent when the time is over. */
  wait(serial: number, messageId: number, ms: number): Promise<CommandResult> {
    return new Promise((resolve) => {
      const settle = (result: CommandResult) => {
        clearTimeout(timer);
        this.#awaited.delete(serial);
        resolve(result);
      };
      const timer = setTimeout(() => settle({ outcome: 'silent', answer: null }), ms);
      this.#awaited.set(serial, { messageId, settle });
    });
  }

  /** A message of the terminal that answers one of ours, in general or in particular. */
  take(messageId: number, body: Body): void {
    const serial = Number(body.replyToSerial);
    const awaited = this.#awaited.get(serial) ?? this.#unnamed(messageId, body);
    if (!awaited) return;
    const particular = answerIds.get(awaited.messageId);
    if (messageId !== 0x0001) {
      if (particular === messageId) awaited.settle({ outcome: outcomeOf(body), answer: body });
      return;
    }
    const result = String(body.result);
    if (result === 'ok' && particular === undefined) awaited.settle({ outcome: 'done', answer: null });
    else if (result === 'failed' || result === 'malformed' || result === 'unsupported') {
      awaited.settle({ outcome: result, answer: null });
    }
  }

  /** A driver's card never names the request, nor do positions of 2011: then the oldest of its kind is meant. */
  #unnamed(messageId: number, body: Body): Awaited | undefined {
    if ('replyToSerial' in body) return undefined;
    return [...this.#awaited.values()].find((one) => answerIds.get(one.messageId) === messageId);
  }

  /** The connection is gone. */
  end(): void {
    for (const { settle } of [...this.#awaited.values()]) settle({ outcome: 'silent', answer: null });
  }
}
