import { choice, date, entity, file, instant, integer, org, text, yesNo } from '../../../kernel/sdk/index.ts';

export const batchKinds = { records: '超限记录', sites: '站点日报' } as const;
export type BatchKind = keyof typeof batchKinds;

/** One packet to the ministry: what it holds, and what the ministry says it has received of it. */
export const ministryBatch = entity({
  key: 'ministry-batch',
  title: '部级上报批次',
  label: 'name',
  org: 'org',
  unique: [['day', 'kind', 'part']],
  sort: ['-day', 'kind', 'part'],
  about: '每日超限记录和站点日报分批上报；部级回执逐批登记，缺失的重传。',
  fields: {
    name: text('批次', { required: true, search: true, maxLength: 60 }),
    day: date('数据日期', { required: true }),
    kind: choice('数据种类', batchKinds, { required: true }),
    part: integer('分批号', { required: true, min: 1 }),
    org: org('上报单位', { required: true }),
    rows: integer('上报条数', { required: true, min: 0, unit: '条' }),
    packet: file('交换包', { required: true }),
    sentAgain: integer('重传次数', { min: 0, unit: '次' }),
    received: integer('部级收到', { min: 0, unit: '条' }),
    receiptNo: text('回执号', { maxLength: 80 }),
    receivedAt: instant('回执时间'),
    simulated: yesNo('模拟数据'),
  },
});
