import { code, fixedText, record, u8, u16, u32 } from '../../wire/index.ts';
import { both, changed } from '../declaration.ts';
import { empty } from '../fields.ts';

const account = { userId: u32, password: fixedText(8) };
const downLink = { downLinkIp: fixedText(32), downLinkPort: u16 };
const verification = record({ verifyCode: u32 });

const refusedLogin = {
  ok: 0,
  'wrong-ip': 1,
  'wrong-access-code': 2,
  'not-registered': 3,
  'wrong-password': 4,
  busy: 5,
} as const;

/** Link management (8.3.1). 0x1xxx is sent by the lower platform, 0x9xxx by the upper one. */
export const linkMessages = {
  '0x1001': changed(
    '主链路登录请求消息',
    record({ ...account, ...downLink }),
    record({ ...account, accessCode: u32, ...downLink }),
  ),
  '0x1002': changed(
    '主链路登录应答消息',
    record({ result: code(u8, { ...refusedLogin, other: 6 }), verifyCode: u32 }),
    record({ result: code(u8, { ...refusedLogin, other: 0xff }), verifyCode: u32 }),
  ),
  '0x1003': both('主链路注销请求消息', record(account)),
  '0x1004': both('主链路注销应答消息', empty),
  '0x1005': both('主链路连接保持请求消息', empty),
  '0x1006': both('主链路连接保持应答消息', empty),
  '0x1007': both('主链路断开通知消息', record({ reason: code(u8, { 'main-link-lost': 0, other: 1 }) })),
  '0x1008': both('下级平台主动关闭主从链路通知消息', record({ reason: code(u8, { 'sub-link-lost': 0, other: 1 }) })),
  '0x9001': both('从链路连接请求消息', verification),
  '0x9002': changed(
    '从链路连接应答消息',
    record({ result: code(u8, { ok: 0, 'wrong-verify-code': 1, busy: 2, other: 3 }) }),
    record({ result: code(u8, { ok: 0, 'wrong-verify-code': 1, busy: 2, other: 0xff }) }),
  ),
  '0x9003': both('从链路注销请求消息', verification),
  '0x9004': both('从链路注销应答消息', empty),
  '0x9005': both('从链路连接保持请求消息', empty),
  '0x9006': both('从链路连接保持应答消息', empty),
  '0x9007': changed(
    '从链路断开通知消息',
    record({ reason: code(u8, { unreachable: 0, 'sub-link-lost': 1, other: 2 }) }),
    record({ reason: code(u8, { unreachable: 0, 'sub-link-lost': 1, other: 0xff }) }),
  ),
  '0x9008': both(
    '上级平台主动关闭主从链路通知消息',
    record({ reason: code(u8, { 'gateway-restart': 0, other: 0xff }) }),
  ),
} as const;
