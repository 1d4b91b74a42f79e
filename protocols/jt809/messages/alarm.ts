import { plateColour } from '../../jt808/codes.ts';
import { fixedText, record, sizedText, u32 } from '../../wire/index.ts';
import { added, changed, replaced } from '../declaration.ts';
import { platformId, present, typeId, unixTime } from '../fields.ts';
import { alarmSource, alarmType, handling, supervisionLevel } from './codes.ts';
import { plate, source } from './shared.ts';

const deadline = {
  deadline: unixTime,
  level: supervisionLevel,
  supervisor: fixedText(16),
  supervisorPhone: fixedText(20),
  supervisorMail: fixedText(32),
};

const alarm2011 = { source: alarmSource, alarmType, alarmTime: unixTime };

/** An alarm of 2019 (tables 64 and 69 to 71), which stands without the vehicle's header and names the vehicle itself. */
const alarm2019 = record({
  platformId,
  alarmType,
  alarmTime: unixTime,
  startTime: unixTime,
  endTime: unixTime,
  plate,
  plateColour,
  alarmedPlatformId: platformId,
  routeId: u32,
  content: sizedText(4),
});

const supervision2019 = record({ platformId, alarmTime: unixTime, ...source, ...deadline });
const result = record({ ...source, result: handling });
const warning2011 = record({ ...alarm2011, content: sizedText(4) });

/** Alarms (8.3.5). */
export const alarmMessages = {
  '0x1401': changed(
    '报警督办应答',
    record({ supervisionId: u32, result: handling }),
    record({
      supervisionSerial: u32,
      sourceDataType: present((from) => from.left >= 7, typeId),
      sourceSerial: present((_, scope) => scope.sourceDataType !== undefined, u32),
      result: handling,
    }),
  ),
  '0x1402': changed('上报报警信息', record({ ...alarm2011, infoId: u32, content: sizedText(4) }), alarm2019),
  '0x1403': replaced(
    '主动上报报警处理结果信息',
    record({ infoId: u32, result: handling }),
    '上报报警预警消息',
    alarm2019,
  ),
  '0x1411': added('上报报警督办应答消息', result),
  '0x1412': added('主动上报报警处理结果信息消息', result),
  '0x1413': added('上报报警督办请求消息', supervision2019),
  '0x9401': changed('报警督办请求', record({ ...alarm2011, supervisionId: u32, ...deadline }), supervision2019),
  '0x9402': changed('下发报警预警消息', warning2011, alarm2019),
  '0x9403': changed('实时交换报警信息', warning2011, alarm2019),
} as const;
