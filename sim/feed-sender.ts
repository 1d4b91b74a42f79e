import WebSocket from 'ws';

/** What became of a batch: told once it is durable. */
export interface BatchReceipt {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
}

export interface FeedSenderOptions {
  /** The feed's address over WebSocket, such as `ws://host/api/hotline/contracts/telephony`. */
  readonly url: string;
  /** A name of the sender's own for what he numbers. */
  readonly stream: string;
  /** Session or key. */
  readonly headers: Readonly<Record<string, string>>;
  /** How long to wait before connecting again, in milliseconds; doubled up to a hundred times as long. */
  readonly pauseMs?: number;
}

/** The platform does not take what is sent, and sending it again would not help. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken';
}

interface Waiting {
  readonly rows: readonly unknown[];
  readonly taken: (receipt: BatchReceipt) => void;
  readonly refused: (error: Error) => void;
}

interface Told {
  readonly taken?: number;
  readonly no?: number | null;
  readonly receipt?: { readonly accepted: number; readonly duplicates: number; readonly rejected: readonly unknown[] };
  readonly error?: { readonly code: string; readonly message: string };
}

const passing = 1013;

/**
 * Sends numbered batches to a feed over a socket. What is not acknowledged is kept, and sent again after the line was
 * cut; what the platform has by then is left out, so that nothing is lost and nothing counts twice.
 */
export class FeedSender {
  readonly #options: FeedSenderOptions;
  /** In the order of sending; the first has the number after `#taken`. */
  readonly #waiting: Waiting[] = [];
  #taken = 0;
  /** How many of those that wait have gone over this connection. */
  #gone = 0;
  #socket: WebSocket | null = null;
  #open = false;
  /** What the platform has said last against what was sent; final unless it closes as for a passing trouble. */
  #refusal: Error | null = null;
  #ended: Error | null = null;
  #pauseMs: number;
  #again: NodeJS.Timeout | undefined;

  constructor(options: FeedSenderOptions) {
    this.#options = options;
    this.#pauseMs = options.pauseMs ?? 100;
    this.#connect();
  }

  /** Resolves when the batch is durable; rejects with `NotTaken` when the platform does not want it. */
  send(rows: readonly unknown[]): Promise<BatchReceipt> {
    return new Promise((taken, refused) => {
      if (this.#ended) return refused(this.#ended);
      this.#waiting.push({ rows, taken, refused });
      this.#flush();
    });
  }

  /** Ends the connection; what still waits is rejected. */
  close(): void {
    this.#end(new NotTaken('已停止发送'));
  }

  #connect(): void {
    const { url, stream, headers } = this.#options;
    const socket = new WebSocket(`${url}?stream=${encodeURIComponent(stream)}`, { headers });
    this.#socket = socket;
    socket.on('message', (data) => this.#hear(JSON.parse(String(data)) as Told));
    socket.on('unexpected-response', (_request, answer) => {
      const status = answer.statusCode ?? 0;
      answer.resume();
      if (status >= 500) socket.terminate();
      else this.#end(new NotTaken(`平台拒绝连接（${status}）`));
    });
    // An error is followed by the close, which says all that matters here.
    socket.on('error', () => undefined);
    socket.on('close', (code) => this.#cut(code));
  }

  #hear({ taken, no, receipt, error }: Told): void {
    this.#pauseMs = this.#options.pauseMs ?? 100;
    if (taken !== undefined) this.#resume(taken);
    else if (receipt && no === this.#taken + 1) {
      const { accepted, duplicates, rejected } = receipt;
      this.#settle({ accepted, duplicates, rejected: rejected.length });
    } else if (error) this.#refusal = new NotTaken(`平台未接收（${error.code}）：${error.message}`);
  }

  /** After a cut, batches may be durable whose receipts were lost; to a new sender his stream may be longer. */
  #resume(taken: number): void {
    if (this.#taken > 0 || this.#gone > 0)
      while (this.#taken < taken && this.#waiting.length > 0) {
        const rows = this.#waiting[0]?.rows.length ?? 0;
        this.#settle({ accepted: 0, duplicates: rows, rejected: 0 });
      }
    this.#taken = taken;
    this.#gone = 0;
    this.#open = true;
    this.#flush();
  }

  #settle(receipt: BatchReceipt): void {
    this.#taken += 1;
    this.#gone -= 1;
    this.#waiting.shift()?.taken(receipt);
  }

  #flush(): void {
    if (!this.#open) return;
    for (; this.#gone < this.#waiting.length; this.#gone += 1) {
      const batch = { no: this.#taken + this.#gone + 1, rows: this.#waiting[this.#gone]?.rows };
      this.#socket?.send(JSON.stringify(batch));
    }
  }

  #cut(code: number): void {
    this.#open = false;
    if (this.#refusal && code !== passing) this.#end(this.#refusal);
    if (this.#ended) return;
    this.#refusal = null;
    this.#again = setTimeout(() => this.#connect(), this.#pauseMs);
    this.#pauseMs = Math.min(this.#pauseMs * 2, (this.#options.pauseMs ?? 100) * 100);
  }

  #end(error: Error): void {
    this.#ended ??= error;
    clearTimeout(this.#again);
    this.#socket?.close();
    for (const { refused } of this.#waiting.splice(0)) refused(error);
  }
}
