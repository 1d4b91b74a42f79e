import { type DisclosureText, disclosure, pair, type RuleCase, rows } from './build.ts';

const scored = (total: readonly [number, number], said: string, word = '优秀'): DisclosureText => ({
  prose: `绩效自评得分 ${said} 分，评价等级为“${word}”。`,
  tables: [
    {
      funds: ['年度资金总额|100|100|85|10|85|8.5'],
      rows: [
        '数量指标|报告数量|≥10份|12份|50|45|晚交',
        '社会效益|覆盖率|≥90%|95%|30|27|未全',
        '服务对象满意度|满意度|≥90%|92%|10|9.7|少',
      ],
      total,
      level1: { 产出指标: 50, 效益指标: 30, 满意度指标: 10 },
    },
  ],
});

const costs = (second: string): readonly string[] => [
  '成本指标|执法管理系统成本|≤50万元|40万元|5|5',
  `成本指标|路网监测平台成本|≤60万元|${second}`,
];

const project = (caps: readonly string[], executed: string, prose = ''): DisclosureText => ({
  prose,
  tables: [{ name: '专项甲', funds: [`年度资金总额|110|120|${executed}|10|75|7.5`], rows: caps }],
});

const surplus = (left: string): string =>
  `（二）项目支出情况\n专项甲 2031年初预算安排 110 万元，全年预算合计 120 万元，全年执行数为 90 万元，年末结余 30 万元。（执法管理系统 ${left} 万元，路网监测平台 20 万元）`;

const long = '厂家承诺延长保修两年，本年不再另签维护合同，相应调减预算';

