import { createHash } from 'node:crypto';

/** What of a piece of evidence is fixed for good when it is taken. */
export interface Taken {
  readonly penalty: string;
  readonly no: number;
  readonly kind: string;
  readonly name: string;
  readonly takenAt: string;
  readonly place?: string | null;
  readonly recorder: string;
  readonly content?: string | null;
}

export interface Link extends Taken {
  readonly previousHash?: string | null;
  readonly hash: string;
}

/** SM3 over the piece and the hash of the one before it, so that neither order nor content can change unseen. */
export function evidenceHash(taken: Taken, previousHash: string | null): string {
  const { penalty, no, kind, name, takenAt, place, recorder, content } = taken;
  // To the second, as instants are read back.
  const instant = new Date(takenAt).toISOString().slice(0, 19);
  const whole = JSON.stringify([
    previousHash,
    penalty,
    no,
    kind,
    name,
    instant,
    place ?? null,
    recorder,
    content ?? null,
  ]);
  return createHash('sm3').update(whole).digest('hex');
}

/** The number of the first piece where the chain does not hold; null when it holds throughout. */
export function firstBreak(links: readonly Link[]): number | null {
  let previous: string | null = null;
  const ordered = [...links].sort((a, b) => a.no - b.no);
  for (const [index, link] of ordered.entries()) {
    const whole = link.no === index + 1 && (link.previousHash ?? null) === previous;
    if (!whole || link.hash !== evidenceHash(link, previous)) return link.no;
    previous = link.hash;
  }
  return null;
}
