import Type from 'typebox';
import {
  choice,
  date,
  entity,
  file,
  instant,
  integer,
  json,
  org,
  ref,
  text,
  yesNo,
  yuan,
} from '../../../kernel/sdk/index.ts';
import { evidenceKinds, serviceWays } from '../options.ts';

/** 证据. Each link of the chain hashes what was taken and the link before it, so that none can be changed or left out. */
export const evidence = entity({
  key: 'evidence',
  title: '证据',
  label: 'name',
  org: 'org',
  unique: [['penalty', 'no']],
  sort: ['no'],
  fields: {
    penalty: ref('案件', 'penalty', { required: true, fixed: true }),
    org: org('单位', { required: true }),
    no: integer('证据编号', { required: true, min: 1, fixed: true }),
    kind: choice('证据种类', evidenceKinds, { required: true, fixed: true, basis: '行政处罚法 第四十六条' }),
    name: text('证据名称', { required: true, search: true, fixed: true }),
    takenAt: instant('取证时间', { required: true, fixed: true }),
    place: text('取证地点', { fixed: true }),
    recorder: ref('取证人', 'officer', { required: true, fixed: true }),
    medium: text('载体', { maxLength: 40 }),
    original: yesNo('原件'),
    content: file('证据文件', { fixed: true }),
    pages: integer('页数', { min: 0 }),
    valid: yesNo('有效', { required: true }),
    note: text('说明', { multiline: true }),
    previousHash: text('前一证据校验值', { maxLength: 64, hidden: true, fixed: true }),
    hash: text('校验值', { required: true, maxLength: 64, hidden: true, fixed: true }),
  },
});

const spoken = Type.Array(Type.Object({ question: Type.String(), answer: Type.String() }));

/** 笔录: what was asked, seen and found, to the minute. */
export const record = entity({
  key: 'record',
  title: '笔录',
  label: 'title',
  org: 'org',
  fields: {
    title: text('名称', { required: true, search: true }),
    penalty: ref('案件', 'penalty', { required: true, fixed: true }),
    org: org('单位', { required: true }),
    kind: choice(
      '笔录种类',
      { inquiry: '询问笔录', survey: '勘验笔录', scene: '现场笔录', hearing: '听证笔录' },
      {
        required: true,
      },
    ),
    beganAt: instant('开始时间', { required: true }),
    endedAt: instant('结束时间', { required: true }),
    place: text('地点', { required: true }),
    subject: text('被询问人或在场人', { personal: 'name' }),
    relation: text('与案件关系'),
    first: ref('执法人员一', 'officer', { required: true }),
    second: ref('执法人员二', 'officer', { required: true }),
    recorder: text('记录人', { required: true }),
    weather: text('天气', { maxLength: 40 }),
    spoken: json('问答', spoken, { hidden: true }),
    findings: text('情况', { multiline: true }),
    readBack: choice('核对方式', { read: '已阅', told: '已宣读' }, { required: true }),
  },
});

export const serviceProof = entity({
  key: 'service-proof',
  title: '送达',
  label: 'document',
  org: 'org',
  fields: {
    document: text('送达文书及文号', { required: true, search: true }),
    penalty: ref('案件', 'penalty', { required: true }),
    org: org('单位', { required: true }),
    way: choice('送达方式', serviceWays, { required: true }),
    servedOn: date('送达日期', { required: true }),
    place: text('送达地点'),
    receiver: text('收件人', { personal: 'name' }),
    first: ref('送达人一', 'officer', { required: true }),
    second: ref('送达人二', 'officer', { required: true }),
    witness: text('见证人', { personal: 'name' }),
    proof: file('送达凭证'),
  },
});

export const property = entity({
  key: 'property',
  title: '涉案财物',
  label: 'name',
  org: 'org',
  fields: {
    name: text('物品名称', { required: true, search: true }),
    penalty: ref('案件', 'penalty', { required: true }),
    org: org('单位', { required: true }),
    quantity: integer('数量', { required: true, min: 1 }),
    unit: text('计量单位', { required: true, maxLength: 20 }),
    spec: text('规格型号', { maxLength: 80 }),
    owner: text('所有人', { personal: 'name' }),
    keeper: text('保管人', { required: true }),
    place: text('保管地点', { required: true }),
    takenOn: date('登记日期', { required: true }),
    handling: choice(
      '处理方式',
      { kept: '保管中', returned: '退还', confiscated: '没收', auctioned: '拍卖', other: '其他' },
      {
        required: true,
      },
    ),
    handledOn: date('处理日期'),
  },
});

/** 缴款. Each receipt once; sums are of these rows, never typed in. */
export const payment = entity({
  key: 'payment',
  title: '缴款',
  label: 'receipt',
  org: 'org',
  unique: [['receipt']],
  fields: {
    collection: ref('收缴事项', 'collection', { required: true, fixed: true }),
    org: org('单位', { required: true }),
    amount: yuan('金额', { required: true, min: 0.01, fixed: true }),
    paidOn: date('缴款日期', { required: true, fixed: true }),
    way: choice(
      '缴款方式',
      { bank: '代收机构', electronic: '电子支付', cash: '当场收缴' },
      { required: true, fixed: true },
    ),
    receipt: text('票据号', { required: true, maxLength: 60, fixed: true }),
  },
});

export const instalment = entity({
  key: 'instalment',
  title: '分期',
  label: 'no',
  org: 'org',
  unique: [['collection', 'no']],
  fields: {
    collection: ref('收缴事项', 'collection', { required: true }),
    org: org('单位', { required: true }),
    no: integer('期次', { required: true, min: 1, max: 5 }),
    dueOn: date('应缴日期', { required: true }),
    amount: yuan('金额', { required: true, min: 0.01 }),
  },
});

/** A time in which the surcharge stands still because review or litigation is pending (行政处罚法 第七十三条). */
export const freeze = entity({
  key: 'freeze',
  title: '加处罚款停算',
  label: 'reason',
  org: 'org',
  fields: {
    collection: ref('收缴事项', 'collection', { required: true }),
    org: org('单位', { required: true }),
    reason: text('事由', { required: true }),
    remedy: ref('复议诉讼事项', 'remedy', { required: true }),
    fromOn: date('停算之日', { required: true }),
    untilOn: date('恢复之日'),
  },
});

export const damage = entity({
  key: 'damage',
  title: '路产损坏清单',
  label: 'name',
  org: 'org',
  fields: {
    compensation: ref('赔补偿事项', 'compensation', { required: true }),
    org: org('单位', { required: true }),
    name: text('路产名称', { required: true }),
    quantity: integer('数量', { required: true, min: 1 }),
    unit: text('计量单位', { required: true, maxLength: 20 }),
    price: yuan('单价', { required: true, min: 0 }),
  },
});

/** 已立案的违法行为: one row for each act of a party, so that it is not filed twice (行政处罚法 第二十九条). */
export const filedAct = entity({
  key: 'filed-act',
  title: '已立案违法行为',
  label: 'caseNumber',
  org: 'org',
  unique: [['party', 'violation', 'actAt']],
  fields: {
    party: ref('当事人', 'party', { required: true, fixed: true }),
    violation: ref('案由', 'violation', { required: true, fixed: true }),
    actAt: instant('违法时间', { required: true, fixed: true }),
    penalty: ref('案件', 'penalty', { required: true, fixed: true }),
    org: org('单位', { required: true }),
    caseNumber: text('案号', { required: true, fixed: true }),
  },
});
