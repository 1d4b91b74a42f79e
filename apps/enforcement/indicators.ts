import { indicator } from '../../kernel/sdk/index.ts';
import { penaltyLaw } from './law.ts';

const since = '2021-07-15';
const disclosed = '部门整体支出绩效目标 办案及时率不低于95%';

/** Of a case type's deadlines that fell due in the period, those that were met: the same cohort above and below the line. */
const timeliness = (key: string, title: string, type: string, deadline: string, basis: string) =>
  indicator({
    key,
    title,
    unit: '%',
    better: 'higher',
    basis,
    since,
    period: 'month',
    places: 2,
    factor: 100,
    numerator: { from: `deadline:${type}`, aggregate: 'count', where: { deadlineKey: deadline, deadlineState: 'met' } },
    denominator: {
      from: `deadline:${type}`,
      aggregate: 'count',
      where: { deadlineKey: deadline, deadlineState: { in: ['met', 'breached'] } },
    },
    about: '按时限到期所在期间统计，含批准的延长；分子分母为同一批时限。',
  });

const shareOfFiled = (
  key: string,
  title: string,
  where: Readonly<Record<string, unknown>>,
  about: string,
  basis: string,
) =>
  indicator({
    key,
    title,
    unit: '%',
    better: 'neither',
    basis,
    since,
    period: 'month',
    places: 2,
    factor: 100,
    numerator: { from: 'penalty', aggregate: 'count', time: 'filedAt', where: where as never },
    denominator: { from: 'penalty', aggregate: 'count', time: 'filedAt' },
    about,
  });

/** What supervision sees: time, course and quality. Money is never among what is appraised (行政处罚法 第七十四条). */
export const indicators = [
  timeliness('decision-timeliness', '办案及时率', 'penalty', 'decision', `${disclosed}；${penaltyLaw('第六十条')}`),
  timeliness('filing-timeliness', '立案及时率', 'penalty', 'filing', penaltyLaw('第五十四条')),
  timeliness('service-timeliness', '送达及时率', 'penalty', 'service', penaltyLaw('第六十一条')),
  timeliness('publication-timeliness', '公示及时率', 'publication', 'publishing', '国办发〔2018〕118号'),
  timeliness('seizure-timeliness', '强制措施期限合规率', 'seizure', 'seizure', '行政强制法 第二十五条'),
  timeliness('court-timeliness', '申请法院及时率', 'collection', 'court', '行政强制法 第五十三条'),
  shareOfFiled(
    'closing-rate',
    '结案率',
    { state: { in: ['closed', 'archived'] } },
    '按立案所在月份的同一批案件统计。',
    penaltyLaw('第六十条'),
  ),
  shareOfFiled(
    'sent-back-rate',
    '退回率',
    { returnedWhy: { empty: false } },
    '按立案所在月份统计：曾被退回核查、补充调查或者履行的。',
    penaltyLaw('第五十八条'),
  ),
  shareOfFiled(
    'extension-rate',
    '办案延期率',
    { extendedWhy: { empty: false } },
    '按立案所在月份统计。',
    penaltyLaw('第六十条'),
  ),
  shareOfFiled(
    'hearing-rate',
    '听证率',
    { hearingAskedOn: { empty: false } },
    '按立案所在月份统计。',
    penaltyLaw('第六十三条'),
  ),
  shareOfFiled(
    'discussion-rate',
    '集体讨论率',
    { discussedOn: { empty: false } },
    '按立案所在月份统计。',
    penaltyLaw('第五十七条'),
  ),
  indicator({
    key: 'file-pass-rate',
    title: '案卷合格率',
    unit: '%',
    better: 'higher',
    basis: '交通运输行政执法评议考核规定',
    since,
    period: 'year',
    places: 2,
    factor: 100,
    numerator: {
      from: 'appraisal',
      aggregate: 'count',
      where: { state: 'done', grade: { in: ['excellent', 'passed'] } },
    },
    denominator: { from: 'appraisal', aggregate: 'count', where: { state: 'done' } },
  }),
  indicator({
    key: 'corrected-rate',
    title: '复议诉讼纠错率',
    unit: '%',
    better: 'lower',
    basis: penaltyLaw('第七十五条'),
    since,
    period: 'year',
    places: 2,
    factor: 100,
    numerator: {
      from: 'remedy',
      aggregate: 'count',
      where: { state: 'ended', outcome: { in: ['revoked', 'changed', 'illegal'] } },
    },
    denominator: { from: 'remedy', aggregate: 'count', where: { state: 'ended' } },
  }),
  indicator({
    key: 'filed-cases',
    title: '立案数',
    unit: '件',
    better: 'neither',
    basis: '统计，不得用于考核',
    since,
    period: 'month',
    places: 0,
    numerator: {
      from: 'penalty',
      aggregate: 'count',
      time: 'filedAt',
      show: ['caseNumber', 'title', 'field', 'filedAt', 'state'],
    },
  }),
];
