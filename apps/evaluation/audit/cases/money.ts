import { type DisclosureText, disclosure, type RuleCase } from './build.ts';

const project = (initial: string, carried = '10'): DisclosureText => ({
  tables: [
    {
      name: '专项甲',
      funds: [`年度资金总额|${initial}|120|90|10|75|7.5`, '当年财政拨款|100|110|80', `上年结转资金|${carried}|10|10`],
    },
  ],
});

const unit = (basic: string, other = '0'): DisclosureText => ({
  tables: [
    {
      funds: [
        '年度资金总额|190|200|150|10|75|7.5',
        '一般公共预算||200',
        `其他资金||${other}`,
        `基本支出||${basic}`,
        '项目支出||120',
      ],
    },
  ],
});

const execution = (rate: string, score: string): DisclosureText => ({
  tables: [{ funds: [`年度资金总额|200|200|150|10|${rate}|${score}`] }],
});

const two = (spending: string): DisclosureText => ({
  prose: `三、支出决算情况说明\n支出合计 150万元，其中：基本支出 60万元；项目支出 ${spending}万元。`,
  tables: [
    { name: '专项甲', funds: ['年度资金总额|100|120|60|10|50|5'] },
    { name: '专项乙', funds: ['年度资金总额|40|40|30|10|75|7.5'] },
  ],
});

const carried = (used: string): DisclosureText => ({
  prose: `上年结转常年项目财政资金使用 ${used} 万元。`,
  ...project('110'),
});

const accounts = (total: string): DisclosureText => ({
  prose: `一、收入支出决算总体情况说明\n资金来源总计 ${total}万元，包含本年支出 150万元。`,
  tables: [{ funds: ['年度资金总额|190|200|150|10|75|7.5'] }],
});

const told = (full: string, left: string): DisclosureText => ({
  prose: `（二）项目支出情况\n专项甲 2031年初预算安排 100 万元，上年结转结余资金 10 万元，年中调整追加系统项目 10 万元，全年预算合计 ${full} 万元，全年执行数为 90 万元，执行率为 75%，年末结余 ${left} 万元。`,
  ...project('110'),
});

const basic = (goods: string, left: string): string => `（一）基本支出情况
1.财政资金年初基本支出预算安排 90 万元，年中调整增加10万元，全年预算数合计100万元；实际支出80万元。明细如下：
人员支出为50万元，商品和服务支出 ${goods} 万元，对个人家庭和补助支出 10 万元。商品和服务支出结余 ${left} 万元。`;

const closing = (end: string): DisclosureText => ({
  prose: `一、总体\n年末结转和结余 ${end}万元。\n${basic('20', '20')}\n（二）项目支出情况\n专项甲 2031年初预算安排 100 万元，全年预算合计 120 万元，全年执行数为 90 万元，年末结余 30 万元。`,
  ...project('110'),
});

const columns = (last: string, budget: string, final: string): string =>
  `2030年决算数=${last}|2031年预算数=${budget}|2031年决算数=${final}`;

const base = (reception: string): DisclosureText => ({
  base: [
    `经费|三公经费|${columns('3', '5', '4')}`,
    `经费|1、公务用车购置和维护经费|${columns('3', '3', '3')}`,
    `经费|2、出国经费|${columns('0', '0', '0')}`,
    `经费|3、公务接待|${columns('0', '2', reception)}`,
  ],
});

const special = (total: string): DisclosureText => ({
  base: [
    `经费|项目支出：|${columns('100', '0', '0')}`,
    `经费|1、业务经费|${columns('40', '0', '0')}`,
    `经费|2.专项资金|=${total}`,
    '经费|甲工程|=20',
    '经费|乙工程|=40',
  ],
});

const baseText = (budget: string): DisclosureText => ({
  prose: '七、财政拨款“三公”经费支出决算情况说明\n2031年度“三公”经费财政拨款支出预算为 5万元，支出决算为 4万元。',
  base: [`经费|三公经费|${columns('3', budget, '4')}`],
});