export const indicatorCases: readonly RuleCase[] = [
  {
    rule: 'weight.level1',
    fires: disclosure({
      tables: [{ rows: ['数量指标|报告|≥1份|1份|40|40'], level1: { 产出指标: 50 }, total: [90, 80] }],
    }),
    says: /印为 50分，核算为 40分/,
    passes: disclosure({ tables: [{ rows: ['数量指标|报告|≥1份|1份|50|50'], level1: { 产出指标: 50 } }] }),
  },
  {
    rule: 'weight.total',
    fires: disclosure(scored([90, 83], '91.5')),
    says: /得分与各行之和：印为 83分，核算为 81.7分/,
    passes: disclosure(scored([90, 81.7], '90.2')),
  },
  {
    rule: 'weight.hundred',
    fires: disclosure(scored([85, 81.7], '90.2')),
    says: /印为 95分，核算为 100分/,
    passes: disclosure(scored([90, 81.7], '90.2')),
  },
  {
    rule: 'weight.prose-score',
    fires: disclosure(scored([90, 81.7], '92')),
    says: /印为 92分，核算为 90.2分/,
    passes: disclosure(scored([90, 81.7], '90.2')),
  },
  {
    rule: 'weight.grade',
    fires: disclosure(scored([90, 81.7], '89.9')),
    says: /按分数段应为“良”/,
    passes: disclosure(scored([90, 81.7], '90.2')),
  },
  {
    rule: 'weight.near-limit',
    fires: disclosure(scored([90, 81.7], '90.2')),
    says: /只高出等级界限 0.2 分/,
    passes: disclosure(scored([90, 85], '93.5')),
  },
  {
    rule: 'twin.target',
    fires: pair(['数量指标|报告数量|≥10份|12份|2|2'], ['数量指标|报告数量|≥11份|12份|4|4']),
    says: /“≥10份”.*“≥11份”/,
    passes: pair(['数量指标|报告数量|≥10份|12份|2|2'], ['数量指标|报告数量|≥10|12份|4|4']),
  },
  {
    rule: 'twin.actual',
    fires: pair(['数量指标|报告数量|≥10份|12份|2|2'], ['数量指标|报告数量|≥10份|13份|4|4']),
    says: /“12份”.*“13份”/,
    passes: pair(['数量指标|报告数量|≥10份|12份|2|2'], ['数量指标|报告数量|≥10份|12|4|4']),
  },
  {
    rule: 'twin.score',
    fires: pair(['数量指标|报告数量|≥10份|12份|2|0'], ['数量指标|报告数量|≥10份|12份|4|4']),
    says: /得 0\/2.*得 4\/4/,
    passes: pair(['数量指标|报告数量|≥10份|12份|2|1'], ['数量指标|报告数量|≥10份|12份|4|2']),
  },
  {
    rule: 'twin.reason-cut',
    fires: pair([`数量指标|系统数量|3个|2个|2|0|${long}`], [`数量指标|系统数量|3个|2个|4|0|${long.slice(0, 20)}`]),
    says: /被截断/,
    passes: pair([`数量指标|系统数量|3个|2个|2|0|${long}`], [`数量指标|系统数量|3个|2个|4|0|${long}`]),
  },
  {
    rule: 'twin.name',
    fires: pair(['成本指标|网络采购成本|≤10万元|9万元|2|2'], ['成本指标|采购成本|≤10万元|9万元|2|2']),
    says: /“网络采购成本”.*“采购成本”/,
    passes: pair(['成本指标|采购成本|≤10万元|9万元|2|2'], ['成本指标|采购成本|≤10万元|9万元|2|2']),
  },
  {
    rule: 'twin.missing',
    fires: pair(
      ['甲', '乙', '丙', '丁', '戊'].map((name) => `数量指标|${name}|1次|1次|1|1`),
      ['甲', '乙', '丁', '戊'].map((name) => `数量指标|${name}|1次|1次|1|1`),
    ),
    says: /第 3 行“丙”/,
    passes: pair(['数量指标|甲|1次|1次|1|1'], ['数量指标|甲|1次|1次|1|1']),
  },
  {
    rule: 'row.met-reduced',
    fires: rows('数量指标|办件|≥13万件|21万件|2|0'),
    says: /已达到却只得 0\/2/,
    passes: rows('数量指标|办件|≥13万件|21万件|2|2'),
  },
  {
    rule: 'row.missed-full',
    fires: rows('数量指标|办件|≥13万件|11万件|2|2'),
    says: /未达到却得满分/,
    passes: rows('数量指标|办件|≥13万件|11万件|2|1.7'),
  },
  {
    rule: 'row.above-weight',
    fires: rows('数量指标|办件|≥13件|15件|2|2.5'),
    says: /得分 2.5 超过分值 2/,
    passes: rows('数量指标|办件|≥13件|15件|2|2'),
  },
  {
    rule: 'row.done-for-number',
    fires: rows('数量指标|终端|4套|完成|2|2'),
    says: /要求“4套”，实际只填“完成”/,
    passes: rows('数量指标|终端|4套|4套|2|2', '质量指标|审查|规范|完成|1|1'),
  },
  {
    rule: 'row.inequality',
    fires: rows('服务对象满意度|满意度|≥95%|≥95%|2|2'),
    says: /是不等式/,
    passes: rows('服务对象满意度|满意度|≥95%|96%|2|2'),
  },
  {
    rule: 'row.plan',
    fires: rows('质量指标|验收|合格|预计6月30日前完成验收|2|2'),
    says: /是打算或过程/,
    passes: rows('质量指标|验收|合格|合格|2|2', '质量指标|执行|按计划执行|按计划执行|1|1'),
  },
  {
    rule: 'row.blank',
    fires: rows('数量指标|金额||停用|2|0'),
    says: /没有填指标值/,
    passes: rows('数量指标|金额|≥1万元|2万元|2|2'),
  },
  {
    rule: 'row.period',
    fires: rows('时效指标|运维期间|2031年7月1日至2032年6月30日|2031年3月1日至2032年6月30日|2|2'),
    says: /起止日期不同/,
    passes: rows('时效指标|运维期间|2031年7月1日至2032年6月30日|2031年7月1日至2032年6月30日|2|2'),
  },
  {
    rule: 'row.direction',
    fires: rows('成本指标|活动金额控制率|90%|100%|2|2'),
    says: /没有写“≤”或“≥”/,
    passes: rows('成本指标|活动金额控制率|≤90%|88%|2|2'),
  },
  {
    rule: 'row.units',
    fires: rows('数量指标|用户数|>5000个|6000人|2|2'),
    says: /（个／人）/,
    passes: rows('数量指标|用户数|>5000个|6000个|2|2', '数量指标|短信|≥1万条|11000条|1|1'),
  },
  {
    rule: 'treatment.over-achievement',
    fires: rows('数量指标|学习次数|1次|11|2|2'),
    says: /完成 1100%/,
    passes: rows('数量指标|学习次数|1次|11|2|2|增设专题', '数量指标|活动|10次|11次|1|1'),
  },
  {
    rule: 'treatment.unused-cost',
    fires: rows('成本指标|改造成本|≤20万元|2万元|2|2'),
    says: /只用 10%/,
    passes: rows('成本指标|改造成本|≤20万元|18万元|2|2'),
  },
  {
    rule: 'treatment.at-threshold',
    fires: rows('成本指标|改造成本|≤158.9万元|158.9|2|2'),
    says: /1 行实际完成值与指标值分毫不差/,
    passes: rows('成本指标|改造成本|≤158.9万元|150万元|2|2'),
  },
  {
    rule: 'treatment.same-differs',
    fires: rows('时效指标|完成时间|2031年度内|未完成|2|0', '时效指标|完成时间|2031年度内|未完成|2|2'),
    says: /得 0\/2.*得 2\/2/,
    passes: rows('时效指标|完成时间|2031年度内|未完成|2|0', '时效指标|完成时间|2031年度内|未完成|4|0'),
  },
  {
    rule: 'treatment.opposite-costs',
    fires: rows(...costs('50万元|5|0')),
    says: /1 行得满分.*1 行得 0 分/,
    passes: rows(...costs('50万元|5|5')),
  },
  {
    rule: 'treatment.duplicate-rows',
    fires: rows('质量指标|审查规范性|规范|规范|1|1', '质量指标|审查规范性|规范|规范|1|1'),
    says: /名称、指标值、实际都相同/,
    passes: rows('质量指标|甲审查规范性|规范|规范|1|1', '质量指标|乙审查规范性|规范|规范|1|1'),
  },
  {
    rule: 'treatment.missing-reason',
    fires: rows('数量指标|系统|3个|2个|2|0', '数量指标|报告|3份|2份|2|0|迟交'),
    says: /没有填偏差原因/,
    passes: rows('数量指标|系统|3个|2个|2|0|一个停用'),
  },
  {
    rule: 'treatment.copied-reason',
    fires: rows(
      '数量指标|编制设计报告|1份|未完成|1|0|此项工作并入另一工程统一实施',
      '服务对象满意度|用户满意度|≥90%|未完成|1|0|此项工作并入另一工程统一实施',
    ),
    says: /用于 2 项指标/,
    passes: rows(
      '数量指标|编制设计报告|1份|未完成|1|0|此项工作并入另一工程统一实施',
      '服务对象满意度|用户满意度|≥90%|未完成|1|0|项目未做故未调查',
    ),
  },
  {
    rule: 'cost.caps',
    fires: disclosure(
      project(
        costs('50万元|5|5').map((one) => one.replace('≤60', '≤65')),
        '90',
      ),
    ),
    says: /合计 115 万元/,
    passes: disclosure(project(costs('50万元|5|5'), '90')),
  },
  {
    rule: 'cost.actuals',
    fires: disclosure(project(costs('50万元|5|5'), '80')),
    says: /合计 90 万元，全年执行数 80 万元，多 10 万元/,
    passes: disclosure(project(costs('50万元|5|5'), '90')),
  },
  {
    rule: 'cost.surplus',
    fires: disclosure(project(costs('40万元|5|5'), '80', surplus('15'))),
    says: /结余 15 万元.*为 10 万元/,
    passes: disclosure(project(costs('40万元|5|5'), '80', surplus('10'))),
  },
];
