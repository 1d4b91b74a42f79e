import { bcd, chinaTime, code, fixedText, record, sizedHex, sizedText, u8, u16, u32 } from '../../wire/index.ts';
import { both, changed } from '../declaration.ts';
import { hexAfter, hexBytesOf, lengthFits, present, unixTime } from '../fields.ts';
import { position2011 } from '../position-2011.ts';
import { position2019 } from '../position-2019.ts';
import { photoSize, success } from './codes.ts';
import { source } from './shared.ts';

const flag = code(u8, {
  unsupported: 0,
  taken: 1,
  'taken-sent-later': 2,
  offline: 3,
  'lens-unavailable': 4,
  'other-reason': 5,
  'wrong-plate': 9,
});

/** The photograph's bytes stand behind its size and format but are counted before them. */
const photo = {
  lens: u8,
  photoBytes: hexBytesOf(u32, 'photo'),
  size: photoSize,
  format: code(u8, { jpg: 1, gif: 2, tiff: 3, png: 4 }),
  photo: hexAfter('photoBytes'),
};

const emergencyAccess = record({
  authCode: bcd(10),
  accessPoint: fixedText(20),
  userName: fixedText(49),
  password: fixedText(22),
  serverIp: fixedText(32),
  tcpPort: u16,
  udpPort: u16,
  endTime: unixTime,
});

const emergencyResult = code(u8, { ok: 0, 'no-vehicle': 1, other: 2 });

/** Supervision of a vehicle (8.3.6). */
export const controlMessages = {
  '0x1501': changed('车辆单向监听应答', record({ result: success }), record({ ...source, result: success })),
  '0x1502': changed(
    '车辆拍照应答',
    record({ flag, position: position2011, ...photo }),
    record({ ...source, flag, position: position2019, ...photo }),
  ),
  '0x1503': changed(
    '下发车辆报文应答',
    record({ textSequence: u32, result: success }),
    record({ ...source, result: success }),
  ),
  '0x1504': changed(
    '上报车辆行驶记录应答',
    record({ recording: sizedHex(4) }),
    record({ ...source, command: u8, recording: sizedHex(4) }),
  ),
  '0x1505': changed(
    '车辆应急接入监管平台应答',
    record({ result: emergencyResult }),
    record({ ...source, result: emergencyResult }),
  ),
  '0x9501': both('车辆单向监听请求', record({ monitorPhone: fixedText(20) })),
  '0x9502': both('车辆拍照请求', record({ lens: u8, size: photoSize })),
  /** The text's sequence number is of 2011; some senders of 2019 keep it. */
  '0x9503': both(
    '下发车辆报文请求',
    record({
      textSequence: present((from) => lengthFits(from, 5), u32),
      priority: code(u8, { urgent: 0, normal: 1 }),
      text: sizedText(4),
    }),
  ),
  '0x9504': changed(
    '上报车辆行驶记录请求',
    record({ command: u8, startTime: chinaTime, endTime: chinaTime, maxRecords: u16 }),
    record({ startTime: unixTime, endTime: unixTime, command: u8 }),
  ),
  '0x9505': both('车辆应急接入监管平台请求', emergencyAccess),
} as const;
