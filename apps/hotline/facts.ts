import { choice, fact, instant, integer, text, yesNo } from '../../kernel/sdk/index.ts';
import { satisfactions } from './options.ts';

/** 通话: one call from the first ring to its end, as the telephone exchange tells it. */
export const call = fact({
  key: 'call',
  title: '通话记录',
  columns: {
    callId: text('通话编号', { required: true }),
    rangAt: instant('振铃时间', { required: true }),
    pickedUpAt: instant('接听时间'),
    endedAt: instant('结束时间', { required: true }),
    lineNumber: text('分机号'),
    phone: text('来电号码', { personal: 'phone' }),
    queue: text('技能队列'),
    waitSeconds: integer('等待时长', { unit: '秒' }),
    talkSeconds: integer('通话时长', { unit: '秒' }),
    pickedUp: yesNo('接通', { required: true }),
    inTime: yesNo('按时接听', { required: true }),
    recording: text('录音编号'),
    satisfaction: choice('通话评价', satisfactions),
  },
  naturalKey: ['callId'],
  time: 'rangAt',
  retentionDays: 3650,
});
