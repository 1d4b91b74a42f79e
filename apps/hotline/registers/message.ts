import { choice, entity, instant, text, yesNo } from '../../../kernel/sdk/index.ts';

import { numberForm } from '../order/number.ts';

/**
 * 短信: what waits to be sent, for the gateway to fetch, and what was answered. It names the order by its number and
 * what has happened, never what it is about: a telephone may lie open on a table.
 */
export const message = entity({
  key: 'message',
  title: '短信',
  label: 'orderNumber',
  sort: ['-queuedAt'],
  fields: {
    orderNumber: text('工单编号', {
      required: true,
      maxLength: 40,
      pattern: numberForm,
      indexed: true,
      search: 'whole',
    }),
    phone: text('接收号码', { required: true, maxLength: 30, personal: 'phone', indexed: true }),
    body: text('短信内容', { required: true, maxLength: 300 }),
    queuedAt: instant('入队时间', { required: true, indexed: true }),
    state: choice(
      '发送状态',
      { waiting: '待发送', sent: '已送达', failed: '发送失败' },
      { required: true, indexed: true },
    ),
    purpose: choice('用途', { told: '告知', asked: '满意度回访', unit: '提醒承办' }, { required: true }),
    receipt: text('回执', { maxLength: 200 }),
    sentAt: instant('送达时间'),
    reply: text('回复', { maxLength: 500 }),
    repliedAt: instant('回复时间'),
    simulated: yesNo('模拟数据', { hidden: true }),
  },
});
