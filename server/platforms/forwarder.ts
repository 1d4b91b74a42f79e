import { alarm, coach, type Judgement, platformLink, position, sentCount } from '../../apps/coach/index.ts';
import { chinaDate } from '../../kernel/base/clock.ts';
import { systemWho } from '../../kernel/identity/who.ts';
import type { FactRecord, Values } from '../../kernel/sdk/index.ts';
import type { Packet } from '../../protocols/jt809/index.ts';
import type { CoachHouse, Trouble } from '../terminals/house.ts';
import { typeOfKind } from './alarm-types.ts';
import { bodyOfPosition, isSendable, type PositionValues } from './positions.ts';
import { editionOf, type Platform } from './register.ts';
import type { LinkTally } from './tally.ts';

export interface ForwarderDeps {
  readonly house: CoachHouse;
  readonly platform: () => Platform;
  readonly tally: LinkTally;
  /** Null when no link is up. */
  readonly send: (packet: Packet) => number | null;
  /** Whether a message would go out now rather than pile up. */
  readonly isReady: () => boolean;
  readonly trouble: Trouble;
  /**
   * How long a link may have been dead before anybody noticed: what was sent meanwhile is sent again. Twice is harmless,
   * since the other side counts a position once.
   */
  readonly doubtMs: number;
}

type AlarmValues = Values<(typeof alarm)['columns']>;

/** Positions that wait in memory for the socket; beyond them they are read from the store again. */
const mostWaiting = 50_000;
/** Of one packet of late positions. 809 8.3.3.2.3. */
const largestPacket = 5;
/** Positions that were on their way to the disk when the mark was set. */
const commitMs = 60_000;
const pauseMs = 50;

/**
 * Sends our positions and alarms to an upper platform. The store itself is the queue: a mark tells until when all is
 * sent, is kept with the counts of each minute, and whatever lies behind it goes out again after a cut or a restart.
 */
export class Forwarder {
  readonly #deps: ForwarderDeps;
  #waiting: PositionValues[] = [];
  /** Everything that became durable before is sent. */
  #markMs: number;
  /** When the youngest position that waits became durable. */
  #youngestMs: number;
  #catching = false;
  #behind = true;
  #pumping = false;
  #closed = false;
  /** How often the link went down. */
  #cuts = 0;
  readonly #registered = new Set<string>();
  readonly #counts = new Map<string, { plate: string; org: string; day: string; sent: number }>();

  constructor(deps: ForwarderDeps, markMs: number) {
    this.#deps = deps;
    this.#markMs = markMs;
    this.#youngestMs = markMs;
  }

  /** Where a forwarder goes on that has run before: the mark of the last minute that was kept. */
  static async lastMark({ kernel }: CoachHouse, { platformId }: Platform): Promise<number | null> {
    const links = kernel.ctxFor(systemWho, coach).facts(platformLink);
    const { rows } = await links.list({ where: { platformId }, sort: ['-at'], pageSize: 1 });
    return rows[0]?.sentUntil ? Date.parse(rows[0].sentUntil) : null;
  }

