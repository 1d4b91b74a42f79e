import { prose, type RuleCase } from './build.ts';

const totals = (closing: string): string => `一、收入支出决算总体情况说明
2031年度资金来源总计 120万元，包含本年收入 100万元，年初结转和结余 20万元；2031年支出总
计 120万元，包含本年支出 90万元，年末结转和结余 ${closing}万元。`;

const functions = (second: string, heading: string, tail: string): string => `五、一般公共预算财政拨款支出决算情况说明
2031年度财政拨款支出 100万元，占本年支出合计的100%。
2031年度财政拨款支出100万元，主要用于以下方面：一般公共服务支出 40万元，占 40%；交通运输支出 ${second}万元，占 60%。
2031年度财政拨款支出年初预算数为 110万元，支出决算数为100万元，完成年初预算的 90.91%，其中：
1、一般公共服务（类）${heading}万元：
年初预算为 50万元，支出决算为 40万元，完成年初预算的80%，主要原因是节约。
2、交通运输（类）60万元：
年初预算为 60万元，支出决算为 60万元，${tail}`;

const three = (reception: string, change: string): string => `七、财政拨款“三公”经费支出决算情况说明
2031年度“三公”经费财政拨款支出预算为 5万元，支出决算为 4万元，完成预算的 80%。
与上年相比，“三公”经费支出增加 ${change}万元，增加 33.33%。其中，因公出国（境）费与上年持平，公务接待费与上年相比增加 1万元，公务用车购置费支出与上年持平，公务用车运行维护费支出与上年持平。
1.因公出国（境）费支出预算为 0万元，支出决算为 0万元。
2.公务用车购置费及运行维护费支出预算为 3万元，支出决算为 3万元。公务用车购置费支出预算为 0 万元，支出决算为 0 万元。公务用车运行维护费支出预算为 3万元，支出决算为 3万元。
3.公务接待费支出预算为 2万元，支出决算为 ${reception} 万元。`;

const purchase = (services: string, small: string, share: string): string => `十一、关于政府采购支出说明
政府采购支出总额 100万元，其中：政府采购货物支出 40万元、政府采购工程支出 0万元、政府采购服务支出 ${services}万元。授予中小企业合同金额 ${small}万元，占政府采购支出总额的 ${small}%，其中：授予小微企业合同金额 10 万元。货物采购授予中小企业合同金额占货物支出金额的 ${share}%，服务采购授予中小企业合同金额占服务支出金额的 50%。`;

const assets = (other: string): string => `十二、关于国有资产占用情况说明
共有车辆 3辆，其中，应急保障用车 1辆、其他用车 ${other}辆；单位价值100万元以上设备7台。我单位公务用车保有量为 2辆。`;

const meetings = (fee: string): string => `十、一般性支出情况说明
开支会议费 ${fee}万元；开支培训费 8万元，其中 3万元用于业务培训，人数6人，5万元用于召开全省主任会议。`;

