import { coach, platform } from '../../apps/coach/index.ts';
import { systemWho } from '../../kernel/identity/who.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { EntityRecord } from '../../kernel/sdk/index.ts';
import type { CipherKeys, Edition, Packet } from '../../protocols/jt809/index.ts';

/** A registered platform, with its secrets: it is never logged as a whole. */
export type Platform = EntityRecord<typeof platform>;

/** The platforms in use. */
export class PlatformRegister {
  readonly #kernel: Kernel;
  #byId = new Map<string, Platform>();

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  async load(): Promise<void> {
    const rows = await this.#kernel.ctxFor(systemWho, coach).entities(platform).all({ inUse: true });
    this.#byId = new Map(rows.map((row) => [row.id, row]));
  }

  all(): readonly Platform[] {
    return [...this.#byId.values()];
  }

  get(id: string): Platform | null {
    return this.#byId.get(id) ?? null;
  }

  find(side: Platform['side'], accessCode: number): Platform | null {
    return this.all().find((one) => one.side === side && one.accessCode === accessCode) ?? null;
  }
}

export const editionOf = ({ edition }: Platform): Edition => (String(edition) === '2011' ? '2011' : '2019');

/** The keys of an encrypted peer; undefined for one in plain text. */
export function keysOf({ encrypted, m1, ia1, ic1 }: Platform): CipherKeys | undefined {
  return encrypted ? { m1: m1 ?? 0, ia1: ia1 ?? 0, ic1: ic1 ?? 0 } : undefined;
}

/** The verdict over a login, in the words of 0x1002. */
export function judgeLogin(known: Platform | null, login: Packet, address: string): string {
  if (!known) return 'not-registered';
  const { userId, password, accessCode } = login.body;
  if (known.address && known.address !== address.replace('::ffff:', '')) return 'wrong-ip';
  if (accessCode !== undefined && accessCode !== known.accessCode) return 'wrong-access-code';
  if (userId !== known.userId) return 'not-registered';
  return String(password).trimEnd() === known.password ? 'ok' : 'wrong-password';
}

/** What must not change while a peer is connected: changed, it is begun anew. */
export const settingsOf = (one: Platform): string =>
  JSON.stringify([
    one.edition,
    one.accessCode,
    one.userId,
    one.password,
    one.host,
    one.port,
    one.encrypted,
    one.m1,
    one.ia1,
    one.ic1,
  ]);
