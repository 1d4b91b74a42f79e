export { ByteReader, type Originals } from './byte-reader.ts';
export { ByteWriter } from './byte-writer.ts';
export {
  choose,
  counted,
  countOf,
  firstFitting,
  ifLeft,
  list,
  record,
  restList,
  sized,
  tag,
  when,
  where,
} from './compounds.ts';
export {
  bcd,
  bcdTimeMs,
  chinaOffsetMs,
  chinaTime,
  hexBytes,
  restHex,
  sizedHex,
  utcTime,
  writeBcdTime,
} from './digits.ts';
export type { DerivedField, Field, RecordOf, Scope, Shape, ValueOf } from './field.ts';
export { type BitNames, BitTable, flags } from './flags.ts';
export { decodeGbk, encodeGbk } from './gbk.ts';
export { givenBytes } from './given-bytes.ts';
export { code, hexId, hexNumber, i16, scaled, u8, u16, u32, u64 } from './numbers.ts';
export {
  attempt,
  done,
  type Failure,
  failed,
  type Result,
  type WireError,
  type WireErrorCode,
  WireFault,
  wireError,
} from './result.ts';
export { fixedText, restText, sizedText, terminatedRest, untilNul } from './texts.ts';
