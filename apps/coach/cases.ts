import { caseType, choice, decimalField, instant, org, text, yesNo } from '../../kernel/sdk/index.ts';
import { alarmKinds, alarmOrigins } from './words.ts';

const why = text('理由', { required: true, multiline: true, maxLength: 2000 });
const actionTaken = text('处理情况', { multiline: true, maxLength: 2000 });
const finding = choice('复核结论', { lawful: '不构成违法', corrected: '已纠正', violation: '涉嫌违法' });
const settled = '平台设定，待主管部门确认';

/** 报警事项: what a company did about an alarm of its vehicle, and whether that will do. */
export const alarmEpisode = caseType({
  key: 'alarm-episode',
  title: '报警处置',
  lawVersion: 1,
  label: 'title',
  org: 'org',
  openedBy: ['duty-officer'],
  about: '同一车辆同一种类、间隔不超过 30 分钟的报警并为一件。',
  opening: [
    'title',
    'org',
    'phone',
    'plate',
    'kind',
    'origin',
    'firstAt',
    'longitude',
    'latitude',
    'speedKmh',
    'limitKmh',
    'simulated',
  ],
  fields: {
    title: text('事项', { required: true, search: true, maxLength: 200 }),
    org: org('企业组织', { required: true }),
    phone: text('终端手机号', { required: true, maxLength: 20 }),
    plate: text('车牌号', { required: true, search: true, maxLength: 20 }),
    kind: choice('报警种类', alarmKinds, { required: true }),
    origin: choice('报警来源', alarmOrigins, { required: true }),
    firstAt: instant('首次报警时间', { required: true }),
    longitude: decimalField('经度', { places: 6, hidden: true }),
    latitude: decimalField('纬度', { places: 6, hidden: true }),
    speedKmh: decimalField('速度', { places: 1, unit: 'km/h' }),
    limitKmh: decimalField('限速', { places: 1, unit: 'km/h' }),
    actionTaken,
    finding,
    reference: text('移送文号', { maxLength: 60 }),
    simulated: yesNo('模拟数据'),
  },
  initial: 'raised',
  states: {
    raised: { title: '待通知', tone: 'bad' },
    notified: { title: '待企业处理', tone: 'active' },
    handled: { title: '待复核', tone: 'warning' },
    'to-transfer': { title: '待移送', tone: 'bad' },
    closed: { title: '已办结', final: true, tone: 'good' },
    dismissed: { title: '误报', final: true, tone: 'plain' },
    transferred: { title: '已移送执法', final: true, tone: 'good' },
  },
  moves: {
    notify: { title: '通知企业', from: ['raised'], to: 'notified', by: ['duty-officer', 'supervisor'] },
    dismiss: { title: '判为误报', from: ['raised', 'handled'], to: 'dismissed', by: ['supervisor'], input: { why } },
    handle: {
      title: '上报处理情况',
      from: ['notified'],
      to: 'handled',
      by: ['company-safety'],
      input: { actionTaken: { ...actionTaken, required: true } },
    },
    return: { title: '退回企业', from: ['handled'], to: 'notified', by: ['supervisor'], input: { why } },
    close: {
      title: '复核办结',
      from: ['handled'],
      to: 'closed',
      by: ['supervisor'],
      input: { finding: { ...finding, required: true } },
      guard: (_, input) => (input.finding === 'violation' ? { reason: '涉嫌违法的应转为移送执法' } : undefined),
    },
    'to-enforcement': {
      title: '转移送',
      from: ['notified', 'handled'],
      to: 'to-transfer',
      by: ['supervisor'],
      input: { why },
    },
    transfer: {
      title: '移送执法',
      from: ['to-transfer'],
      to: 'transferred',
      by: ['supervisor'],
      input: { reference: text('移送文号', { required: true, maxLength: 60 }) },
      confirm: '移送后由执法机构立案处理，不能撤回。',
      basis: '《道路运输车辆动态监督管理办法》',
    },
  },
  deadlines: {
    notify: {
      title: '通知企业',
      startsOn: { enter: ['raised'] },
      stopsOn: { enter: ['notified', 'dismissed'] },
      limits: [{ since: '2020-01-01', amount: 30, unit: 'minute', basis: settled }],
      onBreach: { tell: ['supervisor'] },
    },
    handle: {
      title: '企业处理',
      startsOn: { enter: ['notified'] },
      stopsOn: { enter: ['handled', 'to-transfer'] },
      limits: [{ since: '2020-01-01', amount: 24, unit: 'hour', basis: settled }],
      reminders: [{ at: { percent: 75 }, tell: ['company-safety'] }],
      onBreach: { tell: ['supervisor'] },
    },
  },
});
