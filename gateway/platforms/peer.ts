import { randomInt } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import {
  type CipherKeys,
  type Edition,
  encodeFrame,
  FrameSplitter,
  type LinkName,
  type Packet,
  readFrame,
  type Session,
  type SessionAction,
  type SessionEvent,
} from '../../protocols/jt809/index.ts';
import type { WireError } from '../../protocols/wire/index.ts';

/** What two platforms have agreed on. Keys are secrets: they are never logged. */
export interface PeerAgreement {
  readonly edition: Edition;
  readonly accessCode: number;
  readonly keys?: CipherKeys;
}

/** What a peer tells the one who runs it. */
export interface PeerEvents {
  readonly now: () => number;
  /** Where to connect for a link that is to be dialled. */
  readonly addressOf: (link: LinkName) => { readonly host: string; readonly port: number };
  /** Judges a login of the other side: `ok` or why not. Asked by upper platforms only. */
  readonly judge: (login: Packet, address: string) => string;
  /** A message of the peer; nothing more is read while too many of these run. */
  readonly delivered: (packet: Packet, serial: number) => Promise<void>;
  readonly up: (link: LinkName) => void;
  readonly down: (link: LinkName, why: string) => void;
  readonly bad: (error: WireError, bytes: Buffer) => void;
  readonly trouble: (what: string, error: unknown) => void;
}

/** Messages of one peer that are on their way to the disk. */
const mostUnder = 5000;
/** Bytes that the peer has not taken yet. */
const mostUnsent = 1024 * 1024;
const version = { 2011: '1.0.0', 2019: '1.2.15' } as const;

interface Line {
  readonly link: LinkName;
  readonly connection: number;
  readonly socket: Socket;
}

/** One platform that we talk to, on real sockets: carries out what its session asks. */
export class PlatformPeer {
  readonly #session: Session;
  readonly #agreement: PeerAgreement;
  readonly #events: PeerEvents;
  readonly #lines = new Map<string, Line>();
  /** Accepted connections are numbered by us, dialled ones by the session. */
  #accepted = 1_000_000;
  #timer: NodeJS.Timeout | null = null;
  #running = 0;
  #paused = false;
  #lastSerial = 0;
  #unsent = false;
  #stopping: (() => void) | null = null;

  constructor(session: Session, agreement: PeerAgreement, events: PeerEvents) {
    this.#session = session;
    this.#agreement = agreement;
    this.#events = events;
  }

  isUp(link: LinkName): boolean {
    return this.#session.isUp(link);
  }

