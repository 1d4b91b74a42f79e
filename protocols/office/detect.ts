import { UnreadableFile } from './unreadable-file.ts';

/** What the bytes are, by content; a file's name says nothing reliable. */
export type ByteKind = 'text' | 'zip' | 'pdf';

const foreign: readonly { readonly kind: string; readonly magic: readonly number[]; readonly at?: number }[] = [
  { kind: 'RTF', magic: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
  { kind: 'RAR', magic: [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07] },
  { kind: '7z', magic: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
  { kind: 'gzip', magic: [0x1f, 0x8b, 0x08] },
];

const images: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
];

const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Names the kind of the bytes, or throws `UnreadableFile` with what they are instead. */
export function detectKind(bytes: Uint8Array): ByteKind {
  if (bytes.length === 0) throw new UnreadableFile('empty');
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) return 'zip';
  if (latin(bytes.subarray(0, 1024)).includes('%PDF-')) return 'pdf';
  if (startsWith(bytes, compoundFile))
    throw new UnreadableFile(isEncryptedOffice(bytes) ? 'encrypted' : 'legacy-office');
  if (images.some((magic) => startsWith(bytes, magic))) throw new UnreadableFile('image');
  const other = foreign.find(({ magic }) => startsWith(bytes, magic));
  if (other !== undefined) throw new UnreadableFile('unknown-type', { detail: other.kind });
  if (/^\s*<(!doctype html|html)[\s>]/i.test(latin(bytes.subarray(0, 256)))) {
    throw new UnreadableFile('unknown-type', { detail: 'HTML 网页' });
  }
  return 'text';
}

/** A password-protected DOCX or XLSX is a compound file whose directory names the stream EncryptedPackage. */
function isEncryptedOffice(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 2 ** 20)).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  );
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}
