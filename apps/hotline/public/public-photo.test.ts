import { expect, it } from 'vitest';
import { publicPhoto } from './public-photo.ts';

const segment = (marker: number, ...payload: readonly number[]) => [0xff, marker, 0, payload.length + 2, ...payload];
const text = (words: string) => [...Buffer.from(words, 'latin1')];
/** Orientation 6 and the place where it was taken, in the order of bytes that Intel uses. */
const taken = [
  ...text('Exif\0\0II*\0'),
  ...[8, 0, 0, 0, 2, 0],
  ...[0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0],
  ...[0x25, 0x88, 4, 0, 1, 0, 0, 0, 99, 0, 0, 0],
  ...[0, 0, 0, 0],
  ...text('GPS 28.2282'),
];
const scan = [0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9];

it('keeps the picture and which way up it stands, and nothing else that the camera wrote', () => {
  const table = segment(0xdb, 7, 7);
  const adobe = segment(0xee, 1);
  const jpeg = Uint8Array.from([
    0xff,
    0xd8,
    ...segment(0xe1, ...taken),
    ...segment(0xfe, 1),
    ...adobe,
    ...table,
    ...scan,
  ]);
  const photo = publicPhoto(jpeg);
  expect(photo?.type).toBe('image/jpeg');
  const bytes = [...(photo?.content ?? [])];
  expect(Buffer.from(bytes).toString('latin1')).not.toContain('GPS');
  expect(bytes.slice(-(adobe.length + table.length + scan.length))).toEqual([...adobe, ...table, ...scan]);
  // What was kept says the same again.
  expect(publicPhoto(Uint8Array.from(bytes))?.content).toEqual(Uint8Array.from(bytes));
  expect(bytes.slice(2, 4)).toEqual([0xff, 0xe1]);
  expect(bytes[2 + 4 + 6 + 8 + 2 + 9]).toBe(6);
});

it('leaves a picture alone that stands upright, and takes what is cut off as far as it goes', () => {
  const plain = Uint8Array.from([0xff, 0xd8, ...segment(0xe0, 1), ...scan]);
  expect(publicPhoto(plain)?.content).toEqual(plain);
  for (let length = 3; length < 60; length += 1)
    expect(publicPhoto(Uint8Array.from([0xff, 0xd8, ...segment(0xe1, ...taken)].slice(0, length)))).not.toBeNull();
});

it('lets nothing out that it does not understand, nor what stands behind the picture', () => {
  const where = segment(0xe1, ...taken);
  const dropped = (...bytes: readonly number[]) =>
    Buffer.from(publicPhoto(Uint8Array.from([0xff, 0xd8, ...bytes]))?.content ?? []).toString('latin1');
  // A marker may be filled up; a camera may append another picture; a picture may come in several scans.
  const restarted = [0xff, 0xda, 0, 2, 1, 0xff, 0, 2, 0xff, 0xd3, 3];
  const [filled, appended, scans] = [
    dropped(0xff, ...where, ...scan),
    dropped(...scan, 0xff, 0xd8, ...where, ...scan),
    dropped(...restarted, ...where, ...scan),
  ];
  for (const words of [filled, appended, scans]) {
    expect(words).not.toContain('GPS');
    expect(words.endsWith('\xff\xd9')).toBe(true);
  }
  expect(appended.length).toBe(2 + scan.length);
  expect(scans).toContain(String.fromCharCode(...restarted));
  expect(publicPhoto(Uint8Array.from([0xff, 0xd8, 1, ...where, ...scan]))).toBeNull();
});

it('keeps of a PNG what draws it', () => {
  const chunk = (name: string, ...data: readonly number[]) => [
    0,
    0,
    0,
    data.length,
    ...text(name),
    ...data,
    0,
    0,
    0,
    0,
  ];
  const head = [0x89, ...text('PNG\r\n'), 0x1a, 0x0a];
  const png = [
    ...head,
    ...chunk('IHDR', 1),
    ...chunk('tEXt', 65),
    ...chunk('eXIf', 1),
    ...chunk('IDAT', 9),
    ...chunk('IEND'),
    ...text('GPS 28.2282 behind'),
  ];
  expect([...(publicPhoto(Uint8Array.from(png))?.content ?? [])]).toEqual([
    ...head,
    ...chunk('IHDR', 1),
    ...chunk('IDAT', 9),
    ...chunk('IEND'),
  ]);
});

it('is none of a PDF', () => {
  expect(publicPhoto(Uint8Array.from(text('%PDF-1.7')))).toBeNull();
});