  /** Whether a message would go out now rather than pile up. */
  get isReady(): boolean {
    if (!this.#session.isUp('main') && !this.#session.isUp('sub')) return false;
    for (const { socket } of this.#lines.values()) if (socket.writableLength > mostUnsent) return false;
    return true;
  }

  start(): void {
    this.#handle({ kind: 'start' });
  }

  /** Logs out and ends both links; what does not answer within a second is cut. */
  async stop(): Promise<void> {
    this.#handle({ kind: 'stop' });
    if (this.#lines.size > 0) {
      await new Promise<void>((resolve) => {
        const cut = setTimeout(resolve, 1000);
        this.#stopping = () => {
          clearTimeout(cut);
          resolve();
        };
      });
    }
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    for (const { socket } of this.#lines.values()) socket.destroy();
  }

  /** Takes over a connection of the peer, with the first frame that has told whose it is. */
  accept(
    link: LinkName,
    socket: Socket,
    splitter: { use(sink: (content: Buffer) => void): void },
    first: Buffer,
  ): void {
    this.#accepted += 1;
    const connection = this.#accepted;
    splitter.use((content) => this.#frame(link, connection, content));
    this.#open({ link, connection, socket });
    this.#handle({ kind: 'accepted', connection });
    this.#frame(link, connection, first);
  }

  /** Sends a message; gives its number, or null when no link is up. */
  send(packet: Packet): number | null {
    this.#unsent = false;
    this.#handle({ kind: 'send', packet });
    return this.#unsent ? null : this.#lastSerial;
  }

  #handle(event: SessionEvent): void {
    for (const action of this.#session.handle(event, this.#events.now())) this.#perform(action);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const due = this.#session.due();
    if (due === null) return;
    const wait = Math.max(0, due - this.#events.now());
    this.#timer = setTimeout(() => this.#handle({ kind: 'tick' }), wait).unref();
  }

  #perform(action: SessionAction): void {
    switch (action.kind) {
      case 'connect':
        this.#connect(action.link, action.connection);
        return;
      case 'transmit':
        this.#transmit(action.link, action.connection, action.serial, action.packet);
        return;
      case 'disconnect':
        this.#lineOf(action.link, action.connection)?.socket.destroySoon();
        return;
      case 'judge':
        this.#judge(action.connection, action.login);
        return;
      case 'up':
        this.#events.up(action.link);
        return;
      case 'down':
        this.#events.down(action.link, action.reason);
        return;
      case 'refused':
        this.#events.down(action.link, `登录被拒：${String(action.result)}`);
        return;
      case 'deliver':
        this.#deliver(action.packet, action.serial);
        return;
      case 'unsent':
        this.#unsent = true;
        return;
      default:
        // Gaps given up and messages out of place are told by the counts of both sides.
        return;
    }
  }

  #lineOf(link: LinkName, connection: number): Line | undefined {
    return this.#lines.get(`${link} ${connection}`);
  }

  #open(line: Line): void {
    const { link, connection, socket } = line;
    this.#lines.set(`${link} ${connection}`, line);
    if (this.#paused) socket.pause();
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.#lines.delete(`${link} ${connection}`);
      this.#handle({ kind: 'lost', link, connection });
      if (this.#lines.size === 0) this.#stopping?.();
    });
  }

  #connect(link: LinkName, connection: number): void {
    const socket = connect({ ...this.#events.addressOf(link), noDelay: true });
    const splitter = new FrameSplitter({
      frame: (content) => this.#frame(link, connection, content),
      bad: (error, bytes) => this.#events.bad(error, bytes),
    });
    socket.on('data', (chunk: Buffer) => splitter.push(chunk));
    this.#open({ link, connection, socket });
    socket.on('connect', () => this.#handle({ kind: 'connected', connection }));
  }

  #frame(link: LinkName, connection: number, content: Buffer): void {
    const read = readFrame(content, this.#agreement);
    if (!read.ok) {
      this.#events.bad(read.error, content);
      return;
    }
    const { header, packet } = read.value;
    this.#handle({ kind: 'received', link, connection, serial: header.serial, packet });
  }

  #transmit(link: LinkName, connection: number, serial: number, packet: Packet): void {
    const line = this.#lineOf(link, connection);
    if (!line) return;
    const { edition, accessCode, keys } = this.#agreement;
    const header = {
      serial,
      accessCode,
      version: version[edition],
      encryption: keys ? 1 : 0,
      key: keys ? randomInt(1, 0xffff_ffff) : 0,
      ...(edition === '2019' ? { sentAt: BigInt(Math.floor(this.#events.now() / 1000)) } : {}),
    };
    const frame = encodeFrame(header, packet, this.#agreement);
    if (!frame.ok) {
      this.#events.trouble('a message to a platform could not be written', frame.error);
      return;
    }
    this.#lastSerial = serial;
    line.socket.write(frame.value);
  }

  #judge(connection: number, login: Packet): void {
    const line = this.#lineOf('main', connection);
    const result = this.#events.judge(login, line?.socket.remoteAddress ?? '');
    // Actions of one event are carried out before the next is told.
    const verifyCode = randomInt(1, 0xffff_ffff);
    queueMicrotask(() => this.#handle({ kind: 'judged', connection, result, verifyCode }));
  }

  #deliver(packet: Packet, serial: number): void {
    this.#running += 1;
    if (this.#running >= mostUnder) this.#pause(true);
    void this.#events
      .delivered(packet, serial)
      .catch((error: unknown) => this.#events.trouble('a message of a platform could not be taken', error))
      .finally(() => {
        this.#running -= 1;
        if (this.#paused && this.#running * 2 < mostUnder) this.#pause(false);
      });
  }

  #pause(on: boolean): void {
    this.#paused = on;
    for (const { socket } of this.#lines.values()) {
      if (on) socket.pause();
      else socket.resume();
    }
  }
}
