/** A file that arrives in pieces, in whatever order and however often each comes. */
export class IncomingFile {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly #content: Buffer;
  /** What has come, as ranges in order that do not touch each other. */
  #ranges: { readonly from: number; readonly to: number }[] = [];

  constructor(name: string, type: string, size: number) {
    this.name = name;
    this.type = type;
    this.size = size;
    this.#content = Buffer.alloc(size);
  }

  /** False when the piece lies outside of the file. */
  put(offset: number, piece: Buffer): boolean {
    const to = offset + piece.length;
    if (to > this.size) return false;
    piece.copy(this.#content, offset);
    let merged = { from: offset, to };
    const apart: { readonly from: number; readonly to: number }[] = [];
    for (const one of this.#ranges) {
      if (one.to < merged.from || one.from > merged.to) apart.push(one);
      else merged = { from: Math.min(one.from, merged.from), to: Math.max(one.to, merged.to) };
    }
    this.#ranges = [...apart, merged].sort((a, b) => a.from - b.from);
    return true;
  }

  /** What has not come, at most 255 ranges: so many are asked for at a time. */
  get missing(): readonly { readonly offset: number; readonly length: number }[] {
    const gaps: { offset: number; length: number }[] = [];
    let at = 0;
    for (const { from, to } of [...this.#ranges, { from: this.size, to: this.size }]) {
      if (from > at) gaps.push({ offset: at, length: from - at });
      at = Math.max(at, to);
    }
    return gaps.slice(0, 255);
  }

  get content(): Buffer {
    return this.#content;
  }
}
