import type { FactType, FileStore, NewFact } from '../../kernel/sdk/index.ts';
import { driverCard, media, terminalMessage, waybill } from './message-facts.ts';
import { markOf } from './rules/terminal-alarms.ts';
import type { Bearer } from './terminal-register.ts';
import type { cardEvents, mediaEvents, mediaTypes } from './words.ts';

type Body = Readonly<Record<string, unknown>>;

/** A message of a terminal, decoded; names of its body are those of the protocol. */
export interface SaidMessage {
  readonly phone: string;
  /** Such as `0x0900`. */
  readonly messageId: string;
  readonly name: string;
  readonly serial: number;
  readonly receivedMs: number;
  readonly body: Body;
}

/** A file of an active-safety alarm. */
export interface BroughtFile {
  readonly phone: string;
  readonly alarmNumber: string;
  readonly identification: Body;
  readonly name: string;
  readonly type: string;
  readonly content: Uint8Array;
}

export interface MessageKeeperDeps {
  readonly bearerOf: (phone: string) => Bearer | null;
  readonly files: FileStore;
  readonly insert: <T extends FactType>(type: T, facts: readonly NewFact<T>[]) => Promise<void>;
  readonly driverChanged: (phone: string) => void;
}

const events: Readonly<Record<string, keyof typeof mediaEvents>> = {
  'platform-command': 'platform',
  timed: 'timed',
  robbery: 'robbery',
  collision: 'collision',
  'door-open': 'door-opened',
  'door-close': 'door-closed',
  'door-closed-speeding-up': 'door-closed-and-moving',
  distance: 'distance',
};
const fileTypes = ['image', 'audio', 'video', 'text'] as const;

const typeOf = (type: unknown): keyof typeof mediaTypes => fileTypes.find((one) => one === type) ?? 'other';
const textOf = (value: unknown, most: number): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, most) : null;
const recordOf = (value: unknown): Body => (typeof value === 'object' && value !== null ? (value as Body) : {});

/** The time told, or that of arrival where what was told is none. */
function timeOf(told: unknown, receivedMs: number): string {
  const ms = typeof told === 'string' ? Date.parse(told) : Number.NaN;
  return new Date(Number.isNaN(ms) ? receivedMs : ms).toISOString();
}

/** Ending of a file's name that a terminal made up: letters and digits, or nothing. */
const endingOf = (name: string) => /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? 'bin';

/** Turns what terminals say beside positions into facts and files. Each call returns when all of it is durable. */
export class MessageKeeper {
  readonly #deps: MessageKeeperDeps;
  /** Licence of the driver whose card was put in last. */
  readonly #drivers = new Map<string, string>();

  constructor(deps: MessageKeeperDeps) {
    this.#deps = deps;
  }

  async keep(message: SaidMessage): Promise<void> {
    switch (message.messageId) {
      case '0x0701':
        return await this.#waybill(message);
      case '0x0702':
        return await this.#driver(message);
      case '0x0801':
        return await this.#media(message);
      default:
        return await this.#message(message);
    }
  }

  async keepAlarmFile(brought: BroughtFile): Promise<void> {
    const { phone, alarmNumber, identification, type, content } = brought;
    const name = brought.name.replace(/[^\w.-]/g, '_').slice(-100);
    const hash = await this.#deps.files.put(content, name);
    const { terminalId, time, sequence } = identification;
    const channel = Number(/^\d\d_(\d{1,2})_/.exec(name)?.[1] ?? Number.NaN);
    const { at, mark } = {
      at: timeOf(time, Date.now()),
      mark: markOf({ terminalId: String(terminalId), time: String(time), sequence: Number(sequence) }),
    };
    const values = {
      ...this.#bearer(phone),
      at,
      mark,
      mediaType: typeOf(type),
      format: endingOf(name),
      mediaEvent: 'alarm' as const,
      channel: Number.isNaN(channel) ? null : channel,
      mediaId: alarmNumber,
      name,
      bytes: content.length,
      file: hash,
    };
    await this.#deps.insert(media, [{ simulated: this.#isSimulated(phone), values }]);
  }

  #bearer(phone: string): { phone: string; plate: string; org: string } {
    const bearer = this.#deps.bearerOf(phone);
    return { phone, plate: bearer?.plate ?? phone, org: bearer?.org ?? '430000' };
  }

  #isSimulated(phone: string): boolean {
    return this.#deps.bearerOf(phone)?.simulated ?? false;
  }

  async #message({ phone, messageId, name, serial, receivedMs, body }: SaidMessage): Promise<void> {
    const at = new Date(receivedMs).toISOString();
    const values = { ...this.#bearer(phone), at, messageId, name, serial, body };
    await this.#deps.insert(terminalMessage, [{ simulated: this.#isSimulated(phone), values }]);
  }

  async #waybill({ phone, receivedMs, body }: SaidMessage): Promise<void> {
    const at = new Date(receivedMs).toISOString();
    const values = { ...this.#bearer(phone), at, content: textOf(body.content, 20_000) ?? '（空）' };
    await this.#deps.insert(waybill, [{ simulated: this.#isSimulated(phone), values }]);
  }

  /** Of 2011 the body is the driver himself; later editions tell first what happened to the card. */
  async #driver({ phone, receivedMs, body }: SaidMessage): Promise<void> {
    const event: keyof typeof cardEvents =
      body.status === 'inserted' || body.status === 'removed' ? body.status : 'unknown';
    const person = 'licenceNumber' in body ? body : recordOf(body.driver);
    const licence = textOf(person.licenceNumber, 60);
    const values = {
      ...this.#bearer(phone),
      at: timeOf(body.time, receivedMs),
      event,
      result: textOf(body.result, 40),
      driver: textOf(person.name, 60),
      licence,
      identity: textOf(person.identityNumber, 40),
      issuer: textOf(person.issuer, 200),
      expires: textOf(person.expires, 20),
    };
    await this.#deps.insert(driverCard, [{ simulated: this.#isSimulated(phone), values }]);
    if (event === 'removed' || licence === null) return;
    const before = this.#drivers.get(phone);
    this.#drivers.set(phone, licence);
    if (before !== undefined && before !== licence) this.#deps.driverChanged(phone);
  }

  async #media({ phone, receivedMs, body }: SaidMessage): Promise<void> {
    const { mediaId, type, format, event, channel, position, data } = body;
    const content = Buffer.from(String(data), 'hex');
    const { time, longitude, latitude } = recordOf(position);
    const ending = textOf(String(format), 10) ?? 'bin';
    const hash = await this.#deps.files.put(content, `${phone}-${String(mediaId)}.${ending}`);
    const values = {
      ...this.#bearer(phone),
      at: timeOf(time, receivedMs),
      mediaType: typeOf(type),
      format: ending,
      mediaEvent: events[String(event)] ?? ('other' as const),
      channel: Number(channel),
      mediaId: String(mediaId),
      bytes: content.length,
      file: hash,
      longitude: typeof longitude === 'number' ? longitude : null,
      latitude: typeof latitude === 'number' ? latitude : null,
    };
    await this.#deps.insert(media, [{ simulated: this.#isSimulated(phone), values }]);
  }
}
