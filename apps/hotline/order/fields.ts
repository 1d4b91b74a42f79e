import {
  type CaseRecordOf,
  choice,
  decimalField,
  type Fields,
  file,
  instant,
  integer,
  org,
  ref,
  text,
  yesNo,
} from '../../../kernel/sdk/index.ts';
import {
  businesses,
  callBackWays,
  channels,
  clueVerdicts,
  handlings,
  kinds,
  levels,
  results,
  satisfactions,
  solved,
  urgencies,
} from '../options.ts';
import { serviceTitles } from '../public/services.ts';
import { numberForm } from './number.ts';

/** What is known when an order is registered. */
const registered = {
  title: text('标题', { required: true, search: 'pairs', maxLength: 200 }),
  kind: choice('诉求性质', kinds, { required: true }),
  business: choice('业务领域', businesses, { required: true }),
  urgency: choice('紧急程度', urgencies, { required: true }),
  region: org('所属区域', { required: true, help: '事项发生地的市、县。' }),
  channel: choice('来源', channels, { required: true }),
  // Whoever handles the order never learns of the caller: the register of callers is closed to him.
  caller: ref('诉求人', 'caller', { personal: 'other', hidden: true }),
  anonymous: yesNo('匿名', { hidden: true }),
  secret: yesNo('要求保密', { hidden: true }),
  replyWanted: yesNo('需要回复', { hidden: true }),
  place: text('地点', { maxLength: 200 }),
  happenedAt: instant('发生时间', { hidden: true }),
  object: text('被反映对象', { maxLength: 200, search: 'pairs', help: '企业、车牌、人员或机构。' }),
  complainedOrg: org('被反映机构', { hidden: true, help: '被反映的机构不得承办。' }),
  content: text('内容', { required: true, search: 'pairs', multiline: true, maxLength: 4000, hidden: true }),
  publicService: choice('公开服务事项', serviceTitles, {
    hidden: true,
    help: '通过公开页面或公开接口提交的设施类诉求。',
  }),
  latitude: decimalField('纬度', { places: 6, min: -90, max: 90, hidden: true }),
  longitude: decimalField('经度', { places: 6, min: -180, max: 180, hidden: true }),
  attachment: file('附件', { hidden: true }),
  mediaUrl: text('附件网址', { maxLength: 300, hidden: true }),
  // Whoever had it could try all codes by himself and follow the order as its caller does.
  followHash: text('查询码校验值', { maxLength: 64, hidden: true, fixed: true, personal: 'other' }),
  truckDriver: yesNo('货车司机', { hidden: true }),
  safety: yesNo('重大安全隐患', { hidden: true }),
  media: yesNo('媒体关注', { hidden: true }),
  ministry: yesNo('部省转办', { hidden: true }),
  instructed: yesNo('领导批示', { hidden: true }),
  sourceNumber: text('来源单号', { maxLength: 100, hidden: true, indexed: true }),
  repeatOf: text('重复于工单', { maxLength: 40, hidden: true }),
  parent: text('拆分自工单', { maxLength: 40, hidden: true, fixed: true }),
  simulated: yesNo('模拟数据', { hidden: true }),
} as const satisfies Fields;

/** What comes of it on its way. */
const handled = {
  attachmentPublic: yesNo('附件可公开', { hidden: true }),
  org: org('承办单位', { required: true }),
  level: choice('响应等级', levels),
  suggestedOrg: org('建议承办单位', { hidden: true }),
  repeated: yesNo('重复诉求'),
  centre: org('受理中心', { hidden: true }),
  returnCount: integer('退回次数', { hidden: true }),
  urgedCount: integer('催办次数', { hidden: true }),
  extensionAsked: yesNo('已申请延期', { hidden: true }),
  extended: yesNo('已延期'),
  article: ref('引用知识', 'article', { hidden: true }),
  answer: text('答复', { multiline: true, maxLength: 4000, hidden: true }),
  answerBasis: text('答复依据', { multiline: true, maxLength: 2000, hidden: true }),
  result: choice('核查结果', results),
  handling: choice('处理方式', handlings, { hidden: true }),
  clue: text('移送线索', { multiline: true, maxLength: 4000, hidden: true }),
  clueAt: instant('移送线索时间', { hidden: true }),
  clueVerdict: choice('执法办理结果', clueVerdicts, { hidden: true }),
  clueWhy: text('执法办理说明', { multiline: true, maxLength: 2000, hidden: true }),
  clueOpen: yesNo('执法案件未办结', { hidden: true }),
  caseNumber: text('执法案件编号', { maxLength: 100, hidden: true }),
  decisionNumber: text('决定书文号', { maxLength: 100, hidden: true }),
  answeredOnLine: yesNo('即时答复', { hidden: true }),
  attempts: integer('回访次数', { hidden: true }),
  reached: yesNo('回访接通', { hidden: true }),
  callBackWay: choice('回访方式', callBackWays, { hidden: true }),
  smsAnswer: text('短信回复', { maxLength: 500, hidden: true }),
  satisfaction: choice('满意度', satisfactions),
  satisfactionWhy: text('不满意原因', { multiline: true, maxLength: 1000, hidden: true }),
  solved: choice('是否解决', solved),
  reviewed: yesNo('已复核', { hidden: true }),
  bad: yesNo('差评', { hidden: true }),
  badMeasure: text('差评整改措施', { multiline: true, maxLength: 2000, hidden: true }),
  badVerified: yesNo('差评整改已核实', { hidden: true }),
  redoCount: integer('重办次数', { hidden: true }),
  once: yesNo('一次办结', { hidden: true }),
  finishedAt: instant('办结时刻', { indexed: true }),
  mergedInto: text('合并到工单', { maxLength: 40, hidden: true }),
  refusedWhy: text('不予受理理由', { multiline: true, maxLength: 1000, hidden: true }),
  returnedWhy: text('退回原因', { multiline: true, maxLength: 1000, hidden: true }),
} as const satisfies Fields;

export const orderFields = {
  number: text('工单编号', { maxLength: 40, pattern: numberForm, fixed: true, indexed: true, search: 'whole' }),
  ...registered,
  ...handled,
} as const satisfies Fields;

/** Fields that may be filled in when an order is registered. */
export const openingFields = [...(Object.keys(registered) as (keyof typeof registered)[]), 'org'] as const;

export type Order = CaseRecordOf<string, typeof orderFields>;
