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
  4097: changed(
    '主链路登录请求消息',
    record({ ...account, ...downLink }),
    record({ ...account, accessCode: u32, ...downLink }),
  ),
  4098: changed(
    '主链路登录应答消息',
    record({ result: code(u8, { ...refusedLogin, other: 6 }), verifyCode: u32 }),
    record({ result: code(u8, { ...refusedLogin, other: 0xff }), verifyCode: u32 }),
  ),
  4099: both('主链路注销请求消息', record(account)),
  4100: both('主链路注销应答消息', empty),
  4101: both('主链路连接保持请求消息', empty),
  4102: both('主链路连接保持应答消息', empty),
  4103: both('主链路断开通知消息', record({ reason: code(u8, { 'main-link-lost': 0, other: 1 }) })),
  4104: both('下级平台主动关闭主从链路通知消息', record({ reason: code(u8, { 'sub-link-lost': 0, other: 1 }) })),
  36865: both('从链路连接请求消息', verification),
  36866: changed(
    '从链路连接应答消息',
    record({ result: code(u8, { ok: 0, 'wrong-verify-code': 1, busy: 2, other: 3 }) }),
    record({ result: code(u8, { ok: 0, 'wrong-verify-code': 1, busy: 2, other: 0xff }) }),
  ),
  36867: both('从链路注销请求消息', verification),
  36868: both('从链路注销应答消息', empty),
  36869: both('从链路连接保持请求消息', empty),
  36870: both('从链路连接保持应答消息', empty),
  36871: changed(
    '从链路断开通知消息',
    record({ reason: code(u8, { unreachable: 0, 'sub-link-lost': 1, other: 2 }) }),
    record({ reason: code(u8, { unreachable: 0, 'sub-link-lost': 1, other: 0xff }) }),
  ),
  36872: both('上级平台主动关闭主从链路通知消息', record({ reason: code(u8, { 'gateway-restart': 0, other: 0xff }) })),
} as const;
