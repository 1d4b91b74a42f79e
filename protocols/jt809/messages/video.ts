import { alarmTables } from '../../jt808/alarms.ts';
import { videoAlarms } from '../../jt808/item-words.ts';
import { code, fixedText, flags, list, record, u8, u16, u32 } from '../../wire/index.ts';
import { both } from '../declaration.ts';
import { empty, platformId, present, unixTime } from '../fields.ts';
import { position2011 } from '../position-2011.ts';

const accessResults = {
  ok: 0,
  failed: 1,
  unsupported: 2,
  'session-ended': 3,
  'wrong-password': 4,
  'not-crossing': 5,
} as const;
const result = code(u8, accessResults);
const mediaType = code(u8, { 'audio-and-video': 0, audio: 1, video: 2, 'video-or-both': 3 });
const streamType = code(u8, { any: 0, main: 1, sub: 2 });
const storage = code(u8, { any: 0, main: 1, backup: 2 });
const server = { serverIp: fixedText(32), serverPort: u16 };
const period = { startTime: unixTime, endTime: unixTime };
/** 64 alarm bits: the upper half those of video, the lower half those of JT/T 808. */
const alarms = { videoAlarms: flags(u32, videoAlarms), alarms: flags(u32, alarmTables[2013]) };
const criteria = { channel: u8, ...period, ...alarms, mediaType, streamType, storage };
const resources = { resources: list(u32, record({ ...criteria, bytes: u32 })) };

/**
 * Access to a vehicle's video needs the password of the day; a platform of another province also proves that the
 * vehicle is in its area, by a position of the last five minutes.
 */
const access = { password: fixedText(64), crossing: present((from) => from.left >= 36, position2011) };

/** The extension of JT/T 809 by JT/T 1078-2016 (chapter 10): video between platforms. */
export const videoMessages = {
  '0x1701': both('时效口令上报消息', record({ platformId, password: fixedText(64), crossingPassword: fixedText(64) })),
  '0x1702': both('时效口令请求消息', empty),
  '0x9702': both('时效口令请求应答消息', empty),
  '0x1801': both('实时音视频请求应答消息', record({ result, ...server })),
  '0x1802': both('主动请求停止实时音视频传输应答消息', record({ result })),
  '0x9801': both('实时音视频请求消息', record({ channel: u8, mediaType, ...access })),
  '0x9802': both('主动请求停止实时音视频传输消息', record({ channel: u8, mediaType })),
  '0x1901': both('主动上传音视频资源目录信息消息', record(resources)),
  '0x1902': both('查询音视频资源目录应答消息', record({ result, ...resources })),
  '0x9901': both('主动上传音视频资源目录信息应答消息', record({ result, resourceCount: u8 })),
  '0x9902': both('查询音视频资源目录请求消息', record({ ...criteria, ...access })),
  '0x1A01': both('远程录像回放请求应答消息', record({ ...server, result })),
  '0x1A02': both('远程录像回放控制应答消息', record({ result })),
  '0x9A01': both('远程录像回放请求消息', record({ channel: u8, mediaType, streamType, storage, ...period, ...access })),
  '0x9A02': both(
    '远程录像回放控制消息',
    record({
      control: code(u8, { play: 0, pause: 1, stop: 2, 'fast-forward': 3, rewind: 4, seek: 5, 'key-frames': 6 }),
      speed: code(u8, { none: 0, x1: 1, x2: 2, x4: 3, x8: 4, x16: 5 }),
      seekTime: unixTime,
    }),
  ),
  '0x1B01': both('远程录像下载请求应答消息', record({ result, sessionId: u16 })),
  '0x1B02': both(
    '远程录像下载通知消息',
    record({
      result,
      sessionId: u16,
      ...server,
      userName: fixedText(49),
      password: fixedText(22),
      path: fixedText(200),
    }),
  ),
  '0x1B03': both('远程录像下载控制应答消息', record({ result })),
  '0x9B01': both('远程录像下载请求消息', record({ ...criteria, bytes: u32, ...access })),
  '0x9B02': both('远程录像下载完成通知应答消息', record({ result, sessionId: u16 })),
  '0x9B03': both(
    '远程录像下载控制消息',
    record({ sessionId: u16, control: code(u8, { pause: 0, resume: 1, cancel: 2 }) }),
  ),
} as const;
