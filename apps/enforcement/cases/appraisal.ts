import {
  type CaseRecordOf,
  caseType,
  choice,
  decimal,
  decimalField,
  type Fields,
  org,
  ref,
  sum,
  text,
  toNumber,
  yesNo,
} from '../../../kernel/sdk/index.ts';
import { penaltyLaw } from '../law.ts';
import { refuseOtherName, refuseOwnCase } from '../rules/own-name.ts';
import { penalty } from './penalty.ts';

/** What a file is marked for. Money is none of it (行政处罚法 第七十四条). */
export const criteria = {
  subjectMark: { title: '主体与人员资格', full: 10 },
  factMark: { title: '事实与证据', full: 30 },
  lawMark: { title: '法律适用与裁量', full: 25 },
  procedureMark: { title: '程序与期限', full: 25 },
  writingMark: { title: '文书与归档', full: 10 },
} as const;

const withdrawal = '交通运输行政执法评议考核规定 回避';

type Mark = keyof typeof criteria;

const mark = (key: Mark, required: boolean) =>
  decimalField(criteria[key].title, { places: 1, min: 0, max: criteria[key].full, required });

const marks = (required: boolean) => ({
  subjectMark: mark('subjectMark', required),
  factMark: mark('factMark', required),
  lawMark: mark('lawMark', required),
  procedureMark: mark('procedureMark', required),
  writingMark: mark('writingMark', required),
});

const fields = {
  title: text('名称', { required: true, search: true }),
  org: org('被评单位', { required: true }),
  penalty: ref('案卷', 'penalty', { required: true }),
  expert: ref('评查人员', 'officer'),
  ...marks(false),
  score: decimalField('得分', { places: 1, min: 0, max: 100 }),
  grade: choice('等次', { excellent: '优秀', passed: '合格', failed: '不合格' }),
  deductions: text('扣分理由', { multiline: true }),
  veto: yesNo('主要事实、证据或程序违法', { help: '有的一律不合格。' }),
  secondOpinion: text('复评意见', { multiline: true }),
  simulated: yesNo('模拟数据'),
} as const satisfies Fields;

type Appraisal = CaseRecordOf<string, typeof fields>;

function scored(subject: Appraisal) {
  const score = sum((Object.keys(criteria) as Mark[]).map((key) => subject[key] ?? 0));
  const grade = subject.veto || score.lt(decimal(60)) ? 'failed' : score.gte(decimal(90)) ? 'excellent' : 'passed';
  return { score: toNumber(score), grade } as const;
}

/** 案卷评查: drawn, marked, marked again by somebody else. */
export const appraisal = caseType({
  key: 'appraisal',
  title: '案卷评查',
  lawVersion: 1,
  label: 'title',
  org: 'org',
  openedBy: ['supervisor'],
  fields,
  initial: 'drawn',
  states: {
    drawn: { title: '待初评', tone: 'active' },
    marked: { title: '待复评', tone: 'active' },
    done: { title: '已评定', final: true, tone: 'good' },
  },
  moves: {
    mark: {
      title: '初评',
      from: ['drawn'],
      to: 'marked',
      by: ['supervisor'],
      input: {
        expert: ref('评查人员', 'officer', { required: true }),
        ...marks(true),
        veto: yesNo('主要事实、证据或程序违法', { required: true }),
        deductions: text('扣分理由', { required: true, multiline: true }),
      },
      guard: async (subject, { expert }, ctx) => {
        const file = await ctx.cases(penalty).get(subject.penalty);
        if ([file.leadOfficer, file.secondOfficer].includes(String(expert)))
          return { reason: '不得评查本人承办的案卷', basis: withdrawal };
        return (await refuseOwnCase(ctx, file, withdrawal)) ?? (await refuseOtherName(ctx, String(expert), withdrawal));
      },
      basis: penaltyLaw('第七十五条'),
    },
    confirm: {
      title: '复评确认',
      from: ['marked'],
      to: 'done',
      by: ['supervisor'],
      notBy: ['mark'],
      input: { secondOpinion: text('复评意见', { required: true, multiline: true }) },
      guard: async (subject, _input, ctx) =>
        refuseOwnCase(ctx, await ctx.cases(penalty).get(subject.penalty), withdrawal),
      sets: (subject) => scored(subject as Appraisal),
    },
    again: { title: '退回重评', from: ['marked'], to: 'drawn', by: ['supervisor'], notBy: ['mark'] },
  },
});
