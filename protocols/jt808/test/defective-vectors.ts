import type { WireErrorCode } from '../../wire/index.ts';

/**
 * Vectors that do not decode, and why. They come from tests of other projects: some are meant to fail there too, some are
 * slips of their authors. `docs/decisions/vehicle-protocols.md` tells the same to readers.
 */
export const defectiveVectors: Readonly<Record<string, readonly [WireErrorCode, string]>> = {
  'sc808-005': ['item.length', 'an item without its length byte'],
  'sc808-009': ['item.length', 'item says 1 byte and has 2'],
  'sc808-021': ['frame.length', 'length field 47, body 53'],
  'sc808-042': ['item.length', 'item 0x64 says 32 bytes and has 47'],
  'sc808-044': ['item.length', 'item 0x65 says 32 bytes and has 47'],
  'sc808-090': ['frame.length', 'length field 12, body 7; the header is of 2013 under the flag of 2019'],
  'sc808-092': ['frame.checksum', 'checksum'],
  'sc808-093': ['frame.checksum', 'checksum'],
  'sc808-096': ['frame.checksum', 'checksum'],
  'sc808-097': ['frame.checksum', 'checksum'],
  'sc808-098': ['frame.checksum', 'checksum'],
  'sc808-099': ['frame.checksum', 'checksum'],
  'sc808-100': ['frame.checksum', 'checksum'],
  'sc808-148': ['frame.length', 'length field 58, body 45'],
  'sc808-150': ['frame.length', 'length field 473, body 469; checksum'],
  'sc808-154': ['frame.checksum', 'checksum'],
  'sc808-155': ['frame.checksum', 'checksum'],
  'sc808-176': ['frame.length', 'length field 0, body 5'],
  'sc808-226': ['item.length', 'items with two bytes of id and length, which no standard knows'],
  'sc808-227': ['item.length', 'items with two bytes of id and length, which no standard knows'],
  'sc808-232': ['body.surplus', 'general response with two bytes more'],
  'sc808-234': ['frame.checksum', 'checksum'],
  'sc808-235': ['frame.checksum', 'checksum'],
  'sc808-236': ['frame.checksum', 'checksum'],
  'sc808-237': ['frame.checksum', 'checksum'],
  'sc808-238': ['frame.checksum', 'checksum'],
  'sc808-239': ['frame.checksum', 'checksum'],
  'sc808-240': ['frame.checksum', 'checksum'],
  'sc808-241': ['frame.checksum', 'checksum'],
  'gojt-020': ['frame.checksum', 'meant to fail: checksum'],
  'gojt-021': ['frame.length', 'meant to fail: length field'],
  'gojt-023': ['frame.short', 'meant to fail: header cut'],
  'gojt-089': ['item.length', 'item 0x66 says 49 bytes, one tyre needs 50'],
  'gojt-094': ['item.length', 'meant to fail: item 0x11 of no bytes'],
  'gojt-095': ['item.length', 'meant to fail: last item cut'],
  'gojt-096': ['item.length', 'meant to fail: last item cut'],
  'gojt-097': ['body.short', 'meant to fail: parameter of no bytes'],
  'gojt-098': ['body.short', 'meant to fail: parameter of no bytes'],
  'gojt-099': ['body.short', 'meant to fail: parameter of no bytes'],
  'gojt-100': ['body.short', 'meant to fail: parameter of no bytes'],
  'gojt-101': ['body.short', 'meant to fail: parameter of no bytes'],
  'gojt-102': ['body.short', 'meant to fail: fewer parameters than counted'],
  'gojt-103': ['body.short', 'meant to fail: parameter cut'],
  'gojt-104': ['body.short', 'meant to fail: parameter of no bytes'],
};

/** Decodes, though the standard forbids its bytes: a checksum 0x7D that was not escaped. It is written escaped. */
export const unescapedChecksum = 'gojt-017';
