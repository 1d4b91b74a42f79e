import { code, counted, countOf, type Field, flags, record, sized, u8, u16, u32, when } from '../../wire/index.ts';
import { alarmBits, bitTable } from '../alarms.ts';
import { down, type MessageDeclaration, up } from '../declare.ts';
import type { Edition } from '../edition.ts';
import { basicLength, readPosition } from '../position.ts';
import { type PositionBody, positionField } from '../position-body.ts';

/** Answers that carry the position of the moment; `serial` names the request. */
const answer = (edition: Edition) => record({ replyToSerial: u16, position: positionField[edition] });

/**
 * The 2011 edition answers a position query without the serial. A body is read so when its items, and they alone, then come
 * out even.
 */
function tellAnswer(bytes: Buffer, start: number, end: number): '2011' | '2013' | undefined {
  const even = (from: number) => end - from >= basicLength && !readPosition(bytes, from, end).defect;
  return !even(start + 2) && even(start) ? '2011' : '2013';
}

const batch = (edition: Edition) =>
  record({
    count: countOf(u16, 'positions'),
    type: code(u8, { normal: 0, 'blind-area': 1 }),
    positions: counted('count', sized(2, positionField[edition]) satisfies Field<PositionBody>),
  });

const tracking = record({ intervalS: u16, validityS: when((scope) => scope.intervalS !== 0, u32) });

export const positionMessages: readonly MessageDeclaration[] = [
  up(0x0200, 'position', '位置信息汇报', positionField),
  down(0x8201, 'query-position', '位置信息查询', record({})),
  up(0x0201, 'position-answer', '位置信息查询应答', {
    2011: positionField[2011],
    2013: answer('2013'),
    2019: answer('2019'),
    tell: tellAnswer,
  }),
  down(0x8202, 'track', '临时位置跟踪控制', tracking),
  down(
    0x8203,
    'acknowledge-alarm',
    '人工确认报警消息',
    // Serial 0 acknowledges all alarms of these kinds. JT/T 808-2013 tables 35 and 36.
    record({ alarmSerial: u16, alarms: flags(u32, bitTable(alarmBits[2013].filter((one) => one.cleared))) }),
  ),
  up(0x0704, 'position-batch', '定位数据批量上传', { 2011: batch('2011'), 2013: batch('2013'), 2019: batch('2019') }),
  up(0x0500, 'vehicle-control-answer', '车辆控制应答', {
    2011: answer('2011'),
    2013: answer('2013'),
    2019: answer('2019'),
  }),
];
