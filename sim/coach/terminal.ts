import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { jsatl12Messages } from '../../protocols/jsatl12/index.ts';
import {
  type Body,
  catalogueOf,
  decodeFrame,
  type Edition,
  encodeBody,
  encodeFrame,
  FrameSplitter,
  frameOf,
  framesOf,
  jt808Messages,
  type Message,
  type PositionToWrite,
  writePosition,
} from '../../protocols/jt808/index.ts';
import { ByteWriter } from '../../protocols/wire/index.ts';

const catalogue = catalogueOf(jt808Messages, jsatl12Messages);

export interface TerminalOptions {
  readonly host: string;
  readonly port: number;
  readonly phone: string;
  readonly edition?: Edition;
  /** Sees every message of the platform. */
  readonly onMessage?: (message: Message) => void;
  readonly onClose?: () => void;
}

export interface Claimed {
  readonly plate: string;
  readonly plateColour: string;
  readonly city: number;
}

/** One terminal on a real socket. Answers of the platform resolve what was sent, by serial. */
export class SimTerminal {
  readonly phone: string;
  readonly #options: TerminalOptions;
  readonly #edition: Edition;
  readonly #waiting = new Map<number, (message: Message | null) => void>();
  readonly #asked = new Map<number, (message: Message) => void>();
  /** The last few messages, for whoever asks for them. */
  #unasked: Message[] = [];
  #socket: Socket | null = null;
  #serial = 0;

  constructor(options: TerminalOptions) {
    this.#options = options;
    this.phone = options.phone;
    this.#edition = options.edition ?? '2013';
  }

  async connect(): Promise<void> {
    const { host, port } = this.#options;
    const socket = connect({ host, port, noDelay: true });
    const splitter = new FrameSplitter({
      frame: (content) => this.#take(content),
      bad: () => undefined,
    });
    socket.on('data', (chunk) => splitter.push(chunk));
    socket.on('close', () => this.#end());
    await once(socket, 'connect');
    // From here on a broken connection shows in `close`.
    socket.on('error', () => undefined);
    this.#socket = socket;
  }

  /** The auth code, or null when the platform does not admit it. */
  async register({ plate, plateColour, city }: Claimed): Promise<string | null> {
    const body = {
      province: 43,
      city,
      makerId: 'HDSIM',
      model: 'HD-SIM',
      terminalId: this.phone.slice(-7),
      plateColour,
      plate,
    };
    const answer = await this.ask(0x0100, body);
    return answer?.body.result === 'ok' ? String(answer.body.authCode) : null;
  }

  async authenticate(authCode: string): Promise<boolean> {
    const about = this.#edition === '2019' ? { imei: '0'.repeat(15), softwareVersion: 'sim' } : {};
    const answer = await this.ask(0x0102, { authCode, ...about });
    return answer?.body.result === 'ok';
  }

  /** Resolves with the platform's answer; null when the connection ends before. */
  ask(messageId: number, body: Body): Promise<Message | null> {
    return this.#await(this.send(messageId, body));
  }

  /** True once the platform has acknowledged it; null when the connection ends before. */
  async report(position: PositionToWrite): Promise<boolean | null> {
    const answer = await this.#await(this.sendPosition(position));
    return answer && answer.body.result === 'ok';
  }

  /** Positions that could not be sent when they were due, in one message. True once the platform has taken them. */
  async reportLate(positions: readonly PositionToWrite[]): Promise<boolean | null> {
    const to = new ByteWriter(64 * positions.length + 3);
    to.u16(positions.length);
    to.u8(1);
    for (const position of positions) {
      const length = to.reserve(2);
      writePosition(to, position);
      to.patch(length, 2, to.at - length - 2);
    }
    const serial = this.#next();
    const frame = frameOf(this.#header(0x0704, serial), Buffer.from(to.written));
    if (!frame.ok) throw new Error(frame.error.message);
    this.write(frame.value);
    const answer = await this.#await(serial);
    return answer && answer.body.result === 'ok';
  }

  send(messageId: number, body: Body): number {
    const serial = this.#next();
    const frame = encodeFrame({ header: this.#header(messageId, serial), edition: this.#edition, body });
    if (!frame.ok) throw new Error(frame.error.message);
    this.write(frame.value);
    return serial;
  }

  /** Sends a message in as many packages as it needs. */
  sendLong(messageId: number, body: Body): void {
    const header = this.#header(messageId, this.#serial);
    const bytes = encodeBody({ header, edition: this.#edition, body }, catalogue);
    const frames = bytes.ok ? framesOf(header, bytes.value) : bytes;
    if (!frames.ok) throw new Error(frames.error.message);
    this.#serial = (this.#serial + frames.value.length) & 0xffff;
    for (const frame of frames.value) this.write(frame);
  }

  /** The next message of a kind that the platform sends, or has sent and nobody has asked for yet. */
  next(messageId: number): Promise<Message> {
    const at = this.#unasked.findIndex(({ header }) => header.messageId === messageId);
    const [there] = at < 0 ? [] : this.#unasked.splice(at, 1);
    if (there) return Promise.resolve(there);
    return new Promise((resolve) => this.#asked.set(messageId, resolve));
  }

  sendPosition(position: PositionToWrite): number {
    const serial = this.#next();
    this.write(positionFrame(this.#header(0x0200, serial), position));
    return serial;
  }

  write(bytes: Buffer): void {
    this.#socket?.write(bytes);
  }

  close(): void {
    this.#socket?.destroy();
  }

  #next(): number {
    const serial = this.#serial;
    this.#serial = (serial + 1) & 0xffff;
    return serial;
  }

  #header(messageId: number, serial: number) {
    const version = this.#edition === '2019' ? 1 : undefined;
    return { messageId, serial, phone: this.phone, encryption: 0, version };
  }

  #await(serial: number): Promise<Message | null> {
    return new Promise((resolve) => {
      if (!this.#socket || this.#socket.destroyed) return resolve(null);
      this.#waiting.set(serial, resolve);
    });
  }

  #take(content: Buffer): void {
    const read = decodeFrame(content, { catalogue });
    if (!read.ok) return;
    const { header, body } = read.value;
    const isAnswer = header.messageId === 0x8001 || header.messageId === 0x8100;
    const serial = Number(body.replyToSerial);
    if (isAnswer) {
      this.#waiting.get(serial)?.(read.value);
      this.#waiting.delete(serial);
    } else this.#offer(read.value);
    this.#options.onMessage?.(read.value);
  }

  #offer(message: Message): void {
    const { messageId } = message.header;
    const asked = this.#asked.get(messageId);
    this.#asked.delete(messageId);
    if (asked) asked(message);
    else this.#unasked = [...this.#unasked.slice(-9), message];
  }

  #end(): void {
    for (const settle of this.#waiting.values()) settle(null);
    this.#waiting.clear();
    this.#options.onClose?.();
  }
}

export function positionFrame(header: Message['header'], position: PositionToWrite): Buffer {
  const to = new ByteWriter(64);
  writePosition(to, position);
  const frame = frameOf(header, Buffer.from(to.written));
  if (!frame.ok) throw new Error(frame.error.message);
  return frame.value;
}
