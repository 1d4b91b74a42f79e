import { describe, expect, it } from 'vitest';
import type { Quantity, Target } from '../disclosure/model.ts';
import { judge } from './verdict.ts';

interface Row {
  readonly is: 'met' | 'unmet' | 'undecidable';
  readonly target: string;
  readonly read?: Target;
  readonly actual: string;
  readonly value?: Quantity;
  readonly level2?: string;
  readonly level3?: string;
  readonly attainment?: string;
}

const q = (value: number, unit: string | null): Quantity => ({ value, unit });
const t = (op: Target['op'], value: number, unit: string | null): Target => ({ op, value, unit });

const table: readonly Row[] = [
  { is: 'met', target: '≥13万件', read: t('>=', 13, '万件'), actual: '26万件', value: q(26, '万件'), attainment: '2' },
  {
    is: 'met',
    target: '≥1千人次',
    read: t('>=', 1, '千人次'),
    actual: '1629人次',
    value: q(1629, '人次'),
    attainment: '1.629',
  },
  {
    is: 'unmet',
    target: '≥400万条',
    read: t('>=', 400, '万条'),
    actual: '100万',
    value: q(100, '万'),
    attainment: '0.25',
  },
  { is: 'met', target: '≤1%', read: t('<=', 1, '%'), actual: '0%', value: q(0, '%') },
  {
    is: 'unmet',
    target: '≤23万元',
    read: t('<=', 23, '万元'),
    actual: '46万元',
    value: q(46, '万元'),
    attainment: '0.5',
  },
  {
    is: 'met',
    target: '≤158.9万元',
    read: t('<=', 158.9, '万元'),
    actual: '158.9',
    value: q(158.9, null),
    attainment: '1',
  },
  {
    is: 'met',
    target: '≤297.92',
    read: t('<=', 297.92, null),
    actual: '50万元',
    value: q(50, '万元'),
    level2: '成本指标',
  },
  { is: 'met', target: '<3个', read: t('<', 3, '个'), actual: '0', value: q(0, null) },
  { is: 'unmet', target: '>60万辆', read: t('>', 60, '万辆'), actual: '60万辆', value: q(60, '万辆'), attainment: '1' },
  { is: 'met', target: '3次', read: t('=', 3, '次'), actual: '4次', value: q(4, '次') },
  { is: 'unmet', target: '3个', read: t('=', 3, '个'), actual: '2个', value: q(2, '个') },
  { is: 'unmet', target: '1%', read: t('=', 1, '%'), actual: '2%', value: q(2, '%'), level3: '设备故障率' },
  { is: 'met', target: '1小时内', read: t('<=', 1, '小时'), actual: '0.5小时', value: q(0.5, '小时'), attainment: '2' },
  { is: 'met', target: '≤1小时', read: t('<=', 1, '小时'), actual: '30分钟', value: q(30, '分钟'), attainment: '2' },
  { is: 'met', target: '1', read: t('=', 1, null), actual: '100%', value: q(100, '%'), attainment: '1' },
  { is: 'met', target: '排名全国前十', actual: '排名全国前七' },
  { is: 'unmet', target: '排名全国前5', actual: '全国第8名' },
  { is: 'met', target: '每天1次', actual: '每天3次', attainment: '3' },
  { is: 'met', target: '2031年度内', actual: '2031年10月' },
  { is: 'unmet', target: '2031年3月', actual: '2032年2月' },
  { is: 'met', target: '2031年12月前', actual: '2031年11月' },
  { is: 'unmet', target: '2031年12月前', actual: '2031年12月' },
  {
    is: 'undecidable',
    target: '2031年7月1日至2032年6月30日',
    actual: '2031年3月1日至2032年6月30日',
    level3: '运维期间',
  },
  { is: 'met', target: '5-7天', read: { op: 'range', value: [5, 7], unit: '天' }, actual: '6天', value: q(6, '天') },
  { is: 'unmet', target: '5-7天', read: { op: 'range', value: [5, 7], unit: '天' }, actual: '9天', value: q(9, '天') },
  { is: 'undecidable', target: '6个', read: t('=', 6, '个'), actual: '完成' },
  { is: 'undecidable', target: '2031年度内', actual: '完成' },
  { is: 'undecidable', target: '排名全国前十', actual: '完成' },
  { is: 'undecidable', target: '≤1天（重大问题≤3天）', actual: '完成' },
  { is: 'undecidable', target: '≥95%', read: t('>=', 95, '%'), actual: '≥95%', value: q(95, '%') },
  { is: 'undecidable', target: '≥95%', read: t('>=', 95, '%'), actual: '96%以上', value: q(96, '%') },
  { is: 'undecidable', target: '2小时内', read: t('<=', 2, '小时'), actual: '2小时内', value: q(2, '小时') },
  { is: 'undecidable', target: '验收合格', actual: '预计6月30日前完成验收' },
  { is: 'undecidable', target: '一年', actual: '按计划进行中' },
  { is: 'undecidable', target: '≥95%', read: t('>=', 95, '%'), actual: '试运行正常' },
  {
    is: 'undecidable',
    target: '90%',
    read: t('=', 90, '%'),
    actual: '100%',
    value: q(100, '%'),
    level2: '成本指标',
    level3: '金额控制率',
  },
  {
    is: 'undecidable',
    target: '≤40万元',
    read: t('<=', 40, '万元'),
    actual: '0',
    value: q(0, null),
    level2: '成本指标',
  },
  { is: 'undecidable', target: '', actual: '完成' },
  { is: 'undecidable', target: '规范', actual: '' },
  { is: 'undecidable', target: '≤2小时', read: t('<=', 2, '小时'), actual: '3万元', value: q(3, '万元') },
  { is: 'undecidable', target: '与申请数量一致', actual: '共办理若干' },
  { is: 'unmet', target: '478套', read: t('=', 478, '套'), actual: '部分完成' },
  { is: 'unmet', target: '100%', read: t('=', 100, '%'), actual: '未完成' },
  { is: 'unmet', target: '2小时内', actual: '尚未采购' },
  { is: 'unmet', target: '验收合格', actual: '已完成结算、决算，未完成竣工验收' },
  { is: 'met', target: '规范', actual: '规范' },
  { is: 'met', target: '规范', actual: '完成' },
  { is: 'met', target: '部署到云', actual: '已完成部署' },
  { is: 'met', target: '合格及以上', actual: '优秀' },
  { is: 'met', target: '力争无事故发生', actual: '无事故' },
  { is: 'met', target: '力争不发生', actual: '0' },
  { is: 'met', target: '按批复计划执行', actual: '按批复计划执行' },
  { is: 'met', target: '≧IP68级防尘防水', actual: 'IP68级防尘防水' },
];

describe('judge', () => {
  it.each(table)('$target / $actual → $is', (row) => {
    const judged = judge({
      targetText: row.target,
      target: row.read ?? null,
      actualText: row.actual,
      actual: row.value ?? null,
      ...(row.level2 ? { level2: row.level2 } : {}),
      ...(row.level3 ? { level3: row.level3 } : {}),
    });
    expect(judged.verdict).toBe(row.is);
    expect(judged.why).not.toBe('');
    if (row.attainment) expect(judged.attainment?.toString()).toBe(row.attainment);
  });
});
