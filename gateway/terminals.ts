import {
  type AssembledMessage,
  type Body,
  type Header,
  type Message,
  openFrame,
  PackageAssembler,
  type Position,
  readMessage,
  readPosition,
  readPositionBatch,
  requestMissing,
} from '../protocols/jt808/index.ts';
import { attempt, type WireError, wireError } from '../protocols/wire/index.ts';
import { catalogue } from './catalogue.ts';
import type { CommandResult } from './commands.ts';
import { Keeper } from './keeper.ts';
import { Ledger } from './ledger.ts';
import type { GatewayLimits } from './limits.ts';
import { Messages } from './messages.ts';
import type { Arrival, BadFrame, GatewayServices, SentFix, SessionEvent, SessionEventKind } from './services.ts';
import { type Link, Session } from './session.ts';

const message = {
  response: 0x0001,
  heartbeat: 0x0002,
  unregister: 0x0003,
  timeQuery: 0x0004,
  register: 0x0100,
  authenticate: 0x0102,
  position: 0x0200,
  positionAnswer: 0x0201,
  positionBatch: 0x0704,
} as const;

export interface GatewayCounts {
  readonly connections: number;
  readonly terminals: number;
  readonly frames: number;
  readonly badFrames: number;
  readonly positions: number;
  /** Messages that wait for the disk. */
  readonly waiting: number;
  /** Messages answered after their positions were durable. */
  readonly acknowledged: number;
  readonly badFramesDropped: number;
}

/** The chain of every message: frame, decode, check, facts, acknowledge. Carriers bring links, this does the rest. */
export class Terminals {
  readonly #services: GatewayServices;
  readonly #limits: GatewayLimits;
  readonly #ledger: Ledger;
  readonly #messages: Messages;
  readonly #bad: Keeper<BadFrame>;
  readonly #events: Keeper<SessionEvent>;
  readonly #sessions = new Set<Session>();
  readonly #byPhone = new Map<string, Session>();
  readonly #assembler = new PackageAssembler({ messages: 2000, bytes: 64 * 1024 * 1024 });
  /** Where packages are asked for again. */
  readonly #sweep: NodeJS.Timeout;
  readonly #run: string;
  #registrations = 0;
  #frames = 0;
  #badFrames = 0;
  #positions = 0;
  #opened = 0;