export const accountCases: readonly RuleCase[] = [
  {
    rule: 'balance.totals',
    fires: prose(totals('25')),
    says: /印为 120万元，核算为 115万元/,
    passes: prose(totals('30')),
  },
  {
    rule: 'balance.same-figure',
    fires: prose('一、收入支出决算总体情况说明\n包含本年收入 100万元。\n二、收入决算情况说明\n收入合计 101万元。'),
    says: /100万元，核算为 101万元/,
    passes: prose('一、收入支出决算总体情况说明\n包含本年收入 100万元。\n二、收入决算情况说明\n收入合计 100万元。'),
  },
  {
    rule: 'balance.fiscal-within',
    fires: prose(
      '一、总体情况说明\n资金来源总计 100万元。\n四、财政拨款收入支出决算总体情况说明\n财政拨款资金来源总计 101万元。',
    ),
    says: /101 万元大于收支总计 100 万元/,
    passes: prose(
      '一、总体情况说明\n资金来源总计 100万元。\n四、财政拨款收入支出决算总体情况说明\n财政拨款资金来源总计 99万元。',
    ),
  },
  {
    rule: 'balance.bracketed-parts',
    fires: prose('年末结余 30 万元。（甲 10 万元，乙 15 万元）'),
    says: /印为 30万元，核算为 25万元/,
    passes: prose('年末结余 25 万元。（甲 10 万元，乙 15 万元）'),
  },
  {
    rule: 'share.of-total',
    fires: prose('三、支出决算情况说明\n支出合计 200万元，其中：基本支出 50万元，占 30%；项目支出 150万元，占 75%。'),
    says: /印为 30%，核算为 25%/,
    passes: prose('三、支出决算情况说明\n支出合计 200万元，其中：基本支出 50万元，占 25%；项目支出 150万元，占 75%。'),
  },
  {
    rule: 'share.of-named',
    fires: prose('十一、采购\n政府采购支出总额 200万元。授予中小企业合同金额 50万元，占政府采购支出总额的 30%。'),
    says: /印为 30%，核算为 25%/,
    passes: prose('十一、采购\n政府采购支出总额 200万元。授予中小企业合同金额 50万元，占政府采购支出总额的 25%。'),
  },
  {
    rule: 'change.with-base',
    fires: prose('人员支出为 80 万元，较2030年100万元减少 30 万元，减少 30%。'),
    says: /印为 30万元，核算为 20万元/,
    passes: prose('人员支出为 80 万元，较2030年100万元减少 20 万元，减少 20%。'),
  },
  {
    rule: 'change.without-base',
    fires: prose('一、总体\n资金来源总计 80万元，较2030年减少 20万元，减少 30%。'),
    says: /以最近的 80 万元计应为 20%/,
    passes: prose('一、总体\n资金来源总计 80万元，较2030年减少 20万元，减少 20%。'),
  },
  {
    rule: 'change.completion',
    fires: prose('公务接待费支出预算为 2万元，支出决算为 0.5 万元，完成预算的 30%。'),
    says: /印为 30%，核算为 25%/,
    passes: prose('公务接待费支出预算为 2万元，支出决算为 0.5 万元，完成预算的 25%。'),
  },
  {
    rule: 'function.sum',
    fires: prose(functions('55', '40', '完成年初预算的100%。')),
    says: /100万元，核算为 95万元/,
    passes: prose(functions('60', '40', '完成年初预算的100%。')),
  },
  {
    rule: 'function.details',
    fires: prose(functions('60', '50', '完成年初预算的100%。')),
    says: /标题印的是年初预算数.*50万元，核算为 40万元/,
    passes: prose(functions('60', '40', '完成年初预算的100%。')),
  },
  {
    rule: 'function.budget',
    fires: prose(functions('60', '40', '完成年初预算的100%。').replace('年初预算数为 110', '年初预算数为 115')),
    says: /115万元，核算为 110万元/,
    passes: prose(functions('60', '40', '完成年初预算的100%。')),
  },
  {
    rule: 'function.reason',
    fires: prose(functions('60', '40', '与预算持平。')),
    says: /核算为 100%/,
    passes: prose(functions('60', '40', '完成年初预算的100%。')),
  },
  {
    rule: 'three-public.sum',
    fires: prose(three('2', '1')),
    says: /印为 4万元，核算为 5万元/,
    passes: prose(three('1', '1')),
  },
  {
    rule: 'three-public.unsettled',
    fires: prose(`${three('1', '1')}因公出国（境）费与上年持平，均为 0万元，原因是经费未结算。`),
    says: /原因写“未结算”/,
    passes: prose(three('1', '1')),
  },
  {
    rule: 'three-public.change',
    fires: prose(three('1', '2')),
    says: /印为 2万元，核算为 1万元/,
    passes: prose(three('1', '1')),
  },
  {
    rule: 'procurement.sum',
    fires: prose(purchase('50', '50', '50')),
    says: /印为 100万元，核算为 90万元/,
    passes: prose(purchase('60', '50', '50')),
  },
  {
    rule: 'procurement.kinds',
    fires: prose(purchase('60', '80', '50')),
    says: /印为 80 万元/,
    passes: prose(purchase('60', '50', '50')),
  },
  {
    rule: 'procurement.reserved',
    fires: prose(purchase('60', '20', '50')),
    says: /20%，远低于预留份额 30%/,
    passes: prose(purchase('60', '50', '50')),
  },
  { rule: 'assets.vehicles', fires: prose(assets('1')), says: /印为 3辆，核算为 2辆/, passes: prose(assets('2')) },
  { rule: 'expenses.meetings', fires: prose(meetings('0')), says: /5 万元用于召开/, passes: prose(meetings('2')) },
];
