import { choice, entity, instant, text } from '../../../kernel/sdk/index.ts';

/** 坐席线路: what the telephone exchange says of each agent's line; the call pop reads it. */
export const line = entity({
  key: 'line',
  title: '坐席线路',
  label: 'lineNumber',
  unique: [['lineNumber']],
  fields: {
    lineNumber: text('分机号', { required: true, maxLength: 20, pattern: '^[0-9]{2,20}$' }),
    status: choice('线路状态', { idle: '空闲', ringing: '振铃', talking: '通话' }, { required: true }),
    callId: text('通话编号', { maxLength: 64 }),
    // Only agents read lines; who calls is looked up in the register of callers, and that look is journalled.
    phone: text('来电号码', { maxLength: 30 }),
    queue: text('技能队列', { maxLength: 50 }),
    rangAt: instant('振铃时间'),
    pickedUpAt: instant('接听时间'),
  },
});
