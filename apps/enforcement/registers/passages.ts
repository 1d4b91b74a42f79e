import { entity, instant, org, ref, text } from '../../../kernel/sdk/index.ts';

/** Records of overload that passed their first review, to find the same journey on two stations. */
export const passage = entity({
  key: 'passage',
  title: '超限通行记录',
  label: 'sheetNo',
  org: 'org',
  unique: [['offsite']],
  fields: {
    offsite: ref('非现场记录', 'offsite', { required: true, fixed: true }),
    org: org('单位', { required: true }),
    plate: text('车牌号', { required: true, personal: 'plate', maxLength: 20 }),
    passedAt: instant('通过时间', { required: true }),
    sheetNo: text('检测单号', { required: true, maxLength: 120 }),
  },
});
