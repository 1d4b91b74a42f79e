import { list, record, u8, u32 } from '../../wire/index.ts';
import { added, both } from '../declaration.ts';
import { platformId, typeId, unixTime } from '../fields.ts';

const period = { startTime: unixTime, endTime: unixTime };

/** Last serial numbers by sub-business type (table 24). */
const serials = record({ serials: list(u8, record({ dataType: typeId, serial: u32, time: unixTime })) });

/**
 * 0x9101 (8.3.2.1) changed its direction: in 2011 the upper platform tells what it has received, in 2019 the lower one
 * what it has sent.
 */
export const totalMessages = {
  '0x9101': both('发送车辆定位信息数量通知消息', record({ positionCount: u32, ...period })),
} as const;

/** Statistics (8.3.2) that stand behind a sub-business type, which senders fill differently: the message tells them. */
export const statisticsMessages = {
  '0x1102': added(
    '平台链路连接情况与车辆定位消息传输情况上报应答消息',
    record({ platformId, ...period, lostPositions: u32, disconnections: u8, disconnectedSeconds: u32 }),
  ),
  '0x1103': added('上传平台间消息序列号通知消息', serials),
  '0x9102': added('平台链路连接情况与车辆定位消息传输情况上报请求消息', record({ platformId, ...period })),
  '0x9103': added('下发平台间消息序列号通知消息', serials),
} as const;