  constructor(services: GatewayServices, limits: GatewayLimits) {
    this.#services = services;
    this.#limits = limits;
    this.#run = services.now().toString(36);
    this.#ledger = new Ledger(services, limits, () => this.#resumeAll());
    this.#messages = new Messages(services, limits);
    const keeping = { most: limits.waitingBadFrames, retryMs: limits.retryMs };
    this.#bad = new Keeper<BadFrame>({
      ...keeping,
      write: (frames) => services.badFrames(frames),
      trouble: (error) => services.trouble('bad frames are not kept yet', error),
    });
    this.#events = new Keeper<SessionEvent>({
      most: limits.connections,
      retryMs: limits.retryMs,
      write: (events) => services.sessions(events),
      trouble: (error) => services.trouble('session events are not kept yet', error),
    });
    this.#sweep = setInterval(() => this.#askForPackages(), 1000).unref();
  }

  get counts(): GatewayCounts {
    return {
      connections: this.#sessions.size,
      terminals: this.#byPhone.size,
      frames: this.#frames,
      badFrames: this.#badFrames,
      positions: this.#positions,
      waiting: this.#ledger.waiting,
      acknowledged: this.#ledger.acknowledged,
      badFramesDropped: this.#bad.dropped,
    };
  }

  isOnline(phone: string): boolean {
    return this.#byPhone.has(phone);
  }

  /** Our address as a connected terminal reaches it. */
  localAddressOf(phone: string): string | null {
    return this.#byPhone.get(phone)?.link.localAddress ?? null;
  }

  open(link: Link): Session {
    this.#opened += 1;
    const session = new Session(`${this.#run}-${this.#opened}`, link, {
      frame: (from, content) => this.#frame(from, content),
      bad: (from, error, bytes) => this.#reject(from, error, bytes, null),
    });
    this.#sessions.add(session);
    return session;
  }

  /** The carrier has lost the link, or gives it up. */
  end(session: Session, why: string): void {
    if (session.ended) return;
    session.ended = true;
    this.#sessions.delete(session);
    session.answers.end();
    if (session.phone === null) return;
    if (this.#byPhone.get(session.phone) === session) this.#byPhone.delete(session.phone);
    this.#tell(session, session.phone, 'closed', why);
  }

  /** Sends a message to a terminal and waits for its answer. */
  async command(phone: string, messageId: number, body: Body, waitMs: number): Promise<CommandResult> {
    const session = this.#byPhone.get(phone);
    if (!session) return { outcome: 'offline', answer: null };
    const sent = session.send(messageId, phone, body);
    if ('error' in sent) return { outcome: 'malformed', answer: { error: sent.error.message } };
    return await session.answers.wait(sent.serial, messageId, waitMs);
  }

  /** Writes what waits for the disk, answers it and cuts all links. */
  async close(): Promise<void> {
    clearInterval(this.#sweep);
    for (const session of this.#sessions) session.link.pause();
    await this.#ledger.close();
    for (const session of [...this.#sessions]) {
      this.end(session, '平台停止');
      session.link.close();
    }
    await Promise.all([this.#messages.close(), this.#bad.close(), this.#events.close()]);
  }

  #frame(session: Session, content: Buffer): void {
    this.#frames += 1;
    session.frames += 1;
    const opened = attempt(() => openFrame(content));
    if (!opened.ok) {
      this.#reject(session, opened.error, content, null);
      return;
    }
    const { header, bodyStart, bodyEnd, checksumOk } = opened.value;
    if (!checksumOk) {
      this.#reject(session, wireError('frame.checksum', bodyEnd), content, null);
      return;
    }
    session.version = header.version;
    if (header.encryption !== 0) {
      this.#reject(session, wireError('frame.encrypted', bodyStart), content, header.phone);
      session.respond(header, 'unsupported');
      return;
    }
    if (header.package) {
      this.#package(session, header, content.subarray(bodyStart, bodyEnd));
      return;
    }
    this.#message(session, header, content, bodyStart, bodyEnd);
  }

  #package(session: Session, header: Header, body: Buffer): void {
    if (session.phone === null) {
      session.respond(header, 'failed');
      return;
    }
    const outcome = this.#assembler.add(header, body, this.#services.now());
    if (outcome.kind === 'refused') {
      this.#reject(session, outcome.error, body, header.phone);
      return;
    }
    if (outcome.kind === 'complete') {
      this.#assembled(session, header, outcome.message);
      return;
    }
    session.respond(header, 'ok');
  }

  /** The last package stands for the message: its answer waits for what the whole of it says. */
  #assembled(session: Session, last: Header, { header, body }: AssembledMessage): void {
    this.#message(session, { ...header, serial: last.serial }, body, 0, body.length);
  }

  #askForPackages(): void {
    for (const missing of this.#assembler.overdue(this.#services.now()).requests) {
      const session = this.#byPhone.get(missing.phone);
      if (!session) continue;
      const { header, body } = requestMissing(missing, 0);
      session.send(header.messageId, missing.phone, body);
    }
  }

  #message(session: Session, header: Header, bytes: Buffer, start: number, end: number): void {
    const { messageId, phone } = header;
    if (session.phone === null && messageId !== message.register && messageId !== message.authenticate) {
      session.respond(header, 'failed');
      return;
    }
    if (session.phone !== null && session.phone !== phone) {
      this.#reject(session, wireError('body.value', 4, '手机号与鉴权的终端不符'), bytes, phone);
      session.respond(header, 'failed');
      return;
    }
    switch (messageId) {
      case message.position:
        this.#position(session, header, bytes, start, end, 'report');
        return;
      case message.positionBatch:
        this.#positionBatch(session, header, bytes, start, end);
        return;
      case message.heartbeat:
        this.#answerInOrder(session, header, []);
        return;
      default:
        this.#decoded(session, header, bytes, start, end);
    }
  }

  #position(session: Session, header: Header, bytes: Buffer, start: number, end: number, arrival: Arrival): void {
    const read = attempt(() => readPosition(bytes, start, end));
    if (!read.ok) {
      this.#reject(session, read.error, bytes, header.phone);
      session.respond(header, 'malformed');
      return;
    }
    if (read.value.defect) this.#reject(session, read.value.defect, bytes, header.phone);
    this.#answerInOrder(session, header, [this.#fix(session, header, read.value, arrival)]);
  }

  #positionBatch(session: Session, header: Header, bytes: Buffer, start: number, end: number): void {
    const read = attempt(() => readPositionBatch(bytes, start, end));
    if (!read.ok) {
      this.#reject(session, read.error, bytes, header.phone);
      session.respond(header, 'malformed');
      return;
    }
    for (const defect of read.value.defects) this.#reject(session, defect, bytes, header.phone);
    const fixes = read.value.positions.map((position) => this.#fix(session, header, position, 'batch'));
    this.#answerInOrder(session, header, fixes);
  }

  #fix(session: Session, header: Header, position: Position, arrival: Arrival): SentFix {
    const { edition } = session;
    return { phone: header.phone, edition, position, arrival, receivedMs: this.#services.now() };
  }

  /** Answers when the positions, and all that the terminal sent before them, are durable. */
  #answerInOrder(session: Session, header: Header, fixes: readonly SentFix[]): void {
    if (fixes.length === 0 && session.waiting === 0) {
      session.respond(header, 'ok');
      return;
    }
    session.waiting += 1;
    this.#positions += fixes.length;
    this.#ledger.add({
      fixes,
      durable: () => {
        session.waiting -= 1;
        session.respond(header, 'ok');
        if (session.paused && !this.#ledger.isFull && session.waiting * 2 < this.#limits.waitingPerConnection) {
          this.#resume(session);
        }
      },
    });
    if (session.waiting >= this.#limits.waitingPerConnection || this.#ledger.isFull) this.#pause(session);
  }

  #pause(session: Session): void {
    if (session.paused) return;
    session.paused = true;
    session.link.pause();
  }

  #resume(session: Session): void {
    session.paused = false;
    session.link.resume();
  }

  #resumeAll(): void {
    for (const session of this.#sessions) {
      if (session.paused && session.waiting < this.#limits.waitingPerConnection) this.#resume(session);
    }
  }

  #decoded(session: Session, header: Header, bytes: Buffer, start: number, end: number): void {
    const read = attempt(() => readMessage(bytes, header, start, end, { catalogue }));
    if (!read.ok) {
      this.#reject(session, read.error, bytes, header.phone);
      session.respond(header, 'malformed');
      return;
    }
    const { body, edition } = read.value;
    switch (header.messageId) {
      case message.register:
        session.edition = edition;
        void this.#register(session, header, body);
        return;
      case message.authenticate:
        this.#authenticate(session, header, body);
        return;
      case message.response:
        session.answers.take(header.messageId, body);
        return;
      case message.timeQuery: {
        const time = new Date(this.#services.now()).toISOString();
        session.send(0x8004, header.phone, { time: `${time.slice(0, 19)}Z` });
        return;
      }
      case message.positionAnswer:
        session.answers.take(header.messageId, body);
        // 2011 has the position alone; the others name the request before it.
        this.#position(session, header, bytes, edition === '2011' ? start : start + 2, end, 'answer');
        return;
      case message.unregister:
        session.respond(header, 'ok');
        this.end(session, '终端注销');
        session.link.close();
        return;
      default:
        session.answers.take(header.messageId, body);
        this.#other(session, header, read.value, bytes);
    }
  }

  /** A message nobody knows is kept as it came. */
  #other(session: Session, header: Header, read: Message, bytes: Buffer): void {
    const { name, edition, body } = read;
    if (name !== undefined) {
      this.#messages.take(session, header, { name, edition, body });
      return;
    }
    this.#reject(session, wireError('message.unknown', 0), bytes, header.phone);
    session.respond(header, 'unsupported');
  }

  async #register(session: Session, header: Header, body: Body): Promise<void> {
    const { phone } = header;
    if (this.#registrations >= this.#limits.registrations) {
      // No answer: the terminal tries again, later than it would after a refusal.
      return;
    }
    this.#registrations += 1;
    try {
      const digits = (value: unknown, length: number) => String(value).padStart(length, '0');
      const answer = await this.#services.register({
        phone,
        edition: session.edition,
        address: session.link.address,
        division: `${digits(body.province, 2)}${digits(body.city, 4)}`,
        makerId: String(body.makerId),
        model: String(body.model),
        terminalId: String(body.terminalId),
        plate: String(body.plate),
        plateColour: String(body.plateColour),
      });
      const ok = answer.result === 'ok';
      this.#tell(session, phone, ok ? 'registered' : 'pending', ok ? null : answer.result);
      const said = { replyToSerial: header.serial, result: answer.result };
      session.send(0x8100, phone, answer.result === 'ok' ? { ...said, authCode: answer.authCode } : said);
    } catch (error) {
      this.#services.trouble('a registration could not be looked at', error);
    } finally {
      this.#registrations -= 1;
    }
  }

  #authenticate(session: Session, header: Header, body: Body): void {
    const { phone } = header;
    if (!this.#services.authenticate(phone, String(body.authCode ?? ''))) {
      this.#tell(session, phone, 'refused', '鉴权码不符或终端未准入');
      session.respond(header, 'failed');
      return;
    }
    const before = this.#byPhone.get(phone);
    if (before && before !== session) {
      this.#tell(before, phone, 'replaced', session.link.address);
      // It is the same terminal, whose old connection nobody has told of its end.
      this.end(before, '被新连接取代');
      before.link.close();
    }
    session.phone = phone;
    if (header.version !== undefined) session.edition = '2019';
    this.#byPhone.set(phone, session);
    this.#tell(session, phone, 'authenticated', null);
    session.respond(header, 'ok');
  }

  #tell(session: Session, phone: string, event: SessionEventKind, why: string | null): void {
    const { id: connection, link } = session;
    this.#events.add({ connection, atMs: this.#services.now(), phone, address: link.address, event, why });
  }

  #reject(session: Session, error: WireError, bytes: Buffer, phone: string | null): void {
    this.#badFrames += 1;
    session.badFrames += 1;
    this.#bad.add({
      connection: session.id,
      sequence: session.badFrames,
      atMs: this.#services.now(),
      phone: phone ?? session.phone,
      address: session.link.address,
      code: error.code,
      hex: bytes.toString('hex'),
    });
    if (session.badFrames < this.#limits.badFrames) return;
    this.end(session, '异常报文过多');
    session.link.close();
  }
}
