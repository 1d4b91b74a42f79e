import {
  code,
  fixedText,
  hexBytes,
  hexNumber,
  ifLeft,
  list,
  record,
  restText,
  sizedText,
  terminatedRest,
  u8,
  u16,
  u32,
  utcTime,
} from '../../wire/index.ts';
import { plateColour, responseResult } from '../codes.ts';
import { down, type MessageDeclaration, up } from '../declare.ts';

const empty = record({});

const generalResponse = record({ replyToSerial: u16, replyToId: hexNumber(u16), result: responseResult });

const retransmit = (count: typeof u8) => record({ firstSerial: u16, packages: list(count, u16) });

/** Province and city are the first two and the last four digits of GB/T 2260. */
function registration(maker: number, model: number, id: number, plate: typeof restText) {
  return record({
    province: u16,
    city: u16,
    makerId: fixedText(maker),
    model: fixedText(model),
    terminalId: fixedText(id),
    plateColour,
    plate,
  });
}

/** Bytes of a 2011 registration after province and city, with the longest usual plate: 5 + 8 + 7 + 1 + 12. */
const longest2011 = 33;

const authentication2019 = record({
  authCode: sizedText(1),
  imei: fixedText(15),
  softwareVersion: fixedText(20),
});

export const sessionMessages: readonly MessageDeclaration[] = [
  up(0x0001, 'terminal-response', '终端通用应答', generalResponse),
  down(0x8001, 'platform-response', '平台通用应答', generalResponse),
  up(0x0002, 'heartbeat', '终端心跳', empty),
  up(0x0003, 'unregister', '终端注销', empty),
  up(0x0004, 'time-query', '查询服务器时间', empty),
  down(0x8004, 'time-answer', '查询服务器时间应答', record({ time: utcTime })),
  down(0x8003, 'retransmit-request', '服务器补传分包请求', { 2013: retransmit(u8), 2019: retransmit(u16) }),
  up(0x0005, 'terminal-retransmit-request', '终端补传分包请求', { 2013: retransmit(u8), 2019: retransmit(u16) }),
  up(0x0100, 'register', '终端注册', {
    2011: registration(5, 8, 7, terminatedRest),
    2013: registration(5, 20, 7, restText),
    2019: registration(11, 30, 30, restText),
    tell: (_, start, end) => (end - start - 4 > longest2011 ? '2013' : '2011'),
  }),
  down(0x8100, 'register-answer', '终端注册应答', {
    2011: record({ replyToSerial: u16, result: registerResult(), authCode: ifLeft(terminatedRest) }),
    2013: record({ replyToSerial: u16, result: registerResult(), authCode: ifLeft(restText) }),
  }),
  up(0x0102, 'authenticate', '终端鉴权', {
    2011: record({ authCode: terminatedRest }),
    2013: record({ authCode: restText }),
    2019: authentication2019,
  }),
  down(0x8204, 'link-check', '链路检测', empty),
  down(0x8a00, 'platform-rsa-key', '平台 RSA 公钥', record({ exponent: u32, modulus: hexBytes(128) })),
  up(0x0a00, 'terminal-rsa-key', '终端 RSA 公钥', record({ exponent: u32, modulus: hexBytes(128) })),
];

function registerResult() {
  return code(u8, {
    ok: 0,
    'vehicle-already-registered': 1,
    'vehicle-unknown': 2,
    'terminal-already-registered': 3,
    'terminal-unknown': 4,
  });
}
