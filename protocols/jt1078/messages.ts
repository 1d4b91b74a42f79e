import { alarmTables } from '../jt808/alarms.ts';
import { down, type MessageDeclaration, up } from '../jt808/declare.ts';
import { videoAlarms } from '../jt808/item-words.ts';
import { chinaTime, code, flags, record, restList, sizedText, u8, u16, u32 } from '../wire/index.ts';

const channel = { channel: u8 };
const period = { startTime: chinaTime, endTime: chinaTime };

/** What kind of recording is meant (tables 21, 23, 24 and 26). */
const mediaType = code(u8, { 'audio-and-video': 0, audio: 1, video: 2, 'video-or-both': 3 });
const streamType = code(u8, { any: 0, main: 1, sub: 2 });
const storage = code(u8, { any: 0, main: 1, backup: 2 });

/** 64 alarm bits: the upper half those of video (table 14), the lower half those of JT/T 808. */
const alarms = { videoAlarms: flags(u32, videoAlarms), alarms: flags(u32, alarmTables[2013]) };

const recording = { ...channel, ...period, ...alarms, mediaType, streamType, storage };
const videoServer = { serverAddress: sizedText(1), tcpPort: u16, udpPort: u16 };

/** Multiples of the usual speed; only for fast forward and rewind. */
const playSpeed = code(u8, { none: 0, x1: 1, x2: 2, x4: 3, x8: 4, x16: 5 });
const onOff = code(u8, { off: 0, on: 1 });
const largerSmaller = code(u8, { larger: 0, smaller: 1 });

const capabilities = record({
  audioCodec: u8,
  audioChannels: u8,
  audioSampleRate: code(u8, { '8000Hz': 0, '22050Hz': 1, '44100Hz': 2, '48000Hz': 3 }),
  audioSampleBits: code(u8, { '8bit': 0, '16bit': 1, '32bit': 2 }),
  audioFrameBytes: u16,
  audioOutput: code(u8, { unsupported: 0, supported: 1 }),
  videoCodec: u8,
  maxAudioChannels: u8,
  maxVideoChannels: u8,
});

const liveRequest = record({
  ...videoServer,
  ...channel,
  dataType: code(u8, { 'audio-and-video': 0, video: 1, talk: 2, listen: 3, broadcast: 4, transparent: 5 }),
  streamType: code(u8, { main: 0, sub: 1 }),
});

const liveControl = record({
  ...channel,
  command: code(u8, { close: 0, 'switch-stream': 1, pause: 2, resume: 3, 'close-talk': 4 }),
  closed: code(u8, { all: 0, audio: 1, video: 2 }),
  streamType: code(u8, { main: 0, sub: 1 }),
});

const playback = record({
  ...videoServer,
  ...channel,
  mediaType,
  streamType,
  storage,
  mode: code(u8, { normal: 0, 'fast-forward': 1, rewind: 2, 'key-frames': 3, 'single-frame': 4 }),
  speed: playSpeed,
  ...period,
});

const playbackControl = record({
  ...channel,
  command: code(u8, { play: 0, pause: 1, stop: 2, 'fast-forward': 3, rewind: 4, seek: 5, 'key-frames': 6 }),
  speed: playSpeed,
  seekTime: chinaTime,
});

const fileUpload = record({
  serverAddress: sizedText(1),
  port: u16,
  userName: sizedText(1),
  password: sizedText(1),
  path: sizedText(1),
  ...recording,
  allowedNetworks: flags(u8, { 0: 'wifi', 1: 'lan', 2: 'mobile' }),
});

const resourceList = record({
  replyToSerial: u16,
  total: u32,
  resources: restList(record({ ...recording, bytes: u32 })),
});

/** Signalling of JT/T 1078-2016 chapter 5, in frames of JT/T 808. */
export const jt1078Messages: readonly MessageDeclaration[] = [
  up(0x1003, 'av-capabilities', '终端上传音视频属性', capabilities),
  up(0x1005, 'passenger-flow', '终端上传乘客流量', record({ ...period, boarded: u16, alighted: u16 })),
  up(0x1205, 'recordings', '终端上传音视频资源列表', resourceList),
  up(
    0x1206,
    'upload-finished',
    '文件上传完成通知',
    record({ replyToSerial: u16, result: code(u8, { ok: 0, failed: 1 }) }),
  ),
  down(0x9003, 'query-av-capabilities', '查询终端音视频属性', record({})),
  down(0x9101, 'live-request', '实时音视频传输请求', liveRequest),
  down(0x9102, 'live-control', '音视频实时传输控制', liveControl),
  down(0x9105, 'live-status', '实时音视频传输状态通知', record({ ...channel, lossPercent: u8 })),
  down(0x9201, 'playback-request', '平台下发远程录像回放请求', playback),
  down(0x9202, 'playback-control', '平台下发远程录像回放控制', playbackControl),
  down(0x9205, 'query-recordings', '查询资源列表', record(recording)),
  down(0x9206, 'upload-request', '文件上传指令', fileUpload),
  down(
    0x9207,
    'upload-control',
    '文件上传控制',
    record({ replyToSerial: u16, command: code(u8, { pause: 0, resume: 1, cancel: 2 }) }),
  ),
  down(
    0x9301,
    'ptz-rotate',
    '云台旋转',
    record({ ...channel, direction: code(u8, { stop: 0, up: 1, down: 2, left: 3, right: 4 }), speed: u8 }),
  ),
  down(0x9302, 'ptz-focus', '云台调整焦距控制', record({ ...channel, direction: largerSmaller })),
  down(0x9303, 'ptz-iris', '云台调整光圈控制', record({ ...channel, direction: largerSmaller })),
  down(0x9304, 'ptz-wiper', '云台雨刷控制', record({ ...channel, state: onOff })),
  down(0x9305, 'ptz-infrared', '红外补光控制', record({ ...channel, state: onOff })),
  down(0x9306, 'ptz-zoom', '云台变倍控制', record({ ...channel, direction: largerSmaller })),
];
