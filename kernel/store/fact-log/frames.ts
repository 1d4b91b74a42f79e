import { crc32 } from 'node:zlib';

/** Rows of one table in the native format of ClickHouse, as they wait for the engine. */
export interface Frame {
  /** With its database, such as `hengdao.coach_position`. */
  readonly table: string;
  /** Names of the columns, parted by commas, in the order of the rows. */
  readonly columns: string;
  readonly bytes: Buffer;
}

/** Length of what follows the head, its CRC-32, length of the names. */
const headBytes = 12;

/** A frame as it stands in a file, in pieces. */
export function framePieces({ table, columns, bytes }: Frame): readonly Buffer[] {
  const names = Buffer.from(`${table}\n${columns}`);
  const head = Buffer.allocUnsafe(headBytes);
  head.writeUInt32LE(names.length + bytes.length, 0);
  head.writeUInt32LE(crc32(bytes, crc32(names)), 4);
  head.writeUInt32LE(names.length, 8);
  return [head, names, bytes];
}

/** The frames of a file up to the first that a kill or a full disk has cut short: nobody was told of that one. */
export function* readFrames(file: Buffer): Generator<Frame> {
  for (let at = 0; at + headBytes <= file.length; ) {
    const length = file.readUInt32LE(at);
    const check = file.readUInt32LE(at + 4);
    const namesLength = file.readUInt32LE(at + 8);
    const start = at + headBytes;
    const end = start + length;
    if (end > file.length || namesLength > length || crc32(file.subarray(start, end)) !== check) return;
    const [table = '', columns = ''] = file.toString('utf8', start, start + namesLength).split('\n');
    yield { table, columns, bytes: file.subarray(start + namesLength, end) };
    at = end;
  }
}
