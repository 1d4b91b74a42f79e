import { type Ctx, caseType, choice, instant, integer, org, ref, text, yesNo } from '../../kernel/sdk/index.ts';
import { checkDirections } from './words.ts';

const answer = text('应答内容', { multiline: true, maxLength: 2000 });
const responder = text('应答人', { personal: 'name', maxLength: 40 });
const responderPhone = text('应答人电话', { personal: 'phone', maxLength: 20 });
const scheme = '《全国重点营运车辆联网联控系统考核管理办法》（交运发〔2016〕160号）附件考核表“平台查岗响应率”';

const answeredNow = ({ dueAt }: { readonly dueAt: string }, { clock }: Ctx) => ({
  answeredAt: clock.now().toISOString(),
  inTime: clock.now().getTime() <= Date.parse(dueAt),
});

/**
 * 平台查岗: a question by which one platform finds out whether the other is manned. One from above waits on the desk for
 * an answer, which then goes out over the link as soon as it is up; one of ours waits for the company's.
 */
export const postCheck = caseType({
  key: 'post-check',
  title: '平台查岗',
  lawVersion: 1,
  label: 'title',
  org: 'org',
  openedBy: ['duty-officer', 'supervisor', 'province'],
  about: '上级查岗由值班人员在时限内应答；查岗下级的等待其平台应答。逾时未应答的计为未响应。',
  opening: [
    'title',
    'org',
    'direction',
    'platform',
    'platformName',
    'question',
    'askedAt',
    'dueAt',
    'infoId',
    'serial',
    'objectType',
    'objectId',
    'simulated',
  ],
  fields: {
    title: text('查岗事项', { required: true, search: true, maxLength: 200 }),
    org: org('所属组织', { required: true }),
    direction: choice('查岗方向', checkDirections, { required: true }),
    platform: ref('查岗平台', 'platform', { required: true }),
    platformName: text('平台名称', { required: true, maxLength: 100 }),
    question: text('查岗问题', { required: true, multiline: true, maxLength: 2000 }),
    askedAt: instant('查岗时间', { required: true }),
    dueAt: instant('应答截止', { required: true }),
    infoId: integer('信息编号', { hidden: true }),
    serial: integer('报文流水号', { hidden: true }),
    objectType: text('查岗对象类型', { maxLength: 40, hidden: true }),
    objectId: text('查岗对象', { maxLength: 40, hidden: true }),
    answer,
    responder,
    responderPhone,
    answeredAt: instant('应答时间'),
    inTime: yesNo('按时应答'),
    simulated: yesNo('模拟数据'),
  },
  initial: 'asked',
  states: {
    asked: { title: '待应答', tone: 'bad' },
    answered: { title: '已应答待发', tone: 'active' },
    closed: { title: '已应答', final: true, tone: 'good' },
    missed: { title: '逾时未应答', final: true, tone: 'plain' },
  },
  moves: {
    answer: {
      title: '应答',
      from: ['asked'],
      to: 'answered',
      by: ['duty-officer', 'supervisor', 'province'],
      input: { answer: { ...answer, required: true } },
      guard: (subject) =>
        subject.direction === 'sent' ? { reason: '查岗下级平台的由其平台应答', basis: scheme } : undefined,
      sets: (subject, _, ctx) => ({ ...answeredNow(subject, ctx), responder: ctx.who.name }),
    },
    // Nobody makes these by hand: the link does, when the answer has gone out or come in, and the clock.
    deliver: {
      title: '应答送达',
      from: ['asked', 'answered'],
      to: 'closed',
      by: [],
      input: { answer, responder, responderPhone },
      sets: (subject, _, ctx) => (subject.answeredAt ? {} : answeredNow(subject, ctx)),
    },
    miss: { title: '逾时', from: ['asked'], to: 'missed', by: [], sets: () => ({ inTime: false }) },
  },
  deadlines: {
    answer: {
      title: '应答',
      startsOn: { enter: ['asked'] },
      stopsOn: { enter: ['answered', 'closed', 'missed'] },
      limits: [{ since: '2020-01-01', amount: 10, unit: 'minute', basis: '查岗报文未带应答时限时的平台设定' }],
      reminders: [{ at: { percent: 50 }, tell: ['duty-officer'] }],
      onBreach: { tell: ['supervisor'] },
    },
  },
});