  get sentUntilMs(): number {
    if (!this.#behind && this.#waiting.length === 0) this.#markMs = Math.max(this.#markMs, this.#youngestMs);
    return this.#markMs;
  }

  /** Nothing waits and nothing is owed. */
  get isDone(): boolean {
    return !this.#behind && !this.#catching && this.#waiting.length === 0;
  }

  /** Facts that have become durable. */
  durable({ positions, alarms }: Pick<Judgement, 'positions' | 'alarms'>): void {
    if (this.#closed) return;
    this.#youngestMs = this.#nowMs();
    for (const { values } of alarms) this.#sendAlarm(values);
    if (this.#behind && !this.#catching) return;
    if (this.#waiting.length + positions.length > mostWaiting) {
      this.#fallBehind(0);
      return;
    }
    for (const { values } of positions) if (isSendable(values)) this.#waiting.push(values);
    this.#pump();
  }

  /** The link is up: what is owed goes out, and from now on what comes in. */
  linkUp(): void {
    this.#registered.clear();
    if (this.#catching || this.#closed) return;
    void this.#catchUp().catch((error: unknown) => {
      this.#deps.trouble('owed positions could not be sent', error);
      this.#catching = false;
      this.#behind = true;
    });
  }

  linkDown(): void {
    this.#cuts += 1;
    this.#fallBehind(this.#deps.doubtMs);
  }

  /** Sends all positions of a civil day again, of these vehicles. */
  async resend(day: string, plates: readonly string[]): Promise<number> {
    let sent = 0;
    const from = `${day}T00:00:00+08:00`;
    const to = new Date(Date.parse(from) + 86_400_000).toISOString();
    for (const plate of plates) {
      sent += await this.#sendStored({ plate, at: { gte: from, lt: to } });
    }
    return sent;
  }

  /** Counts by vehicle and day since the last time. */
  async keepCounts(): Promise<void> {
    const rows = [...this.#counts.values()];
    if (rows.length === 0) return;
    this.#counts.clear();
    const { platformId } = this.#deps.platform();
    const at = new Date(this.#nowMs()).toISOString();
    await this.#deps.house.insert(
      sentCount,
      rows.map((row) => ({ values: { ...row, platformId, at } })),
      'jt809',
    );
  }

  close(): void {
    this.#closed = true;
  }

  #nowMs(): number {
    return this.#deps.house.kernel.clock.now().getTime();
  }

  #fallBehind(doubtMs: number): void {
    const mark = this.sentUntilMs;
    this.#markMs = Math.min(mark, this.#nowMs() - doubtMs);
    this.#behind = true;
    this.#waiting = [];
  }

  /** From the mark up to now out of the store, while what comes in meanwhile waits in memory. */
  async #catchUp(): Promise<void> {
    this.#catching = true;
    while (!this.#closed && this.#deps.isReady()) {
      const cuts = this.#cuts;
      const [fromMs, untilMs] = [this.#markMs - commitMs, this.#nowMs()];
      const owed = { gt: new Date(fromMs).toISOString(), lte: new Date(untilMs).toISOString() };
      const sent = await this.#sendOwed(owed);
      // Cut meanwhile, nobody knows what of it has arrived.
      if (!sent || cuts !== this.#cuts) continue;
      this.#behind = false;
      this.#markMs = Math.max(this.#markMs, untilMs);
      break;
    }
    this.#catching = false;
    this.#pump();
  }

  /** False when the link went meanwhile. */
  async #sendOwed(receivedAt: { readonly gt: string; readonly lte: string }): Promise<boolean> {
    try {
      await this.#sendStored({ receivedAt });
      const { house } = this.#deps;
      const alarms = house.kernel
        .ctxFor(systemWho, coach)
        .facts(alarm)
        .stream({ where: { receivedAt }, sort: ['at'] });
      for await (const batch of alarms) {
        await this.#room();
        for (const one of batch) this.#sendAlarm(one);
      }
      return true;
    } catch (error) {
      if (error instanceof LinkLost) return false;
      throw error;
    }
  }

  /** Sends stored positions in packets of late ones; gives how many. */
  async #sendStored(where: Readonly<Record<string, string | { readonly [op: string]: string }>>): Promise<number> {
    const { house } = this.#deps;
    const rows = house.kernel
      .ctxFor(systemWho, coach)
      .facts(position)
      .stream({ where, sort: ['plate', 'at'] });
    let sent = 0;
    let packet: FactRecord<typeof position>[] = [];
    const flush = async () => {
      if (packet.length === 0) return;
      await this.#room();
      this.#sendHistory(packet);
      sent += packet.length;
      packet = [];
    };
    for await (const batch of rows) {
      for (const row of batch) {
        if (!isSendable(row)) continue;
        if (packet.length === largestPacket || (packet[0] && packet[0].plate !== row.plate)) await flush();
        packet.push(row);
      }
    }
    await flush();
    return sent;
  }

