/** A photo as it may be published: the picture itself, without what the camera has written about place, time and owner. */
export interface PublicPhoto {
  readonly content: Uint8Array;
  readonly type: 'image/jpeg' | 'image/png';
}

const isJpeg = (bytes: Uint8Array) => bytes[0] === 0xff && bytes[1] === 0xd8;
const isPng = (bytes: Uint8Array) => bytes[0] === 0x89 && bytes[1] === 0x50;

/**
 * Null for what is no picture, and for one that is not made as such pictures are: only what is understood goes out, and
 * nothing of what cameras append behind the picture.
 */
export function publicPhoto(bytes: Uint8Array): PublicPhoto | null {
  const jpeg = isJpeg(bytes) ? bareJpeg(bytes) : null;
  if (jpeg) return { content: jpeg, type: 'image/jpeg' };
  return isPng(bytes) ? { content: barePng(bytes), type: 'image/png' } : null;
}

const [startOfScan, endOfImage, fill, exif] = [0xda, 0xd9, 0xff, 0xe1];
/** Segments for applications and comments; the first and that of Adobe tell how the colours are to be read. */
const tellsOfTaking = (marker: number) => marker === 0xfe || (marker > 0xe0 && marker <= 0xef && marker !== 0xee);
/** Within the data of a scan: a byte of data that looks like a mark, or a restart. */
const belongsToScan = (marker: number) => marker === 0 || (marker >= 0xd0 && marker <= 0xd7);

/** The marker behind the data of a scan. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    if (bytes[at] === 0xff && !belongsToScan(bytes[at + 1] ?? 0)) return at;
  }
  return bytes.length;
}

/** Segment by segment up to the end of the image (ITU-T T.81, B.1); a picture that is cut off as far as it goes. */
function bareJpeg(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  for (let at = 2; at + 4 <= bytes.length || bytes[at + 1] === endOfImage; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === endOfImage) return joined([...kept, bytes.subarray(at, at + 2)]);
    if (marker === fill) {
      at += 1;
      continue;
    }
    const length = view.getUint16(at + 2);
    if (length < 2) return null;
    const head = Math.min(at + 2 + length, bytes.length);
    const end = marker === startOfScan ? endOfScan(bytes, head) : head;
    if (marker === exif) kept.push(...turnOnly(bytes.subarray(at + 4, end)));
    else if (!tellsOfTaking(marker)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return joined(kept);
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
/** Beside the critical chunks, whose names begin with a capital: what tells how the picture is to be shown. */
const shows = new Set(['tRNS', 'cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'bKGD', 'hIST', 'pHYs', 'acTL', 'fcTL', 'fdAT']);

function barePng(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const kept: Uint8Array[] = [bytes.subarray(0, pngHead)];
  for (let at = pngHead; at + 12 <= bytes.length; ) {
    const end = Math.min(at + 12 + view.getUint32(at), bytes.length);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (shows.has(name) || /^[A-Z]/.test(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') break;
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
