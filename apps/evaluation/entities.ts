import Type from 'typebox';
import {
  choice,
  date,
  decimalField,
  entity,
  file,
  integer,
  json,
  org,
  person,
  ref,
  tenThousandYuan,
  text,
  yesNo,
} from '../../kernel/sdk/index.ts';

export const unit = entity({
  key: 'unit',
  title: '预算单位',
  label: 'name',
  org: 'org',
  unique: [['org']],
  about: '编制和执行部门预算、填报绩效自评的单位。',
  fields: {
    name: text('单位名称', { required: true, search: true }),
    org: org('所属机构', { required: true }),
    staffEstablished: integer('编制数', { unit: '人', min: 0 }),
    staffActual: integer('实际在职人数', { unit: '人', min: 0 }),
  },
});

export const fundKinds = {
  operations: '业务工作经费',
  maintenance: '运行维护经费',
  development: '其他事业发展基金',
  special: '省级专项资金',
  other: '其他',
} as const;

export const project = entity({
  key: 'project',
  title: '项目',
  label: 'name',
  org: 'org',
  unique: [['org', 'year', 'name']],
  sort: ['-year', 'name'],
  about: '一个一级项目一张自评表。',
  fields: {
    name: text('项目名称', { required: true, search: true }),
    org: org('实施单位', { required: true }),
    year: integer('预算年度', { required: true, min: 2000, max: 2100 }),
    fundKind: choice('资金类别', fundKinds, { required: true }),
    leader: person('项目负责人'),
    goal: text('年度绩效目标', { multiline: true }),
    stopped: yesNo('已停止'),
    stoppedWhy: text('停止原因', { multiline: true }),
  },
});

export const budgetLine = entity({
  key: 'budget-line',
  title: '预算资金',
  label: 'name',
  org: 'org',
  unique: [['project', 'source']],
  sort: ['-year', 'name'],
  about: '一个项目一种资金来源的年初预算、结转、调整和已占用金额；单位为万元。',
  fields: {
    name: text('资金名称', { required: true, search: true }),
    org: org('单位', { required: true }),
    project: ref('项目', 'project', { required: true, fixed: true }),
    year: integer('预算年度', { required: true, min: 2000, max: 2100 }),
    source: choice(
      '资金来源',
      { current: '当年财政拨款', carried: '上年结转资金', other: '其他资金' },
      { required: true, fixed: true },
    ),
    initial: tenThousandYuan('年初预算数', { required: true, min: 0 }),
    adjusted: tenThousandYuan('年中调整数', { required: true, help: '调增为正，调减为负。' }),
    fullYear: tenThousandYuan('全年预算数', { required: true, min: 0 }),
    committed: tenThousandYuan('已占用', { required: true, min: 0, help: '在批和已付金额之和，由付款审批维护。' }),
  },
});

export const target = entity({
  key: 'target',
  title: '绩效指标',
  label: 'level3',
  org: 'org',
  unique: [['project', 'no']],
  sort: ['project', 'no'],
  about: '一个项目一年的三级绩效指标及其年度指标值。',
  fields: {
    org: org('单位', { required: true }),
    project: ref('项目', 'project', { required: true }),
    year: integer('年度', { required: true, min: 2000, max: 2100 }),
    no: integer('序号', { required: true, min: 1 }),
    level1: text('一级指标', { required: true }),
    level2: text('二级指标', { required: true }),
    level3: text('三级指标', { required: true, search: true, maxLength: 200 }),
    targetText: text('年度指标值', { required: true, maxLength: 1000 }),
    op: choice('比较', { '>=': '≥', '<=': '≤', '>': '＞', '<': '＜', '=': '＝', range: '区间' }),
    value: decimalField('目标值', { places: 4 }),
    unit: text('计量单位', { maxLength: 20 }),
    weight: decimalField('分值', { places: 2, required: true, min: 0, max: 100 }),
    department: text('责任部门', { maxLength: 100 }),
    evidence: text('绑定证据指标', {
      maxLength: 100,
      help: '发布该数的应用和指标，如“evaluation.execution-rate”；未绑定的指标显示“无证据”。',
    }),
    evidenceOrg: org('证据所属单位', {
      help: '按哪一级单位的数考核，如全省；不填为本单位。',
    }),
  },
});

/** The audited publication is kept whole as it was computed; a later engine makes a new audit and never rewrites it. */
export const disclosure = entity({
  key: 'disclosure',
  title: '决算公开文件',
  label: 'title',
  org: 'org',
  unique: [['fileHash']],
  sort: ['-year', 'unitName'],
  about: '读入的决算公开和绩效自评文件：原文、解析、核对和重新评分的结果。',
  fields: {
    title: text('标题', { required: true, search: true }),
    org: org('单位', { required: true }),
    unitName: text('公开单位', { required: true, search: true }),
    year: integer('决算年度', { required: true }),
    publishedOn: date('落款日期'),
    fileName: text('文件名', { required: true }),
    fileHash: file('原文件', { required: true, fixed: true }),
    rows: integer('指标行数', { required: true }),
    printedScore: decimalField('公布得分', { places: 2, unit: '分' }),
    strictScore: decimalField('重算得分（严格）', { places: 2, unit: '分' }),
    grade: text('重算等级', { maxLength: 20 }),
    findingsHigh: integer('高风险发现', { required: true }),
    findings: integer('发现数', { required: true }),
    unread: integer('未能读出', { required: true }),
    demonstration: yesNo('演示数据'),
    content: json('解析与核对结果', Type.Unknown(), { hidden: true }),
  },
});