  /** Returns when the socket takes more; throws when the link is gone. */
  async #room(): Promise<void> {
    const cuts = this.#cuts;
    for (let waited = 0; !this.#deps.isReady(); waited += pauseMs) {
      if (this.#closed || cuts !== this.#cuts || waited > 30_000) throw new LinkLost();
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }

  #pump(): void {
    if (this.#pumping || this.#behind) return;
    this.#pumping = true;
    let at = 0;
    while (at < this.#waiting.length && this.#deps.isReady()) {
      const row = this.#waiting[at];
      if (row && !this.#sendPosition(row)) break;
      at += 1;
    }
    this.#waiting = at === this.#waiting.length ? [] : this.#waiting.slice(at);
    this.#pumping = false;
    if (this.#waiting.length > 0 && !this.#closed) setTimeout(() => this.#pump(), pauseMs).unref();
  }

  #sendPosition(row: PositionValues): boolean {
    this.#register(row);
    const { platform, send } = this.#deps;
    const body = bodyOfPosition(row, editionOf(platform()), platform().platformId);
    if (send({ messageId: 0x1200, dataType: 0x1202, vehicle: this.#vehicle(row), body }) === null) return false;
    this.#count(row, 1);
    return true;
  }

  #sendHistory(rows: readonly PositionValues[]): void {
    const [first] = rows;
    if (!first) return;
    this.#register(first);
    const { platform, send } = this.#deps;
    const edition = editionOf(platform());
    const positions = rows.map((row) => bodyOfPosition(row, edition, platform().platformId));
    const body = { count: positions.length, positions };
    const sent = send({ messageId: 0x1200, dataType: 0x1203, vehicle: this.#vehicle(first), body });
    if (sent === null) throw new LinkLost();
    this.#count(first, rows.length);
  }

  #count({ plate, org, at }: PositionValues, sent: number): void {
    this.#deps.tally.sent += sent;
    const day = chinaDate(new Date(at));
    const key = `${plate} ${day}`;
    const known = this.#counts.get(key);
    if (known) known.sent += sent;
    else this.#counts.set(key, { plate, org, day, sent });
  }

  #vehicle({ plate }: Pick<PositionValues, 'plate'>) {
    return { plate, plateColour: this.#deps.house.register.colourOf(plate) };
  }

  /** The vehicle is made known before its first position of a connection. */
  #register({ plate, phone }: PositionValues): void {
    if (this.#registered.has(plate)) return;
    this.#registered.add(plate);
    const { platform, send } = this.#deps;
    const { platformId } = platform();
    const common = { platformId, producerId: platformId, terminalId: phone.slice(-7) };
    const body =
      editionOf(platform()) === '2011'
        ? { ...common, terminalModel: '', simCode: phone.slice(-12) }
        : { ...common, terminalModel: '', imei: '', simCode: phone.slice(-13) };
    send({ messageId: 0x1200, dataType: 0x1201, vehicle: this.#vehicle({ plate }), body });
  }

  #sendAlarm(values: AlarmValues): void {
    if (values.kind === 'other') return;
    const { platform, send } = this.#deps;
    const { platformId } = platform();
    const edition = editionOf(platform());
    const time = new Date(values.at).toISOString();
    const common = { alarmType: typeOfKind(values.kind, edition), alarmTime: time, content: values.sign };
    if (edition === '2011') {
      const source = values.origin === 'terminal' ? 'terminal' : 'government';
      const body = { ...common, source, infoId: Math.floor(Date.parse(time) / 1000) };
      send({ messageId: 0x1400, dataType: 0x1402, vehicle: this.#vehicle(values), body });
      return;
    }
    const times = { startTime: time, endTime: time };
    const whose = { ...this.#vehicle(values), platformId, alarmedPlatformId: platformId, routeId: 0 };
    send({ messageId: 0x1400, dataType: 0x1402, body: { ...common, ...times, ...whose } });
  }
}

/** The link went while something was being sent: it is sent again when it is back. */
class LinkLost extends Error {
  override readonly name = 'LinkLost';
}
