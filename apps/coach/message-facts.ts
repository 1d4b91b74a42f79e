import Type from 'typebox';
import { choice, decimalField, fact, file, instant, integer, json, text } from '../../kernel/sdk/index.ts';
import { bearer, low, trackDays, violationDays } from './facts.ts';
import { cardEvents, mediaEvents, mediaTypes } from './words.ts';

const received = instant('收到时间', { required: true });
const messageId = text('消息编号', { required: true, maxLength: 10, help: '协议规定的编号，如 0x0900。' });

/** What a terminal says beside positions, as it was decoded. */
export const terminalMessage = fact({
  key: 'terminal-message',
  title: '终端消息',
  about: '透传、参数、属性、行驶记录、区域查询等消息，按协议解析后留存。',
  columns: {
    ...bearer,
    at: received,
    messageId,
    name: text('消息名称', { required: true, maxLength: 60 }),
    serial: integer('流水号', { required: true, min: 0 }),
    body: json('消息内容', Type.Record(Type.String(), Type.Unknown()), { required: true, hidden: true }),
  },
  naturalKey: ['phone', 'at', 'messageId', 'serial'],
  time: 'at',
  org: 'org',
  order: ['phone', 'at'],
  retentionDays: trackDays,
  storage: { messageId: low, name: low },
});

/** Who drives: a card put in or taken out. */
export const driverCard = fact({
  key: 'driver-card',
  title: '驾驶员身份',
  columns: {
    ...bearer,
    at: instant('插拔时间', { required: true }),
    event: choice('插拔事件', cardEvents, { required: true }),
    result: text('读卡结果', { maxLength: 40 }),
    driver: text('驾驶员', { personal: 'name', maxLength: 60 }),
    licence: text('从业资格证号', { personal: 'id-number', maxLength: 60 }),
    identity: text('身份证号', { personal: 'id-number', maxLength: 40, hidden: true }),
    issuer: text('发证机构', { maxLength: 200 }),
    expires: text('证件有效期', { maxLength: 20 }),
  },
  naturalKey: ['phone', 'at', 'event'],
  time: 'at',
  org: 'org',
  order: ['phone', 'at'],
  retentionDays: violationDays,
});

export const waybill = fact({
  key: 'waybill',
  title: '电子运单',
  columns: {
    ...bearer,
    at: received,
    content: text('运单内容', { required: true, maxLength: 20_000, multiline: true, search: true }),
  },
  naturalKey: ['phone', 'content'],
  time: 'at',
  org: 'org',
  order: ['phone', 'at'],
  retentionDays: violationDays,
});

/** A photograph, sound or film of a vehicle; its bytes lie in the file store. */
export const media = fact({
  key: 'media',
  title: '车辆多媒体',
  about: '终端上传的图片、音频、视频和主动安全报警附件，原件按内容散列值保存。',
  columns: {
    ...bearer,
    at: instant('拍摄时间', { required: true }),
    mediaType: choice('媒体类型', mediaTypes, { required: true }),
    format: text('媒体格式', { required: true, maxLength: 10 }),
    mediaEvent: choice('触发事件', mediaEvents, { required: true }),
    channel: integer('通道', { min: 0, max: 255 }),
    mediaId: text('媒体编号', { required: true, maxLength: 60 }),
    name: text('附件名称', { maxLength: 100 }),
    bytes: integer('文件大小', { required: true, min: 0, unit: '字节' }),
    file: file('媒体文件', { required: true }),
    mark: text('报警标识号', { maxLength: 60, search: true }),
    longitude: decimalField('经度', { places: 6, unit: '°' }),
    latitude: decimalField('纬度', { places: 6, unit: '°' }),
  },
  naturalKey: ['phone', 'mediaId', 'file'],
  time: 'at',
  org: 'org',
  order: ['phone', 'at'],
  lookups: ['mark'],
  retentionDays: violationDays,
  storage: { format: low },
});
