import { must } from '../../../kernel/base/assert.ts';
import type { Packet } from '../packet.ts';
import type { DownReason } from './protocol.ts';
import { Session } from './session.ts';
import type { LinkName, SessionSettings } from './session-types.ts';

/** Where the lower platform said that its sub link is reached. */
export interface DownLink {
  readonly ip: string;
  readonly port: number;
}

/** The upper platform: is dialled on the main link, dials the sub link. Ours towards companies, or the Ministry. */
export class UpperSession extends Session {
  protected readonly closing = 0x1008;
  readonly #logins = new Map<number, Packet>();
  #downLink: DownLink | null = null;
  /** The login judged last. */
  #admitted: Packet | null = null;
  #wasUp = false;

  constructor(settings: SessionSettings) {
    super('upper', settings);
  }

  /** Where to connect when the session asks for the sub link. */
  get downLink(): DownLink {
    return must(this.#downLink, 'the address of the sub link');
  }

  protected start(): void {
    // The upper platform waits to be called.
  }

  protected stop(atMs: number): void {
    if (this.links.isUp('sub')) this.perform(this.links.stepDialed({ kind: 'close' }, atMs), atMs);
    if (this.links.isUp('main')) this.say({ messageId: 0x9008, body: { reason: 'other' } }, atMs);
    this.perform(this.links.endAccepted('logged-out', atMs), atMs);
  }

  protected judge(connection: number, login: Packet): void {
    this.#logins.set(connection, login);
    this.emit({ kind: 'judge', connection, login });
  }

  protected judged(connection: number, result: string | number, verifyCode: number, atMs: number): void {
    const login = this.#logins.get(connection);
    if (!login) return;
    this.#logins.delete(connection);
    this.#admitted = login;
    const answer = { messageId: 0x1002, body: { result, verifyCode } };
    this.perform(this.links.stepAccepted(connection, { kind: 'judged', answer }, atMs), atMs);
  }

  protected wentUp(link: LinkName, answer: Packet, atMs: number): void {
    if (link === 'sub') {
      this.#wasUp = true;
      return;
    }
    const { downLinkIp, downLinkPort } = must(this.#admitted, 'the login').body;
    this.#downLink = { ip: String(downLinkIp), port: Number(downLinkPort) };
    const { verifyCode } = answer.body;
    const login = { messageId: 0x9001, body: { verifyCode } };
    const logout = { messageId: 0x9003, body: { verifyCode } };
    this.perform(this.links.stepDialed({ kind: 'open', login, logout }, atMs), atMs);
    this.tellSerials(link, atMs);
  }

  /** A sub link that is up outlives the main link; one that is not up waits for the next login. */
  protected wentDown(link: LinkName, reason: DownReason, atMs: number): void {
    const isLast = link === 'main' ? !this.links.isUp('sub') : !this.links.isUp('main');
    if (isLast || reason === 'logged-out') this.perform(this.links.stepDialed({ kind: 'close' }, atMs), atMs);
  }

  protected unreachable(_: LinkName, atMs: number): void {
    const reason = this.#wasUp ? 'sub-link-lost' : 'unreachable';
    if (this.links.isUp('main')) this.say({ messageId: 0x9007, body: { reason } }, atMs);
  }
}
