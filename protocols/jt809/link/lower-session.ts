import type { Edition } from '../declaration.ts';
import type { Packet } from '../packet.ts';
import type { DownReason } from './protocol.ts';
import { Session } from './session.ts';
import type { LinkName, LowerAccount, SessionSettings } from './session-types.ts';

/** The lower platform: dials the main link, is dialled on the sub link. A company's platform, or ours towards the Ministry. */
export class LowerSession extends Session {
  protected readonly closing = 0x9008;
  readonly #account: LowerAccount;
  readonly #edition: Edition;
  /** Given by the upper platform at login; the sub link must show it. */
  #verifyCode: number | null = null;

  constructor(account: LowerAccount, settings: SessionSettings) {
    super('lower', settings);
    this.#account = account;
    this.#edition = settings.edition;
  }

  protected start(atMs: number): void {
    const { userId, password, accessCode, downLinkIp, downLinkPort } = this.#account;
    const downLink = { downLinkIp, downLinkPort };
    const account = { userId, password };
    const body = this.#edition === '2019' ? { ...account, accessCode, ...downLink } : { ...account, ...downLink };
    const logout: Packet = { messageId: 0x1003, body: account };
    this.perform(this.links.stepDialed({ kind: 'open', login: { messageId: 0x1001, body }, logout }, atMs), atMs);
  }

  protected stop(atMs: number): void {
    this.perform(this.links.stepDialed({ kind: 'close' }, atMs), atMs);
    if (!this.links.isUp('main') && this.links.dialed.phase === 'idle') {
      this.perform(this.links.endAccepted('logged-out', atMs), atMs);
    }
  }

  /** The lower platform need not judge more than the code it was given (chapter 6). */
  protected judge(connection: number, login: Packet, atMs: number): void {
    const known = this.#verifyCode !== null && login.body.verifyCode === this.#verifyCode;
    const answer = { messageId: 0x9002, body: { result: known ? 'ok' : 'wrong-verify-code' } };
    this.perform(this.links.stepAccepted(connection, { kind: 'judged', answer }, atMs), atMs);
  }

  protected judged(): void {
    // Logins of the sub link are judged at once: there is no verdict to wait for.
  }

  protected wentUp(link: LinkName, answer: Packet, atMs: number): void {
    if (link !== 'main') return;
    this.#verifyCode = Number(answer.body.verifyCode);
    this.tellSerials(link, atMs);
  }

  protected wentDown(link: LinkName, reason: DownReason, atMs: number): void {
    if (link !== 'main') return;
    if (this.links.isUp('sub')) this.say({ messageId: 0x1007, body: { reason: 'main-link-lost' } }, atMs);
    if (reason === 'logged-out') this.perform(this.links.endAccepted('logged-out', atMs), atMs);
  }

  protected unreachable(): void {
    // The owner was told; there is no other link over which to tell the upper platform.
  }
}
