import { choice, entity, file, instant, integer, org, ref, text, yesNo } from '../../../kernel/sdk/index.ts';

/** 现场登记: one filing from the roadside, kept under the name that the telephone gave it, so that it is taken once. */
export const siteFiling = entity({
  key: 'site-filing',
  title: '现场登记',
  label: 'number',
  org: 'org',
  unique: [['clientId']],
  fields: {
    clientId: text('终端登记号', { required: true, maxLength: 64, fixed: true, hidden: true }),
    org: org('执法单位', { required: true }),
    number: text('文号', { maxLength: 80, search: true }),
    penalty: ref('普通程序案件', 'penalty', { fixed: true }),
    spotPenalty: ref('简易程序案件', 'spot-penalty', { fixed: true }),
    madeAt: instant('终端填写时间', { required: true, fixed: true }),
    receivedAt: instant('接收时间', { required: true, fixed: true }),
    delivery: choice('签收', { signed: '当事人签名', refused: '当事人拒绝签名，已注明' }, { fixed: true }),
    simulated: yesNo('模拟数据', { hidden: true }),
  },
});

/** 现场照片: what was taken at the roadside; becomes evidence when the case is filed. */
export const sitePhoto = entity({
  key: 'site-photo',
  title: '现场照片',
  label: 'no',
  org: 'org',
  unique: [['filing', 'no']],
  sort: ['no'],
  fields: {
    filing: ref('现场登记', 'site-filing', { required: true, fixed: true }),
    org: org('执法单位', { required: true }),
    no: integer('序号', { required: true, min: 1, fixed: true }),
    takenAt: instant('拍摄时间', { required: true, fixed: true }),
    content: file('照片', { required: true, fixed: true }),
  },
});
