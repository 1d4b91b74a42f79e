import { must, type TableDeclaration } from '../../../kernel/sdk/index.ts';
import { excessOf, isUnlawful, limitOf, pointsOf, screenLimitOf, type Vehicle } from '../rules/assess.ts';
import { largerThanPermit, matchPermit, type Permit, type PermitMatch } from '../rules/permit.ts';
import { type Rules, ruleBook, shippedVersions } from '../rules/rule-book.ts';
import type { SiteKind } from '../words.ts';

/** One step of a decision, as the rules themselves tell it. */
export interface ExplainedStep {
  readonly key: string;
  readonly title: string;
  /** What came of it, with the figures that led there. */
  readonly outcome: string;
  /** Further lines, such as the parts of a limit. */
  readonly parts: readonly string[];
  readonly basis: string;
  /** Which row of which table decided. */
  readonly table: string | null;
  readonly tone: 'plain' | 'good' | 'warning' | 'bad';
}

/** What a decision is explained from. */
export interface Explained {
  /** Civil date of the passage: its rules decide. */
  readonly date: string;
  readonly siteKind: SiteKind;
  readonly site: string;
  readonly plate: string | null;
  readonly axles: number;
  readonly totalKg: number;
  readonly lengthMm: number | null;
  readonly widthMm: number | null;
  readonly heightMm: number | null;
  /** As registered; null when it is not, or not to be seen. */
  readonly vehicle: (Vehicle & { readonly registeredKg: number | null }) | null;
  readonly permits: readonly Permit[];
  /** The limit that an officer decided, when one has. */
  readonly decided: { readonly limitKg: number; readonly why: string | null } | null;
}

const jurisdiction = '430000';
const kg = (value: number) => `${value.toLocaleString('en-US')} kg`;
const yuan = (value: number) => `${value.toLocaleString('en-US')} 元`;

type Tables = Exclude<keyof typeof shippedVersions, 'fineCapYuan'>;

/** Names the row of the table that was law on the day. */
function rowOf(key: Tables, date: string, row: number): string {
  const versions: readonly TableDeclaration<string, string>[] = shippedVersions[key] as never;
  const table = versions.find(({ from, to }) => from <= date && (to === null || date <= to));
  return `《${must(table, key).title}》${must(table, key).from} 起施行，第 ${row} 行`;
}

function screening(rules: Rules, { axles, date }: Explained): ExplainedStep {
  const decided = must(rules.screenLimit({ axles }), `screening limit of ${axles} axles`);
  return {
    key: 'screen',
    title: '初筛限值',
    outcome: `${axles} 轴，取 ${kg(Number(decided.outputs.limitKg))}`,
    parts: [],
    basis: decided.basis,
    table: rowOf('screenLimits', date, decided.row),
    tone: 'plain',
  };
}

function registry(rules: Rules, { vehicle }: Explained): ExplainedStep {
  const limit = vehicle && limitOf(rules, vehicle);
  if (!vehicle || !limit) {
    const outcome = vehicle ? `轴型 ${vehicle.code} 无法识别，按初筛限值` : '车辆未登记或无有效车牌，按初筛限值';
    return { key: 'registry', title: '登记限值', outcome, parts: [], basis: '', table: null, tone: 'plain' };
  }
  return {
    key: 'registry',
    title: '登记限值',
    outcome: `轴型 ${vehicle.code}${vehicle.airSuspension ? '，空气悬架' : ''}：${kg(limit.kg)}`,
    parts: limit.steps.map(({ what, kg: part, basis }) => `${what} ${kg(part)}（${basis}）`),
    basis: limit.steps[0]?.basis ?? '',
    table: null,
    tone: 'plain',
  };
}

function excess(rules: Rules, totalKg: number, limitKg: number, whose: string): ExplainedStep {
  const { overKg, overRatePct } = excessOf(rules, totalKg, limitKg);
  return {
    key: 'excess',
    title: '超限量',
    outcome:
      overKg === 0
        ? `总质量 ${kg(totalKg)}，未超过${whose} ${kg(limitKg)}`
        : `${kg(totalKg)} − ${kg(limitKg)}（${whose}）＝ ${kg(overKg)}，超限率 ${overRatePct.toFixed(2)}%`,
    parts: [],
    basis: '',
    table: null,
    tone: overKg === 0 ? 'good' : 'warning',
  };
}

const matched = ({ permits, plate, date, site, totalKg }: Explained): PermitMatch =>
  plate ? matchPermit(permits, { plate, date, site, totalKg }) : { kind: 'none' };

function permit(of: Explained, match: PermitMatch): ExplainedStep {
  const larger = match.kind === 'none' ? [] : largerThanPermit(match.permit, of);
  const words = {
    none: '过车当日没有该车的通行证',
    covers: match.kind === 'covers' ? `通行证 ${match.permit.no} 许可 ${kg(match.permit.maxKg)}，相符` : '',
    'off-route': match.kind === 'off-route' ? `通行证 ${match.permit.no} 不含本站点` : '',
    'over-permit': match.kind === 'over-permit' ? `超过通行证 ${match.permit.no} 许可质量 ${kg(match.overKg)}` : '',
  };
  return {
    key: 'permit',
    title: '通行证核验',
    outcome: words[match.kind],
    parts: larger.map((words) => `外廓超过许可：${words}`),
    basis: '《超限运输车辆行驶公路管理规定》（交通运输部令2016年第62号）',
    table: null,
    tone: match.kind !== 'covers' ? 'plain' : larger.length > 0 ? 'warning' : 'good',
  };
}

