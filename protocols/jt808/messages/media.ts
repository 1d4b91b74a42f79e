import {
  chinaTime,
  code,
  counted,
  countOf,
  firstFitting,
  ifLeft,
  list,
  record,
  restHex,
  tag,
  u8,
  u16,
  u32,
} from '../../wire/index.ts';
import { mediaEvent, mediaFormat, mediaType } from '../codes.ts';
import { down, type MessageDeclaration, up } from '../declare.ts';
import type { Edition } from '../edition.ts';
import { basicPositionField } from '../position-body.ts';

const head = { mediaId: u32, type: mediaType, format: mediaFormat, event: mediaEvent, channel: u8 };

/** Packages to send again; none left over means that the medium is complete. */
const receipt = record({ mediaId: u32, packages: ifLeft(list(u8, u16)) });

const shot = record({
  channel: u8,
  /** 0 stops, 0xFFFF records video, else the number of photos. */
  command: u16,
  /** Between photos; of a video, its length. */
  intervalS: u16,
  keep: code(u8, { upload: 0, save: 1 }),
  resolution: code(u8, {
    lowest: 0,
    '320x240': 1,
    '640x480': 2,
    '800x600': 3,
    '1024x768': 4,
    qcif: 5,
    cif: 6,
    'half-d1': 7,
    d1: 8,
    highest: 0xff,
  }),
  quality: u8,
  brightness: u8,
  contrast: u8,
  saturation: u8,
  chroma: u8,
});

const shotAnswer = record({
  replyToSerial: u16,
  result: code(u8, { ok: 0, failed: 1, 'channel-unsupported': 2 }),
  mediaIds: ifLeft(list(u16, u32)),
});

const criteria = { type: mediaType, channel: u8, event: mediaEvent, start: chinaTime, end: chinaTime };
const deletion = code(u8, { keep: 0, delete: 1 });

/** One medium found; the 2011 edition had no id. */
function found(edition: Edition, withId: boolean) {
  const rest = { type: mediaType, channel: u8, event: mediaEvent, position: basicPositionField[edition] };
  const items = withId ? record({ mediaId: u32, ...rest }) : record(rest);
  return { replyToSerial: u16, count: countOf(u16, 'media'), media: counted<object>('count', items) };
}

const search = (edition: Edition) =>
  firstFitting<object>(record(found(edition, true)), record({ layout: tag('without-id'), ...found(edition, false) }));

const withPosition = (edition: Edition) => record({ ...head, position: basicPositionField[edition], data: restHex });

export const mediaMessages: readonly MessageDeclaration[] = [
  up(0x0800, 'media-event', '多媒体事件信息上传', record(head)),
  up(0x0801, 'media-data', '多媒体数据上传', {
    2011: record({ ...head, data: restHex }),
    2013: withPosition('2013'),
    2019: withPosition('2019'),
    // Less than a position after the head: the 2011 edition sent none.
    tell: (_, start, end) => (end - start < 36 ? '2011' : undefined),
  }),
  down(0x8800, 'media-receipt', '多媒体数据上传应答', receipt),
  down(0x8801, 'shoot', '摄像头立即拍摄命令', shot),
  up(0x0805, 'shoot-answer', '摄像头立即拍摄命令应答', shotAnswer),
  down(0x8802, 'search-media', '存储多媒体数据检索', record(criteria)),
  up(0x0802, 'media-found', '存储多媒体数据检索应答', {
    2011: search('2011'),
    2013: search('2013'),
    2019: search('2019'),
  }),
  down(0x8803, 'upload-media', '存储多媒体数据上传命令', record({ ...criteria, afterwards: deletion })),
  down(
    0x8804,
    'record-audio',
    '录音开始命令',
    record({
      command: code(u8, { stop: 0, start: 1 }),
      /** 0 records until it is stopped. */
      durationS: u16,
      keep: code(u8, { upload: 0, save: 1 }),
      sampling: code(u8, { '8k': 0, '11k': 1, '23k': 2, '32k': 3 }),
    }),
  ),
  down(0x8805, 'upload-one-medium', '单条存储多媒体数据检索上传命令', record({ mediaId: u32, afterwards: deletion })),
];
