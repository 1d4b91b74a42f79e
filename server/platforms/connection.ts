import { coach, platformLink } from '../../apps/coach/index.ts';
import { PlatformPeer } from '../../gateway/index.ts';
import {
  type LinkTiming,
  LowerSession,
  type Packet,
  type Session,
  type SessionSettings,
  UpperSession,
  usualGapTiming,
} from '../../protocols/jt809/index.ts';
import type { CoachHouse, Trouble } from '../terminals/house.ts';
import type { PostChecks } from './checks.ts';
import { Forwarder } from './forwarder.ts';
import { LowerDesk, sourceOf } from './lower-desk.ts';
import { editionOf, judgeLogin, keysOf, type Platform, settingsOf } from './register.ts';
import { LinkTally } from './tally.ts';
import { UpperDesk } from './upper-desk.ts';

export interface ConnectionDeps {
  readonly house: CoachHouse;
  readonly checks: PostChecks;
  readonly timing: LinkTiming;
  /** Where an upper platform reaches us with its sub link. */
  readonly ownAddress: () => { readonly host: string; readonly port: number };
  readonly trouble: Trouble;
}

/** Messages of each kind that are kept in memory for a peer of 2019 that asks for them again. */
const keptPerType = 5000;

/** One registered platform with everything that belongs to it: session and sockets, desk, counts, and the queue upwards. */
export class PlatformConnection {
  readonly peer: PlatformPeer;
  readonly forwarder: Forwarder | null;
  readonly settings: string;
  readonly tally: LinkTally;
  readonly #deps: ConnectionDeps;
  readonly #lower: LowerDesk | null;
  #platform: Platform;

  constructor(deps: ConnectionDeps, platform: Platform, markMs: number) {
    this.#deps = deps;
    this.#platform = platform;
    this.settings = settingsOf(platform);
    this.tally = new LinkTally(this.#nowMs());
    const desk = {
      house: deps.house,
      platform: () => this.#platform,
      tally: this.tally,
      checks: deps.checks,
      send: (packet: Packet) => this.send(packet),
      trouble: deps.trouble,
    };
    const isUpper = platform.side === 'upper';
    this.#lower = isUpper ? null : new LowerDesk(desk);
    const upper = isUpper ? new UpperDesk(desk) : null;
    const doubtMs = deps.timing.silenceMs + deps.timing.keepAliveMs;
    this.forwarder = isUpper ? new Forwarder({ ...desk, isReady: () => this.peer.isReady, doubtMs }, markMs) : null;
    const { session, addressOf } = this.#session();
    const keys = keysOf(platform);
    const agreement = { edition: editionOf(platform), accessCode: platform.accessCode, ...(keys ? { keys } : {}) };
    this.peer = new PlatformPeer(session, agreement, {
      now: () => this.#nowMs(),
      addressOf,
      judge: (login, address) => judgeLogin(this.#platform, login, address),
      delivered: async (packet, serial) => await (this.#lower ?? upper)?.take(packet, serial),
      up: (link) => {
        this.tally.up(link, this.#nowMs());
        if (link === 'main') this.forwarder?.linkUp();
      },
      down: (link, why) => {
        this.tally.down(link, this.#nowMs());
        if (link === 'main') this.forwarder?.linkDown();
        deps.trouble(`platform ${this.#platform.platformId}: ${link} link is down`, new Error(why));
      },
      bad: (error) => deps.trouble(`platform ${this.#platform.platformId}: a frame could not be read`, error),
      trouble: deps.trouble,
    });
  }

  get platform(): Platform {
    return this.#platform;
  }

  /** What people have changed since, other than the settings of the link. */
  update(platform: Platform): void {
    this.#platform = platform;
  }

  send(packet: Packet): number | null {
    return this.peer.send(packet);
  }

  /** Keeps the counts since the last time, and the mark from which a restart goes on. */
  async keepTally(): Promise<void> {
    const row = this.tally.take(this.#nowMs(), this.#platform, this.forwarder?.sentUntilMs ?? null);
    const { kernel } = this.#deps.house;
    const simulated = this.#platform.simulated ?? false;
    await kernel.facts.insertRows(coach, platformLink, [{ simulated, values: row }], sourceOf(this.#platform));
  }

  async close(): Promise<void> {
    await this.peer.stop();
    this.forwarder?.close();
    await this.#lower?.close();
    await this.keepTally();
    await this.forwarder?.keepCounts();
  }

  #nowMs(): number {
    return this.#deps.house.kernel.clock.now().getTime();
  }

  #session(): { session: Session; addressOf: (link: 'main' | 'sub') => { host: string; port: number } } {
    const { timing, ownAddress } = this.#deps;
    const { userId, password, accessCode, host, port, side } = this.#platform;
    const edition = editionOf(this.#platform);
    const settings: SessionSettings = { edition, timing, gapTiming: usualGapTiming, keptPerType };
    if (side === 'lower') {
      const session = new UpperSession(settings);
      const addressOf = () => ({ host: session.downLink.ip, port: session.downLink.port });
      return { session, addressOf };
    }
    const own = ownAddress();
    const account = { userId, password, accessCode, downLinkIp: own.host, downLinkPort: own.port };
    return {
      session: new LowerSession(account, settings),
      addressOf: () => ({ host: host ?? '127.0.0.1', port: port ?? 0 }),
    };
  }
}
