import { type WireError, wireError } from '../wire/index.ts';
import type { Header, PackageItem } from './header.ts';

export interface AssemblyLimits {
  /** How long to wait for the next package before the missing ones are requested. */
  readonly waitMs: number;
  /** Requests before a message is given up. The wait grows as T × (N + 1). JT/T 808-2013 6.1. */
  readonly requests: number;
  /** Messages in assembly at a time; the oldest gives way. */
  readonly messages: number;
  /** Bytes in assembly over all messages. */
  readonly bytes: number;
}

export const defaultAssemblyLimits: AssemblyLimits = {
  waitMs: 10_000,
  requests: 3,
  messages: 16,
  bytes: 8 * 1024 * 1024,
};

/** A message whose packages are all there. */
export interface AssembledMessage {
  /** Of the first package; without the package item. */
  readonly header: Header;
  readonly body: Buffer;
}

/** What became of one package. */
export type PackageOutcome =
  | { readonly kind: 'complete'; readonly message: AssembledMessage }
  | { readonly kind: 'waiting'; readonly missing: number }
  /** Sent again though it had arrived; to be acknowledged, not stored. */
  | { readonly kind: 'repeated' }
  | { readonly kind: 'refused'; readonly error: WireError };

/** Packages that did not come in time. */
export interface MissingPackages {
  readonly phone: string;
  readonly messageId: number;
  readonly version: number | undefined;
  readonly firstSerial: number;
  readonly missing: readonly number[];
  /** First four bytes of the body, the id of a medium, when the first package has come. */
  readonly mediaId: number | undefined;
}

interface Assembly {
  readonly key: string;
  readonly header: Header;
  readonly firstSerial: number;
  readonly total: number;
  readonly parts: (Buffer | undefined)[];
  arrived: number;
  bytes: number;
  requests: number;
  /** When to ask next. */
  dueMs: number;
}

/**
 * Puts the packages of messages together, in whatever order and however often they come. It keeps copies and is bounded in
 * messages and bytes. Time is given to it; it sets no timers.
 */
export class PackageAssembler {
  readonly #limits: AssemblyLimits;
  readonly #assemblies = new Map<string, Assembly>();
  #bytes = 0;

  constructor(limits: Partial<AssemblyLimits> = {}) {
    this.#limits = { ...defaultAssemblyLimits, ...limits };
  }

  /** Messages in assembly. */
  get size(): number {
    return this.#assemblies.size;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Takes the body of one package. `header.package` must be there. */
  add(header: Header, body: Buffer, nowMs: number): PackageOutcome {
    const { package: item } = header;
    if (!item || item.total === 0 || item.index === 0 || item.index > item.total) {
      return { kind: 'refused', error: wireError('package.invalid', 0, item && `${item.index}/${item.total}`) };
    }
    const assembly = this.#find(header, item, nowMs);
    if (assembly.parts[item.index - 1]) return { kind: 'repeated' };
    if (this.#bytes + body.length > this.#limits.bytes) {
      this.#drop(assembly);
      return { kind: 'refused', error: wireError('package.invalid', 0, '待合并数据超过上限') };
    }
    assembly.parts[item.index - 1] = Buffer.from(body);
    assembly.arrived += 1;
    assembly.bytes += body.length;
    this.#bytes += body.length;
    assembly.dueMs = nowMs + this.#limits.waitMs * (assembly.requests + 1);
    if (assembly.arrived < assembly.total) return { kind: 'waiting', missing: assembly.total - assembly.arrived };
    this.#drop(assembly);
    const parts = assembly.parts.filter((part) => part !== undefined);
    const first: Header = { ...assembly.header, serial: assembly.firstSerial, package: undefined };
    return { kind: 'complete', message: { header: first, body: Buffer.concat(parts) } };
  }

  /** What must be asked for again by now, and what was given up. To be called now and then. */
  overdue(nowMs: number): {
    readonly requests: readonly MissingPackages[];
    readonly givenUp: readonly MissingPackages[];
  } {
    const requests: MissingPackages[] = [];
    const givenUp: MissingPackages[] = [];
    for (const assembly of [...this.#assemblies.values()]) {
      if (assembly.dueMs > nowMs) continue;
      if (assembly.requests >= this.#limits.requests) {
        givenUp.push(missingOf(assembly));
        this.#drop(assembly);
        continue;
      }
      assembly.requests += 1;
      assembly.dueMs = nowMs + this.#limits.waitMs * (assembly.requests + 1);
      requests.push(missingOf(assembly));
    }
    return { requests, givenUp };
  }

  #find(header: Header, item: PackageItem, nowMs: number): Assembly {
    const firstSerial = (header.serial - item.index + 1) & 0xffff;
    const key = `${header.phone}/${header.messageId}/${firstSerial}/${item.total}`;
    const known = this.#assemblies.get(key);
    if (known) return known;
    const oldest = this.#assemblies.size >= this.#limits.messages ? this.#assemblies.values().next().value : undefined;
    if (oldest) this.#drop(oldest);
    const assembly: Assembly = {
      key,
      header,
      firstSerial,
      total: item.total,
      parts: [],
      arrived: 0,
      bytes: 0,
      requests: 0,
      dueMs: nowMs + this.#limits.waitMs,
    };
    this.#assemblies.set(key, assembly);
    return assembly;
  }

  #drop(assembly: Assembly): void {
    if (this.#assemblies.delete(assembly.key)) this.#bytes -= assembly.bytes;
  }
}

function missingOf(assembly: Assembly): MissingPackages {
  const missing: number[] = [];
  for (let index = 1; index <= assembly.total; index += 1) if (!assembly.parts[index - 1]) missing.push(index);
  const [first] = assembly.parts;
  return {
    phone: assembly.header.phone,
    messageId: assembly.header.messageId,
    version: assembly.header.version,
    firstSerial: assembly.firstSerial,
    missing,
    mediaId: first && first.length >= 4 ? first.readUInt32BE(0) : undefined,
  };
}
