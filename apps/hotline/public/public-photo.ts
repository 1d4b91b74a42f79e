/** A photo as it may be published: the picture itself, without what the camera has written about place, time and owner. */
export interface PublicPhoto {
  readonly content: Uint8Array;
  readonly type: 'image/jpeg' | 'image/png';
}

const isJpeg = (bytes: Uint8Array) => bytes[0] === 0xff && bytes[1] === 0xd8;
const isPng = (bytes: Uint8Array) => bytes[0] === 0x89 && bytes[1] === 0x50;

/** Null for what is no picture. */
export function publicPhoto(bytes: Uint8Array): PublicPhoto | null {
  if (isJpeg(bytes)) return { content: bareJpeg(bytes), type: 'image/jpeg' };
  return isPng(bytes) ? { content: barePng(bytes), type: 'image/png' } : null;
}

const startOfScan = 0xda;
const exif = 0xe1;
/** Segments for applications and comments; the first and that of Adobe tell how the colours are to be read. */
const tellsOfTaking = (marker: number) => marker === 0xfe || (marker > 0xe0 && marker <= 0xef && marker !== 0xee);

function bareJpeg(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== startOfScan) {
    const marker = bytes[at + 1] ?? 0;
    const end = Math.min(at + 2 + view.getUint16(at + 2), bytes.length);
    if (marker === exif) kept.push(...turnOnly(bytes.subarray(at + 4, end)));
    else if (!tellsOfTaking(marker)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return joined([...kept, bytes.subarray(at)]);
}

const orientationTag = 0x0112;
const tiffAt = 6;

/** Which way up the picture stands; undefined where nothing says so. */
function orientationOf(payload: Uint8Array): number | undefined {
  if (payload.length < tiffAt + 8 || String.fromCharCode(...payload.subarray(0, 4)) !== 'Exif') return undefined;
  const tiff = new DataView(payload.buffer, payload.byteOffset + tiffAt, payload.length - tiffAt);
  const little = tiff.getUint16(0) === 0x4949;
  const directory = tiff.getUint32(4, little);
  if (directory + 2 > tiff.byteLength) return undefined;
  const entries = tiff.getUint16(directory, little);
  for (let index = 0; index < entries; index += 1) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > tiff.byteLength) return undefined;
    if (tiff.getUint16(entry, little) === orientationTag) return tiff.getUint16(entry + 8, little);
  }
  return undefined;
}

/** A segment that says nothing but which way up the picture stands: telephones do not turn it themselves. */
function turnOnly(payload: Uint8Array): readonly Uint8Array[] {
  const turn = orientationOf(payload);
  if (turn === undefined || turn < 2 || turn > 8) return [];
  const head = [0xff, exif, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0];
  const tiff = [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0, 0, 0, 0, 0];
  return [Uint8Array.from([...head, ...tiff])];
}

const pngHead = 8;
const written = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME']);

function barePng(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const kept: Uint8Array[] = [bytes.subarray(0, pngHead)];
  for (let at = pngHead; at + 12 <= bytes.length; ) {
    const end = Math.min(at + 12 + view.getUint32(at), bytes.length);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (!written.has(name)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return joined(kept);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
