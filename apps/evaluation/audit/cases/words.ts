import { type DisclosureText, disclosure, prose, type RuleCase, rows } from './build.ts';

const hotline = (said: string): DisclosureText => ({
  prose: `六、部门整体支出绩效情况\n省级热线服务中心共处理工单约 ${said} 万件，比上年增加。`,
  tables: [{ rows: ['数量指标|省级热线服务中心处理工单总量|≥40万件|60.5万件|2|2'] }],
});

const goal = (expected: string, actual: string, ...texts: readonly string[]): DisclosureText => ({
  tables: [{ goal: [expected, actual], rows: texts }],
});

const statutory = `第二部分 部门决算表
收入支出决算总表
收入决算表
支出决算表
财政拨款收入支出决算总表
一般公共预算财政拨款支出决算表
一般公共预算财政拨款基本支出决算明细表
政府性基金预算财政拨款收入支出决算表
国有资本经营预算财政拨款支出决算表
财政拨款“三公”经费支出决算表`;

const sentence = (year: string): string => `因上级改变办法，${year}年起各地申报材料改由统一窗口集中受理`;

export const wordCases: readonly RuleCase[] = [
  {
    rule: 'claim.counts',
    fires: disclosure(hotline('112.1')),
    says: /112.1万件.*“60.5万件”/,
    passes: disclosure(hotline('60.5')),
  },
  {
    rule: 'claim.same-figure',
    fires: rows(
      '数量指标|省级热线服务工单总量|≥40万件|60.67万件|1|1',
      '社会效益|省级热线服务致电总量|≥40万通|60.67万通|1|1',
    ),
    says: /含义不同而实际数相同/,
    passes: rows(
      '数量指标|省级热线服务工单总量|≥40万件|60.67万件|1|1',
      '社会效益|省级热线服务致电总量|≥40万通|75.32万通|1|1',
    ),
  },
  {
    rule: 'claim.enumerations',
    fires: prose('中心设有 3 个部门：综合部、技术部。'),
    says: /写明 3 个，列出 2 个/,
    passes: prose(
      '中心设有 3 个部门：综合部、技术部、数据部。接入 66 个业务系统（本行业 48 个，其他行业 12个，企业 6 个）。',
    ),
  },
  {
    rule: 'claim.target-parts',
    fires: rows('数量指标|设备|≥9台（包括交换机2台，防火墙1台，路由器5台（备用1台））|9台|1|1'),
    says: /9台，所列各项合计 8/,
    passes: rows('数量指标|设备|≥8台（包括交换机2台，防火墙1台，路由器5台（备用1台））|9台|1|1'),
  },
  {
    rule: 'claim.all-done',
    fires: disclosure({
      prose: '我单位同时完成了年初绩效任务。',
      tables: [{ rows: ['数量指标|系统|3个|2个|1|0|停用'] }],
    }),
    says: /1 项未达到指标值/,
    passes: disclosure({ prose: '我单位同时完成了年初绩效任务。', tables: [{ rows: ['数量指标|系统|3个|3个|1|1'] }] }),
  },
  {
    rule: 'goal.figures',
    fires: disclosure(
      goal('全年完成工单处理总量80万件以上。', '已经开展。', '数量指标|热线工单处理总量|≥40万件|60万件|1|1'),
    ),
    says: /80万件.*“≥40万件”/,
    passes: disclosure(
      goal('全年完成工单处理总量40万件以上。', '已经开展。', '数量指标|热线工单处理总量|≥40万件|60万件|1|1'),
    ),
  },
  {
    rule: 'goal.copied',
    fires: disclosure(goal('办好职工活动，落实年度安排。', '办好职工活动，落实年度安排。')),
    says: /文字相同/,
    passes: disclosure(goal('办好职工活动，落实年度安排。', '开展活动四次，参加职工一百余人。')),
  },
  {
    rule: 'goal.cut',
    fires: disclosure(
      goal('确保各系统正常运行，保障全省用户稳定接入并提供技', '各系统正常运行，用户稳定接入，全年没有发生事故。'),
    ),
    says: /没有写完，止于/,
    passes: disclosure(
      goal(
        '确保各系统正常运行，保障全省用户稳定接入并提供技术支持。',
        '各系统正常运行，用户稳定接入，全年没有发生事故。',
      ),
    ),
  },
  {
    rule: 'goal.milestones',
    fires: disclosure(goal('完成建设。', '已完成项目竣工验收。', '质量指标|工程竣工验收|合格|未完成竣工验收|1|0')),
    says: /完成项目竣工验收/,
    passes: disclosure(goal('完成建设。', '已完成项目竣工验收。', '质量指标|工程竣工验收|合格|合格|1|1')),
  },
  {
    rule: 'year.comparison',
    fires: prose('商品和服务支出 20 万元，较2029年15万元增加5万元。'),
    says: /应与 2030 年比/,
    passes: prose('商品和服务支出 20 万元，较2030年15万元增加5万元。'),
  },
  {
    rule: 'year.same-sentence',
    fires: rows(`数量指标|系统|3个|2个|1|0|${sentence('2031')}`, `数量指标|报告|3个|2个|1|0|${sentence('2032')}`),
    says: /年份不同/,
    passes: rows(`数量指标|系统|3个|2个|1|0|${sentence('2031')}`, `数量指标|报告|3个|2个|1|0|${sentence('2031')}`),
  },
  {
    rule: 'year.titles',
    fires: prose('2030年度部门整体支出绩效自评报告'),
    says: /年度不是 2031/,
    passes: prose('2031年度部门整体支出绩效自评报告'),
  },
  {
    rule: 'structure.numbering',
    fires: prose('（1）甲项目预算为二十万元。\n（3）乙项目预算为三十万元。'),
    says: /由“（1）”跳到“（3）”/,
    passes: prose('（1）甲项目预算为二十万元。\n（2）乙项目预算为三十万元。'),
  },
  {
    rule: 'structure.inline-numbering',
    fires: prose('主要工作：一是推进建设；三是加强管理。'),
    says: /跳到“三是”/,
    passes: prose('主要工作：一是推进建设；二是加强管理。'),
  },
  {
    rule: 'structure.statutory-tables',
    fires: prose('第二部分 部门决算表'),
    says: /没有找到 9 张/,
    passes: prose(statutory),
  },
  {
    rule: 'structure.empty-section',
    fires: prose('九、结果拟应用和公开情况\n十、其他需要说明的情况\n没有其他需要说明的情况。'),
    says: /“九、结果拟应用和公开情况”下没有内容/,
    passes: prose('九、结果拟应用和公开情况\n按要求公开。\n十、其他需要说明的情况\n没有其他需要说明的情况。'),
  },
  {
    rule: 'wording.repeated',
    fires: prose('主要原因是设备推迟到货。设备推迟到货，合同款尚未支付。设备推迟到货，合同款尚未支付。'),
    says: /连着印了两遍/,
    passes: prose('主要原因是设备推迟到货，合同款尚未支付。'),
  },
  {
    rule: 'wording.slips',
    fires: prose('故未于2031年未能实施。'),
    says: /双重否定/,
    passes: prose('故未于2031年实施。'),
  },
];
