/**
 * SM3 (GB/T 32905-2016) where there is no `node:crypto`: browsers do not have it, and the packages that do drag in Node's
 * own modules. Held to the system's SM3 by its test.
 */

const initial = [
  0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e,
] as const;

const rotate = (word: number, by: number) => (word << (by % 32)) | (word >>> ((32 - (by % 32)) % 32));
const p0 = (word: number) => word ^ rotate(word, 9) ^ rotate(word, 17);
const p1 = (word: number) => word ^ rotate(word, 15) ^ rotate(word, 23);

/** The message with its padding: a one, noughts, and its length in bits. */
function padded(content: Uint8Array): DataView {
  const bytes = new Uint8Array(Math.ceil((content.length + 9) / 64) * 64);
  bytes.set(content);
  bytes[content.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(bytes.length - 8, Math.floor(content.length / 0x20000000));
  view.setUint32(bytes.length - 4, (content.length << 3) >>> 0);
  return view;
}

const words = new Int32Array(68);

function expand(block: DataView, offset: number): void {
  for (let j = 0; j < 16; j += 1) words[j] = block.getInt32(offset + j * 4);
  for (let j = 16; j < 68; j += 1) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0] = [
      words[j - 16],
      words[j - 9],
      words[j - 3],
      words[j - 13],
      words[j - 6],
    ];
    words[j] = p1(a ^ b ^ rotate(c, 15)) ^ rotate(d, 7) ^ e;
  }
}

function compress(state: Int32Array, block: DataView, offset: number): void {
  expand(block, offset);
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let j = 0; j < 64; j += 1) {
    const early = j < 16;
    const turned = rotate(a, 12);
    const ss1 = rotate((turned + e + rotate(early ? 0x79cc4519 : 0x7a879d8a, j)) | 0, 7);
    const ff = early ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
    const gg = early ? e ^ f ^ g : (e & f) | (~e & g);
    const word = words[j] ?? 0;
    const tt1 = (ff + d + (ss1 ^ turned) + (word ^ (words[j + 4] ?? 0))) | 0;
    const tt2 = (gg + h + ss1 + word) | 0;
    [a, b, c, d, e, f, g, h] = [tt1, a, rotate(b, 9), c, p0(tt2), e, rotate(f, 19), g];
  }
  [a, b, c, d, e, f, g, h].forEach((value, index) => {
    state[index] = (state[index] ?? 0) ^ value;
  });
}

/** SM3 of bytes, as 64 lower-case hex digits. */
export function browserSm3(content: Uint8Array): string {
  const view = padded(content);
  const state = Int32Array.from(initial);
  for (let offset = 0; offset < view.byteLength; offset += 64) compress(state, view, offset);
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}
