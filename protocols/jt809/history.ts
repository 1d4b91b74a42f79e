import { type ByteReader, counted, countOf, type Field, hexBytes, record, u8 } from '../wire/index.ts';
import { present } from './fields.ts';
import { position2011, position2011Bytes } from './position-2011.ts';
import { position2019, position2019Bytes } from './position-2019.ts';

/** Whether `count` positions that begin at `at` end exactly with the body. */
function endsAt(from: ByteReader, at: number, count: number, bytesOf: (bytes: Buffer, at: number) => number): boolean {
  let next = at;
  for (let index = 0; index < count && next < from.end; index += 1) next += bytesOf(from.bytes, next);
  return next === from.end;
}

/**
 * Up to five positions sent late, oldest first. Real platforms are seen to put one byte more behind the count; it is kept
 * as `countPadding` where the positions fit the body only with it.
 */
function history<T>(position: Field<T>, bytesOf: (bytes: Buffer, at: number) => number) {
  return record({
    count: countOf(u8, 'positions'),
    countPadding: present((from, scope) => {
      const count = Number(scope.count);
      return !endsAt(from, from.at, count, bytesOf) && endsAt(from, from.at + 1, count, bytesOf);
    }, hexBytes(1)),
    positions: counted('count', position),
  });
}

export const history2011 = history(position2011, () => position2011Bytes);
export const history2019 = history(position2019, position2019Bytes);
