import type { Field } from '../wire/index.ts';
import type { AnyDeclaration, Edition } from './declaration.ts';
import { alarmMessages } from './messages/alarm.ts';
import { controlMessages } from './messages/control.ts';
import { exchangeMessages } from './messages/exchange.ts';
import { linkMessages } from './messages/link.ts';
import { platformMessages } from './messages/platform.ts';
import { staticMessages } from './messages/static.ts';
import { statisticsMessages, totalMessages } from './messages/statistics.ts';
import { videoMessages } from './messages/video.ts';

/** Messages whose data stand directly behind the header, by business type as it is written in the standard. */
export const directMessages = { ...linkMessages, ...totalMessages } as const;

/** Messages behind a sub-business type, by that type; of the statistics by the business type. */
export const subMessages = {
  ...statisticsMessages,
  ...exchangeMessages,
  ...platformMessages,
  ...alarmMessages,
  ...controlMessages,
  ...staticMessages,
  ...videoMessages,
} as const;

/** Every message of both editions by the type that tells it. */
export const messages = { ...directMessages, ...subMessages } as const;

const byType = new Map<number, AnyDeclaration>(Object.entries(messages).map(([type, one]) => [Number(type), one]));
const direct = new Set(Object.keys(directMessages).map(Number));
const statistics = new Set(Object.keys(statisticsMessages).map(Number));

/** Business types that carry sub-business types, with their names in the standard. */
export const groups: ReadonlyMap<number, string> = new Map([
  [0x1200, '主链路动态信息交换消息'],
  [0x9200, '从链路动态信息交换消息'],
  [0x1300, '主链路平台间信息交互消息'],
  [0x9300, '从链路平台间信息交互消息'],
  [0x1400, '主链路报警信息交互消息'],
  [0x9400, '从链路报警信息交互消息'],
  [0x1500, '主链路车辆监管消息'],
  [0x9500, '从链路车辆监管消息'],
  [0x1600, '主链路静态信息交换消息'],
  [0x9600, '从链路静态信息交换消息'],
  [0x1700, '主链路时效口令交互消息'],
  [0x9700, '从链路时效口令交互消息'],
  [0x1800, '主链路实时音视频交互消息'],
  [0x9800, '从链路实时音视频交互消息'],
  [0x1900, '主链路远程录像检索交互消息'],
  [0x9900, '从链路远程录像检索交互消息'],
  [0x1a00, '主链路远程录像回放交互消息'],
  [0x9a00, '从链路远程录像回放交互消息'],
  [0x1b00, '主链路远程录像下载交互消息'],
  [0x9b00, '从链路远程录像下载交互消息'],
]);

/** Provinces add groups of their own by the same pattern; their data are kept without being understood. */
function isGroup(messageId: number): boolean {
  const side = messageId >> 12;
  return (messageId & 0xff) === 0 && (side === 0x1 || side === 0x9);
}

/** How the data of a business type lie in its body. */
export function envelopeOf(messageId: number): 'direct' | 'statistics' | 'group' | undefined {
  if (direct.has(messageId)) return 'direct';
  if (statistics.has(messageId)) return 'statistics';
  return isGroup(messageId) ? 'group' : undefined;
}

/** The layout of a message; of another edition, where the asked one does not have it: peers mix them. */
export function layoutOf(type: number, edition: Edition): Field<unknown> | undefined {
  const declared = byType.get(type);
  return declared?.[edition] ?? declared?.[edition === '2011' ? '2019' : '2011'] ?? undefined;
}

/** Name of a business or sub-business type in the standard. */
export function titleOf(type: number, edition: Edition): string | undefined {
  const declared = byType.get(type);
  return (edition === '2019' ? declared?.titleOf2019 : undefined) ?? declared?.title ?? groups.get(type);
}
