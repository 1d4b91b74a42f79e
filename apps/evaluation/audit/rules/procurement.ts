import { decimal, sum } from '../../../../kernel/sdk/decimal.ts';
import { expectEqual, show } from '../compare.ts';
import { type Context, Report, type Rule } from '../model.ts';
import { linesOf, matches, type Stated, statements } from '../prose.ts';

interface Procurement {
  readonly total: Stated | null;
  readonly goods: Stated | null;
  readonly works: Stated | null;
  readonly services: Stated | null;
  readonly medium: Stated | null;
  readonly small: Stated | null;
}

/** What the section on government procurement states, in 万元. */
export function procurement(context: Context): Procurement {
  const first = (source: string): Stated | null => statements(context.prose, source)[0] ?? null;
  return {
    total: first('政府采购支出(?:总额|合计)N万元'),
    goods: first('政府采购货物支出N万元'),
    works: first('政府采购工程支出N万元'),
    services: first('政府采购服务支出N万元'),
    medium: first('授予中小企业合同金额N万元'),
    small: first('授予小微企业合同金额N万元'),
  };
}

function checkSums(context: Context): Report {
  const report = new Report();
  const { total, goods, works, services, medium, small } = procurement(context);
  if (total && goods && works && services) {
    expectEqual(
      report,
      '政府采购总额 = 货物 + 工程 + 服务',
      total.value,
      sum([goods.value, works.value, services.value]),
      { place: 'sum', unit: '万元', lines: [total.line, goods.line, services.line] },
    );
  }
  for (const [part, whole, name] of [
    [medium, total, '授予中小企业合同金额不超过采购总额'],
    [small, medium, '授予小微企业合同金额不超过授予中小企业的'],
  ] as const) {
    if (!part || !whole) continue;
    if (part.value.lte(whole.value)) report.pass(`${name}：${show(part.value)} ≤ ${show(whole.value)} 万元`);
    else {
      report.find({
        place: name,
        message: `${name}：${show(part.value)} 万元大于 ${show(whole.value)} 万元`,
        printed: show(part.value),
        computed: show(whole.value),
        lines: [part.line, whole.line],
      });
    }
  }
  return report;
}

/** The shares given by kind of purchase must lead back to the amount given to small and medium enterprises. */
function checkShareByKind(context: Context): Report {
  const report = new Report();
  const { medium, goods, works, services } = procurement(context);
  const shares = matches(context.prose, '(?:货物|工程|服务)采购授予中小企业合同金额占(货物|工程|服务)支出金额的N%');
  const bases = { 货物: goods, 工程: works, 服务: services } as const;
  if (!medium || shares.length === 0) return report;
  let low = decimal(0);
  let high = decimal(0);
  const named = new Set<string>();
  for (const match of shares) {
    const kind = match[1] as keyof typeof bases;
    const base = bases[kind];
    if (!base) return report;
    named.add(kind);
    const half = decimal('0.5').div(decimal(10).pow((match[2] ?? '').split('.')[1]?.length ?? 0));
    low = low.plus(base.value.times(decimal(match[2] ?? '0').minus(half)).div(100));
    high = high.plus(base.value.times(decimal(match[2] ?? '0').plus(half)).div(100));
  }
  for (const [kind, base] of Object.entries(bases)) if (!named.has(kind) && base) high = high.plus(base.value);
  const shown = `按货物、服务占比反算为 ${show(low.lt(0) ? 0 : low)}–${show(high)} 万元，印为 ${show(medium.value)} 万元`;
  if (medium.value.gte(low) && medium.value.lte(high)) report.pass(`授予中小企业合同金额${shown}，相符`);
  else {
    report.find({
      place: 'kinds',
      message: `授予中小企业合同金额${shown}`,
      printed: show(medium.value),
      computed: `${show(low)}–${show(high)}`,
      lines: [medium.line, ...shares.flatMap((match) => linesOf(context.prose, match))],
    });
  }
  return report;
}

/** Share of purchases that is to be reserved for small and medium enterprises, in per cent, as dated data. */
const reserved = [{ since: '2021-01-01', percent: 30, basis: '财库〔2020〕46号：适宜项目预留采购份额 30% 以上' }];

