import { indicator } from '../../kernel/sdk/index.ts';

const selfEvaluationBasis = '财预〔2020〕10号 项目支出绩效评价管理办法；本省自评表式';

export const executionRate = indicator({
  key: 'execution-rate',
  title: '预算执行率',
  unit: '%',
  better: 'higher',
  basis: selfEvaluationBasis,
  since: '2020-01-01',
  period: 'year',
  places: 2,
  factor: 100,
  numerator: { from: 'payment', aggregate: 'sum', of: 'amount', show: ['voucher', 'paidAt', 'project', 'amount'] },
  denominator: {
    from: 'budget-line',
    aggregate: 'sum',
    of: 'fullYear',
    time: 'year',
    show: ['name', 'source', 'fullYear'],
  },
  about: '全年执行数 ÷ 全年预算数（含结转和调整）。',
});

const scoreIndicator = (key: string, title: string, ruleSet: string, about: string) =>
  indicator({
    key,
    title,
    unit: '分',
    better: 'higher',
    basis: selfEvaluationBasis,
    since: '2020-01-01',
    period: 'year',
    places: 2,
    numerator: {
      from: 'score',
      aggregate: 'sum',
      of: 'score',
      where: { ruleSet, table: '整体支出' },
      time: 'year',
      show: ['no', 'level1', 'level3', 'weight', 'score', 'verdict', 'line'],
    },
    about,
  });

export const printedScore = scoreIndicator(
  'printed-score',
  '公布得分（指标部分）',
  'printed',
  '整体支出自评表各指标行公布得分之和，不含预算执行分。',
);
export const strictScore = scoreIndicator(
  'strict-score',
  '重算得分（指标部分，严格）',
  'strict',
  '同一张表按严格规则重算；无法判定的行不计分。',
);

export const undecidableRows = indicator({
  key: 'undecidable-rows',
  title: '无法判定的指标',
  unit: '行',
  better: 'lower',
  basis: selfEvaluationBasis,
  since: '2020-01-01',
  period: 'year',
  places: 0,
  numerator: {
    from: 'score',
    aggregate: 'count',
    where: { ruleSet: 'strict', verdict: 'undecidable' },
    time: 'year',
    show: ['table', 'no', 'level3', 'weight', 'line'],
  },
});

export const openFindings = indicator({
  key: 'open-findings',
  title: '未办结的发现',
  unit: '条',
  better: 'lower',
  basis: '内部控制：发现须有结论',
  since: '2020-01-01',
  period: 'year',
  places: 0,
  numerator: {
    from: 'finding',
    aggregate: 'count',
    where: { state: { in: ['open', 'confirmed', 'assigned', 'rectified'] } },
    time: 'year',
    show: ['message', 'severity', 'state'],
  },
});
