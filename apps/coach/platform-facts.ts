import { date, fact, instant, integer, org, text, yesNo } from '../../kernel/sdk/index.ts';
import { low, trackDays, violationDays } from './facts.ts';

const platformId = text('平台唯一编码', { required: true, search: true, maxLength: 11 });
const platformName = text('平台名称', { required: true, maxLength: 100 });
const count = { required: true, min: 0, unit: '条' } as const;

/** What passed between a platform and us in a minute, and until when all is sent: a restart goes on from there. */
export const platformLink = fact({
  key: 'platform-link',
  title: '平台链路',
  about: '每个联网平台每分钟一行：主从链路在线秒数、收发条数；重启后从“已发至”继续补发。',
  columns: {
    platformId,
    name: platformName,
    org: org('所属组织', { required: true }),
    at: instant('统计时间', { required: true }),
    seconds: integer('统计秒数', { required: true, min: 0, unit: '秒' }),
    mainSeconds: integer('主链路在线秒数', { required: true, min: 0, unit: '秒' }),
    subSeconds: integer('从链路在线秒数', { required: true, min: 0, unit: '秒' }),
    received: integer('收到定位', count),
    sent: integer('发出定位', count),
    disconnections: integer('断开次数', { required: true, min: 0, unit: '次' }),
    sentUntil: instant('已发至'),
    reported: yesNo('已报备停机', { help: '上级平台或运营商原因并提前报备的，不计断线。' }),
  },
  naturalKey: ['platformId', 'at'],
  time: 'at',
  org: 'org',
  order: ['platformId', 'at'],
  retentionDays: violationDays,
  storage: { platformId: low, name: low },
});

/** How many positions of a vehicle of a day went to an upper platform: what reconciliation compares with the stored. */
export const sentCount = fact({
  key: 'sent-count',
  title: '上报条数',
  columns: {
    platformId,
    day: date('日期', { required: true }),
    plate: text('车牌号', { required: true, search: true, maxLength: 20 }),
    org: org('企业组织', { required: true }),
    at: instant('统计时间', { required: true }),
    sent: integer('发出定位', count),
  },
  naturalKey: ['platformId', 'day', 'plate', 'at'],
  time: 'day',
  org: 'org',
  order: ['platformId', 'day', 'plate'],
  retentionDays: trackDays,
  storage: { platformId: low, plate: low },
});

/** What a peer says to have sent or received, beside what we counted. */
export const toldCount = fact({
  key: 'told-count',
  title: '平台通知条数',
  columns: {
    platformId,
    name: platformName,
    org: org('所属组织', { required: true }),
    at: instant('通知时间', { required: true }),
    fromAt: instant('起始时间', { required: true }),
    toAt: instant('截止时间', { required: true }),
    told: integer('对方条数', count),
    counted: integer('本平台条数', count),
    lost: integer('对方丢失条数', { min: 0, unit: '条' }),
  },
  naturalKey: ['platformId', 'at', 'fromAt'],
  time: 'at',
  org: 'org',
  retentionDays: violationDays,
  storage: { platformId: low, name: low },
});

/** A message of a platform that is neither position nor alarm, as it came. */
export const platformMessage = fact({
  key: 'platform-message',
  title: '平台报文',
  columns: {
    platformId,
    name: platformName,
    org: org('所属组织', { required: true }),
    at: instant('收到时间', { required: true }),
    messageId: text('消息编号', { required: true, maxLength: 10 }),
    title: text('消息名称', { required: true, maxLength: 60 }),
    serial: integer('流水号', { required: true, min: 0 }),
    plate: text('车牌号', { search: true, maxLength: 20 }),
    content: text('报文内容', { required: true, maxLength: 20_000, multiline: true }),
  },
  naturalKey: ['platformId', 'at', 'messageId', 'serial'],
  time: 'at',
  org: 'org',
  retentionDays: trackDays,
  storage: { platformId: low, name: low, messageId: low, title: low },
});
