import { choice, decimalField, fact, instant, integer, org, text } from '../../kernel/sdk/index.ts';

export const payment = fact({
  key: 'payment',
  title: '支付',
  about: '一笔已支付的款项；由付款审批完成时产生，更正另记一笔并指明原笔。',
  columns: {
    voucher: text('支付凭证号', { required: true, search: true }),
    org: org('单位', { required: true }),
    paidAt: instant('支付时间', { required: true }),
    year: integer('预算年度', { required: true }),
    project: text('项目', { required: true, search: true }),
    projectId: text('项目标识', { required: true, hidden: true }),
    lineId: text('资金标识', { required: true, hidden: true }),
    payee: text('收款单位', { required: true, search: true }),
    purpose: text('用途', { required: true }),
    amount: decimalField('金额', { places: 4, unit: '万元', required: true }),
    caseId: text('审批事项', { hidden: true }),
  },
  naturalKey: ['org', 'voucher'],
  time: 'paidAt',
  org: 'org',
  order: ['org', 'year'],
});

export const layers = { printed: '公布', reported: '填报', measured: '实测' } as const;

export const observation = fact({
  key: 'observation',
  title: '指标观测',
  about: '一个绩效指标在某一时点的实际值：公布、填报、实测各为一层，互不覆盖。',
  columns: {
    org: org('单位', { required: true }),
    observedAt: instant('观测时间', { required: true }),
    year: integer('年度', { required: true }),
    project: text('项目', { required: true, search: true }),
    no: integer('序号', { required: true }),
    level3: text('三级指标', { required: true, search: true }),
    layer: choice('层次', layers, { required: true }),
    actualText: text('实际完成值', { required: true }),
    value: decimalField('数值', { places: 4 }),
    unit: text('计量单位'),
    reportedBy: text('填报人'),
  },
  naturalKey: ['org', 'year', 'project', 'no', 'layer', 'observedAt'],
  time: 'observedAt',
  org: 'org',
  order: ['org', 'year', 'project', 'no'],
});

export const score = fact({
  key: 'score',
  title: '指标得分',
  about: '公开文件中一行指标在一套评分规则下的得分；公布得分也是其中一套。',
  columns: {
    org: org('单位', { required: true }),
    scoredAt: instant('评分时间', { required: true }),
    year: integer('年度', { required: true }),
    disclosureId: text('公开文件', { required: true, hidden: true }),
    table: text('自评表', { required: true, search: true }),
    no: integer('序号', { required: true }),
    level1: text('一级指标', { required: true }),
    level3: text('三级指标', { required: true, search: true }),
    ruleSet: text('评分规则', { required: true }),
    weight: decimalField('分值', { places: 2, required: true }),
    score: decimalField('得分', { places: 2 }),
    verdict: choice('判定', { met: '达成', unmet: '未达成', undecidable: '无法判定' }, { required: true }),
    line: integer('原文行号', { required: true }),
  },
  naturalKey: ['disclosureId', 'table', 'no', 'ruleSet'],
  time: 'scoredAt',
  org: 'org',
  order: ['org', 'year', 'ruleSet', 'table'],
});
