import {
  bcd,
  chinaTime,
  code,
  counted,
  countOf,
  type Field,
  fixedText,
  hexBytes,
  hexNumber,
  ifLeft,
  record,
  restHex,
  sizedHex,
  sizedText,
  u8,
  u16,
} from '../../wire/index.ts';
import { down, type MessageDeclaration, up } from '../declare.ts';

/** Of GB/T 19056; the block is a frame of that standard (AA 75 … or 55 7A …) and kept as it is. */
const recorderCommand = hexNumber(u8);

const driver2011 = record({
  name: sizedText(1),
  identityNumber: fixedText(20),
  licenceNumber: fixedText(40),
  issuer: sizedText(1),
});

/** What follows the time is there for an inserted card; what follows the result, for one that was read. */
const card = {
  status: code(u8, { inserted: 1, removed: 2 }),
  time: chinaTime,
  result: ifLeft(code(u8, { ok: 0, 'authentication-failed': 1, locked: 2, removed: 3, 'checksum-wrong': 4 })),
};

const certificate = {
  name: sizedText(1),
  licenceNumber: fixedText(20),
  issuer: sizedText(1),
  /** YYYYMMDD. */
  expires: bcd(4),
};

const driver2013 = record({ ...card, driver: ifLeft(record(certificate)) });
const driver2019 = record({
  ...card,
  driver: ifLeft(
    record({
      ...certificate,
      identityNumber: fixedText(20),
      /** Some terminals add how well the face matched, and whose it is. */
      face: ifLeft(record({ matchPercent: u8, identityNumber: fixedText(20) })),
    }),
  ),
});

/** A 2011 body begins with the length of a name; of 1 or 2 bytes there is none in GBK that is a name. */
function tellDriver(bytes: Buffer, start: number, end: number): '2011' | '2013' | undefined {
  const first = end > start ? bytes[start] : undefined;
  return first === undefined ? undefined : first === 1 || first === 2 ? '2013' : '2011';
}

/** Time of the first frame: hours, minutes, seconds, milliseconds. */
const canTime: Field<string> = {
  read(from) {
    const d = from.hex(5);
    return `${d.slice(0, 2)}:${d.slice(2, 4)}:${d.slice(4, 6)}.${d.slice(6)}`;
  },
  write: (to, value) => to.hex(value.replace(/[:.]/g, ''), 5),
  shape: { kind: 'samples', values: ['08:30:59.0123', '23:59:59.9999'] },
};

const can = record({
  count: countOf(u16, 'frames'),
  firstTime: canTime,
  frames: counted('count', record({ id: hexBytes(4), data: hexBytes(8) })),
});

export const recordMessages: readonly MessageDeclaration[] = [
  down(0x8700, 'recorder-command', '行驶记录数据采集命令', record({ command: recorderCommand, block: restHex })),
  up(
    0x0700,
    'recorder-data',
    '行驶记录数据上传',
    record({ replyToSerial: u16, command: recorderCommand, block: restHex }),
  ),
  down(0x8701, 'set-recorder', '行驶记录参数下传命令', record({ command: recorderCommand, block: restHex })),
  up(0x0701, 'waybill', '电子运单上报', record({ content: sizedText(4) })),
  down(0x8702, 'query-driver', '上报驾驶员身份信息请求', record({})),
  up(0x0702, 'driver', '驾驶员身份信息采集上报', {
    2011: driver2011,
    2013: driver2013,
    2019: driver2019,
    tell: tellDriver,
  }),
  up(0x0705, 'can-data', 'CAN 总线数据上传', can),
  down(0x8900, 'transparent-down', '数据下行透传', record({ type: hexNumber(u8), content: restHex })),
  up(0x0900, 'transparent-up', '数据上行透传', record({ type: hexNumber(u8), content: restHex })),
  up(0x0901, 'compressed', '数据压缩上报', record({ content: sizedHex(4) })),
];