/** A vehicle with a permit that covers it is not over the limit at all: neither tolerance nor penalty applies. */
function permitted(no: string): ExplainedStep {
  return {
    key: 'penalty',
    title: '处理与罚款幅度',
    outcome: `不处理：按通行证 ${no} 行驶，不属违法超限`,
    parts: [],
    basis: '《公路安全保护条例》第三十五条',
    table: null,
    tone: 'good',
  };
}

function tolerance(rules: Rules, of: Explained, limitKg: number): ExplainedStep {
  const place = of.siteKind === 'entrance' ? 'entrance' : 'road';
  const decided = must(rules.tolerance({ jurisdiction, place }), 'tolerance');
  const perMille = Number(decided.outputs.perMille);
  const unlawful = isUnlawful(rules, of.totalKg, limitKg, { jurisdiction, place });
  const bound = Math.floor((limitKg * (1000 + perMille)) / 1000);
  return {
    key: 'tolerance',
    title: '认定幅度',
    outcome: `幅度 ${perMille / 10}%，界线 ${kg(bound)}：${unlawful ? '超过，属违法超限' : '未超过，不属违法超限'}`,
    parts: [],
    basis: decided.basis,
    table: rowOf('tolerances', of.date, decided.row),
    tone: unlawful ? 'bad' : 'good',
  };
}

const dispositions = { none: '不处理', warning: '警告', fine: '罚款' } as const;

function penalty(rules: Rules, of: Explained, limitKg: number): ExplainedStep {
  const { overKg, disposition, fineFloorYuan, fineCeilYuan } = excessOf(rules, of.totalKg, limitKg);
  const decided = rules.massPenalty({ overKg });
  const fine =
    disposition === 'fine'
      ? `：不足 1000 kg 不计 ${yuan(fineFloorYuan)}，按 1000 kg 计 ${yuan(fineCeilYuan)}，上限 ${yuan(rules.fineCapYuan)}`
      : '';
  return {
    key: 'penalty',
    title: '处理与罚款幅度',
    outcome: `${dispositions[disposition]}${fine}`,
    parts: [],
    basis: decided?.basis ?? '',
    table: decided && decided.row > 0 ? rowOf('massPenalties', of.date, decided.row) : null,
    tone: disposition === 'none' ? 'good' : 'bad',
  };
}

function dimensions(rules: Rules, of: Explained): readonly ExplainedStep[] {
  const { heightMm, widthMm, lengthMm } = of;
  if (heightMm === null || widthMm === null || lengthMm === null) return [];
  const decided = must(rules.dimensionPenalty({ heightMm, widthMm, lengthMm }), 'penalty of dimensions');
  const [least, top] = [Number(decided.outputs.leastYuan), Number(decided.outputs.mostYuan)];
  return [
    {
      key: 'dimensions',
      title: '外廓尺寸',
      outcome: `${lengthMm} × ${widthMm} × ${heightMm} mm：${top === 0 ? '未超限' : `${yuan(least)} 至 ${yuan(top)}`}`,
      parts: [],
      basis: decided.basis,
      table: rowOf('dimensionPenalties', of.date, decided.row),
      tone: top === 0 ? 'good' : 'warning',
    },
  ];
}

function points(rules: Rules, of: Explained): readonly ExplainedStep[] {
  const registeredKg = of.vehicle?.registeredKg ?? null;
  if (registeredKg === null || !rules.points) return [];
  const overKg = Math.max(0, of.totalKg - registeredKg);
  const decided = rules.points({ overKg, basisPoints: Math.floor((overKg * 10_000) / Math.max(registeredKg, 1)) });
  return [
    {
      key: 'points',
      title: '驾驶证记分（公安）',
      outcome: `最大允许总质量 ${kg(registeredKg)}，超过 ${kg(overKg)}：记 ${pointsOf(rules, of.totalKg, registeredKg)} 分`,
      parts: [],
      basis: decided?.basis ?? '',
      table: decided && decided.row > 0 ? rowOf('policePoints', of.date, decided.row) : null,
      tone: overKg === 0 ? 'good' : 'warning',
    },
  ];
}

function decision({ decided }: Explained): readonly ExplainedStep[] {
  if (!decided) return [];
  return [
    {
      key: 'decided',
      title: '认定限值',
      outcome: `审核人员认定 ${kg(decided.limitKg)}`,
      parts: decided.why ? [`理由：${decided.why}`] : [],
      basis: '《行政处罚法》第四十一条',
      table: null,
      tone: 'plain',
    },
  ];
}

/** Explains a decision in the order of the rules, by the tables that were law on the day of the passage. */
export function explain(of: Explained): { readonly rules: string; readonly steps: readonly ExplainedStep[] } {
  const rules = ruleBook.on(of.date);
  const screenLimitKg = must(screenLimitOf(rules, of.axles), `screening limit of ${of.axles} axles`);
  const registryLimitKg = (of.vehicle && limitOf(rules, of.vehicle)?.kg) ?? null;
  const limitKg = of.decided?.limitKg ?? registryLimitKg ?? screenLimitKg;
  const match = matched(of);
  const whose = of.decided ? '认定限值' : registryLimitKg === null ? '初筛限值' : '登记限值';
  return {
    rules: rules.version,
    steps: [
      screening(rules, of),
      registry(rules, of),
      ...decision(of),
      excess(rules, of.totalKg, limitKg, whose),
      permit(of, match),
      ...(match.kind === 'covers' && of.totalKg > limitKg
        ? [permitted(match.permit.no)]
        : [tolerance(rules, of, limitKg), penalty(rules, of, limitKg)]),
      ...dimensions(rules, of),
      ...points(rules, of),
    ],
  };
}