function checkReserved(context: Context): Report {
  const report = new Report();
  const { total, medium } = procurement(context);
  const year = context.disclosure.document.year;
  const rule = reserved.findLast((one) => year !== null && one.since <= `${year}-12-31`);
  if (!total || !medium || !rule || total.value.eq(0)) return report;
  const share = medium.value.div(total.value).times(100);
  if (share.gte(rule.percent))
    report.pass(`授予中小企业合同金额占采购总额 ${show(share.round(2))}%，不低于 ${rule.percent}%`);
  else {
    report.find({
      place: 'reserved',
      message: `授予中小企业合同金额占采购总额 ${show(share.round(2))}%，远低于预留份额 ${rule.percent}%；是否为适宜预留的项目须核对`,
      printed: `${show(share.round(2))}%`,
      computed: `${rule.percent}%`,
      lines: [total.line, medium.line],
    });
  }
  return report;
}

/** 共有车辆N辆，其中甲a辆、乙b辆, and the number kept from the section on the three kinds of expenses. */
function checkVehicles(context: Context): Report {
  const report = new Report();
  const one = statements(context.prose, '共有(?:公务)?车辆N辆[，,]?其中[，,:：]([^。]*?)(?:[；。]|$)')[0];
  if (!one) return report;
  const parts = [...(one.match[2] ?? '').matchAll(/用车(\d+)辆/g)].map((part) => part[1] ?? '0');
  const lines = linesOf(context.prose, one.match);
  if (parts.length > 1) {
    expectEqual(report, '车辆总数与各类用车之和', one.value, sum(parts), { place: 'uses', unit: '辆', lines });
  }
  const kept = statements(context.prose, '公务用车保有量为?N辆')[0];
  if (kept?.value.gt(one.value)) {
    report.find({
      place: 'kept',
      message: `公务用车保有量 ${show(kept.value)} 辆多于全部车辆 ${show(one.value)} 辆`,
      printed: show(kept.value),
      computed: show(one.value),
      lines: [kept.line, ...lines],
    });
  } else if (kept) report.pass(`公务用车保有量 ${show(kept.value)} 辆不多于车辆总数 ${show(one.value)} 辆`);
  return report;
}

/** Money for training that is said to have been used for holding a meeting while no meeting was held. */
function checkMeetings(context: Context): Report {
  const report = new Report();
  const { prose } = context;
  const training = /培训费(\d+(?:\.\d+)?)万元[，,]\s*其中(?=\d)([^。；]*)/.exec(prose.text);
  if (training?.[1]) {
    const uses = [...(training[2] ?? '').matchAll(/(\d+(?:\.\d+)?)万元用于/g)].map((use) => use[1] ?? '0');
    const lines = linesOf(prose, training);
    if (uses.length > 1) {
      expectEqual(report, '培训费与各项用途之和', training[1], sum(uses), { place: 'training', unit: '万元', lines });
    }
    const meeting = /(\d+(?:\.\d+)?)万元用于(?:召开|举办)([^，。]*会议)/.exec(training[2] ?? '');
    const none = statements(prose, '会议费N万元').find((fee) => fee.value.eq(0));
    if (meeting && none) {
      report.find({
        place: 'meeting',
        message: `会议费为 0、未召开会议，而培训费中有 ${meeting[1]} 万元用于召开“${meeting[2]}”`,
        printed: '0',
        computed: meeting[1] ?? null,
        lines: [none.line, ...lines],
        kind: 'plausibility',
      });
    } else report.pass('会议费与培训费的用途不相矛盾');
  }
  return report;
}

export const procurementRules: readonly Rule[] = [
  {
    id: 'procurement.sum',
    title: '政府采购合计',
    basis: '决算公开勾稽',
    severity: 'high',
    kind: 'arithmetic',
    check: checkSums,
  },
  {
    id: 'procurement.kinds',
    title: '按采购类别的中小企业占比',
    basis: '决算公开勾稽',
    severity: 'medium',
    kind: 'arithmetic',
    check: checkShareByKind,
  },
  {
    id: 'procurement.reserved',
    title: '中小企业预留份额',
    basis: '财库〔2020〕46号',
    severity: 'low',
    kind: 'plausibility',
    needs: '采购项目清单和预留份额说明',
    check: checkReserved,
  },
  {
    id: 'assets.vehicles',
    title: '车辆分类合计与保有量',
    basis: '决算公开勾稽',
    severity: 'medium',
    kind: 'arithmetic',
    check: checkVehicles,
  },
  {
    id: 'expenses.meetings',
    title: '会议费与培训费',
    basis: '决算公开 一般性支出情况说明',
    severity: 'medium',
    kind: 'arithmetic',
    check: checkMeetings,
  },
];
