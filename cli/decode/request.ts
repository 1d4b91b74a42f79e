import type { CipherKeys } from '../../protocols/jt809/index.ts';
import { failed, type Result } from '../../protocols/wire/index.ts';

/** What is to be decoded, from the command line or a line of NDJSON. */
export interface DecodeRequest {
  readonly protocol: 'jt808' | 'jt809' | 'jt1078' | 'jsatl12';
  readonly edition: '2011' | '2013' | '2019' | undefined;
  /** As in the vectors: frame, body, stream, escape, attachment-stream, rtp. */
  readonly kind: string;
  readonly messageId: number | undefined;
  /** For encrypted frames of JT/T 809. */
  readonly keys: CipherKeys | undefined;
  readonly bytes: Buffer;
}

/** The fields as they are given; all but `hex` may be absent. */
export interface RawRequest {
  readonly protocol?: unknown;
  readonly edition?: unknown;
  readonly kind?: unknown;
  readonly messageId?: unknown;
  readonly message_id?: unknown;
  /** `M1,IA1,IC1` in decimal. */
  readonly keys?: unknown;
  readonly hex?: unknown;
}

/** Makes a request of what was given, guessing what was left out from the bytes. */
export function readRequest(raw: RawRequest): Result<DecodeRequest> {
  const bytes = readHex(raw.hex);
  if (!bytes.ok) return bytes;
  const named = readProtocol(raw.protocol) ?? guessProtocol(bytes.value);
  if (!named) return failed('kind.unknown', 0, `没有协议“${String(raw.protocol)}”`);
  const edition = readEdition(raw.edition) ?? named.edition;
  const messageId = readMessageId(raw.messageId ?? raw.message_id);
  const kind = typeof raw.kind === 'string' ? raw.kind : guessKind(named.protocol, bytes.value);
  const keys = readKeys(raw.keys);
  return { ok: true, value: { protocol: named.protocol, edition, kind, messageId, keys, bytes: bytes.value } };
}

function readHex(hex: unknown): Result<Buffer> {
  if (typeof hex !== 'string') return failed('hex.invalid', 0, '缺少 hex');
  const digits = hex.replace(/\s+/g, '');
  const wrong = digits.search(/[^0-9a-f]/i);
  if (wrong >= 0 || digits.length % 2 === 1) return failed('hex.invalid', wrong < 0 ? digits.length : wrong);
  return { ok: true, value: Buffer.from(digits, 'hex') };
}

type Named = Pick<DecodeRequest, 'protocol' | 'edition'>;

/** `jt808`, `808-2019`, `JT/T 809-2011`, `1078`, `jsatl12` and the like. */
function readProtocol(name: unknown): Named | undefined {
  if (typeof name !== 'string') return undefined;
  const parts = /(808|809|1078|jsatl_?12)(?:-(2011|2013|2019))?/i.exec(name);
  if (!parts) return undefined;
  const [, protocol = '', edition] = parts;
  const known = (['jt808', 'jt809', 'jt1078'] as const).find((one) => one === `jt${protocol}`);
  return { protocol: known ?? 'jsatl12', edition: readEdition(edition) };
}

function readEdition(edition: unknown): DecodeRequest['edition'] {
  return edition === '2011' || edition === '2013' || edition === '2019' ? edition : undefined;
}

function readKeys(keys: unknown): CipherKeys | undefined {
  const [, m1, ia1, ic1] = typeof keys === 'string' ? (/^(\d+),(\d+),(\d+)$/.exec(keys) ?? []) : [];
  return ic1 === undefined ? undefined : { m1: Number(m1), ia1: Number(ia1), ic1: Number(ic1) };
}

function readMessageId(id: unknown): number | undefined {
  const number = typeof id === 'string' && /^(0x)?[0-9a-f]{1,4}$/i.test(id) ? Number.parseInt(id, 16) : id;
  return typeof number === 'number' && Number.isInteger(number) ? number : undefined;
}

const dataMark = 0x3031_6364;
/** Version, padding, extension and contributor count of every stream packet of JT/T 1078. */
const streamByte = 0x81;

function guessProtocol(bytes: Buffer): Named | undefined {
  if (bytes[0] === 0x7e) return { protocol: 'jt808', edition: undefined };
  if (bytes[0] === 0x5b) return { protocol: 'jt809', edition: undefined };
  if (!isData(bytes)) return undefined;
  return { protocol: bytes[4] === streamByte ? 'jt1078' : 'jsatl12', edition: undefined };
}

function isData(bytes: Buffer): boolean {
  return bytes.length >= 4 && bytes.readUInt32BE(0) === dataMark;
}

function guessKind(protocol: DecodeRequest['protocol'], bytes: Buffer): string {
  if (!isData(bytes)) return 'frame';
  return protocol === 'jt1078' ? 'rtp' : 'attachment-stream';
}