const baseTables = (budget: string): DisclosureText => ({
  base: [`经费|1、专项甲|${columns('0', budget, '90')}`],
  ...project('110'),
});

const lastYear = (projects: string): DisclosureText => ({
  prose: `五、一般公共预算财政拨款支出决算情况说明\n2031年度财政拨款支出 90 万元，占本年支出合计的 100%，与上年相比，财政拨款支出减少 10 万元，降低 10%。\n六、一般公共预算财政拨款基本支出决算情况说明\n2031年度一般公共预算财政拨款基本支出 40万元。`,
  base: [`经费|项目支出：|${columns(projects, '60', '50')}`],
});

export const moneyCases: readonly RuleCase[] = [
  {
    rule: 'base.last-year',
    fires: disclosure(lastYear('10')),
    says: /应为 90 万元，本年为 40 万元/,
    passes: disclosure(lastYear('60')),
  },
  {
    rule: 'funds.header-parts',
    fires: disclosure(project('100')),
    says: /年初预算数）：印为 100万元，核算为 110万元/,
    passes: disclosure(project('110')),
  },
  {
    rule: 'funds.unit-header',
    fires: disclosure(unit('70')),
    says: /200万元，核算为 190万元/,
    passes: disclosure(unit('80')),
  },
  {
    rule: 'funds.execution',
    fires: disclosure(execution('75', '8')),
    says: /印为 8分，核算为 7.5分/,
    passes: disclosure(execution('75', '7.5')),
  },
  {
    rule: 'funds.projects-sum',
    fires: disclosure(two('95')),
    says: /印为 95万元，核算为 90万元/,
    passes: disclosure(two('90')),
  },
  {
    rule: 'funds.carried-over',
    fires: disclosure(carried('15')),
    says: /印为 15万元，核算为 10万元/,
    passes: disclosure(carried('10')),
  },
  {
    rule: 'funds.unit-accounts',
    fires: disclosure(accounts('210')),
    says: /印为 200万元，核算为 210万元/,
    passes: disclosure(accounts('200')),
  },
  {
    rule: 'text.projects',
    fires: disclosure(told('120', '35')),
    says: /印为 35万元，核算为 30万元/,
    passes: disclosure(told('120', '30')),
  },
  {
    rule: 'text.basic',
    fires: disclosure({ prose: basic('25', '20') }),
    says: /印为 80万元，核算为 85万元/,
    passes: disclosure({ prose: basic('20', '20') }),
  },
  {
    rule: 'text.closing',
    fires: disclosure(closing('60')),
    says: /印为 60万元，核算为 50万元/,
    passes: disclosure(closing('50')),
  },
  {
    rule: 'base.parts',
    fires: disclosure(base('2')),
    says: /本年决算数）：印为 4万元，核算为 5万元/,
    passes: disclosure(base('1')),
  },
  {
    rule: 'base.sub-items',
    fires: disclosure(special('70')),
    says: /印为 70万元，核算为 60万元/,
    passes: disclosure(special('60')),
  },
  {
    rule: 'base.staff',
    fires: disclosure({ base: ['人员|人员情况|编制数=40|实际在职=30|控制率=80%'] }),
    says: /印为 80%，核算为 75%/,
    passes: disclosure({ base: ['人员|人员情况|编制数=40|实际在职=30|控制率=75%'] }),
  },
  {
    rule: 'base.text',
    fires: disclosure(baseText('6')),
    says: /印为 6万元，核算为 5万元/,
    passes: disclosure(baseText('5')),
  },
  {
    rule: 'base.procurement',
    fires: disclosure({ prose: '政府采购支出总额 100万元。', base: ['经费|政府采购金额|=90'] }),
    says: /印为 90万元，核算为 100万元/,
    passes: disclosure({ prose: '政府采购支出总额 100万元。', base: ['经费|政府采购金额|=80|=100'] }),
  },
  {
    rule: 'base.tables',
    fires: disclosure(baseTables('130')),
    says: /印为 130万元，核算为 120万元/,
    passes: disclosure(baseTables('120')),
  },
];
