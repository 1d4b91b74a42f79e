import {
  type CaseRecordOf,
  type Ctx,
  caseType,
  choice,
  type Fields,
  instant,
  org,
  ref,
  text,
  type Values,
  yesNo,
} from '../../../kernel/sdk/index.ts';
import { penaltyLaw } from '../law.ts';
import { limits } from '../limits.ts';
import { violation } from '../registers/library.ts';
import { penalty } from './penalty.ts';

export const clueSources = {
  hotline: '12328热线',
  overload: '治超联网',
  coach: '两客一危监管',
  police: '公安机关移送',
  judiciary: '人民法院、人民检察院移送',
  other: '其他途径',
} as const;

const fields = {
  title: text('线索', { required: true, search: true, maxLength: 200, help: '不写当事人姓名。' }),
  org: org('执法单位', { required: true }),
  source: choice('线索来源', clueSources, { required: true }),
  number: text('来源编号', { required: true, search: true, fixed: true, maxLength: 100 }),
  content: text('线索内容', { required: true, multiline: true, maxLength: 4000 }),
  object: text('涉及对象', { search: true, personal: 'plate', maxLength: 200 }),
  place: text('地点', { maxLength: 200 }),
  happenedAt: instant('发生时间'),
  receivedAt: instant('收到时间', { required: true }),
  penalty: ref('普通程序案件', 'penalty'),
  dismissedWhy: text('不予立案的理由', { multiline: true, maxLength: 2000 }),
  simulated: yesNo('模拟数据'),
} as const satisfies Fields;

type Clue = CaseRecordOf<string, typeof fields>;

const filing = {
  leadOfficer: ref('主办执法人员', 'officer', { required: true }),
  secondOfficer: ref('协办执法人员', 'officer', { required: true }),
  violation: ref('案由', 'violation', { required: true }),
  party: ref('当事人', 'party', { required: true }),
};

/** The case of a clue: found out when the clue came in, which begins its period of filing. */
async function openPenalty(
  subject: Clue,
  input: Values<typeof filing>,
  ctx: Ctx,
): Promise<{ readonly penalty: string }> {
  const { field } = await ctx.entities(violation).get(input.violation);
  const opened = await ctx.cases(penalty).open({
    title: subject.title,
    org: subject.org,
    field,
    ...input,
    source: subject.source === 'hotline' ? 'complaint' : 'transferred',
    sourceText: `${clueSources[subject.source]} ${subject.number}：${subject.content}`.slice(0, 2000),
    actAt: subject.happenedAt ?? subject.receivedAt,
    discoveredAt: subject.receivedAt,
    place: subject.place ?? '待查',
    simulated: subject.simulated ?? false,
  });
  return { penalty: opened.id };
}

/** 执法线索: what other systems of the house have seen; an officer makes a case of it, or says why not. */
export const clue = caseType({
  key: 'clue',
  title: '执法线索',
  lawVersion: 1,
  label: 'title',
  org: 'org',
  openedBy: ['officer'],
  opening: ['title', 'org', 'source', 'number', 'content', 'object', 'place', 'happenedAt', 'receivedAt', 'simulated'],
  fields,
  initial: 'received',
  states: {
    received: { title: '待核查', tone: 'active' },
    filed: { title: '已转案件', final: true, tone: 'good' },
    dismissed: { title: '不予立案', final: true, tone: 'plain' },
  },
  moves: {
    file: {
      title: '转案件办理',
      from: ['received'],
      to: 'filed',
      by: ['officer'],
      input: filing,
      sets: openPenalty,
      basis: penaltyLaw('第五十四条'),
    },
    dismiss: {
      title: '不予立案',
      from: ['received'],
      to: 'dismissed',
      by: ['head'],
      input: { dismissedWhy: text('不予立案的理由', { required: true, multiline: true, maxLength: 2000 }) },
    },
  },
  deadlines: {
    filing: {
      title: '立案期限',
      startsOn: { enter: ['received'] },
      stopsOn: { enter: ['filed', 'dismissed'] },
      startsAt: 'receivedAt',
      limits: limits.filing,
      onBreach: { tell: ['officer', 'head'] },
    },
  },
});
