import { Draw } from './audit-random.ts';

/** One indicator as it is printed in one table. Weights and scores are whole tenths of a point. */
export interface PlannedRow {
  readonly level1: string;
  readonly level2: string;
  readonly level3: string;
  readonly target: string;
  actual: string;
  weight: number;
  score: number;
  reason: string;
  /** Whether the actual reaches the target. */
  readonly met: boolean;
}

export interface PlannedTable {
  readonly name: string;
  readonly kind: 'unit' | 'project';
  /** 万元. */
  readonly initial: number;
  readonly fullYear: number;
  readonly executed: number;
  /** Per cent, two places. */
  rate: number;
  readonly rows: readonly PlannedRow[];
  /** Printed total of the scores, in tenths. */
  totalScore: number;
}

/** An error that was put in: the audit must have a finding of this rule about this row, table or text. */
export interface Planted {
  readonly rule: string;
  readonly table?: string;
  readonly no?: number;
  readonly quote?: string;
}

/** What a document says. The mutable fields are where errors are put in. */
export interface Plan {
  readonly seed: number;
  readonly unit: string;
  readonly year: number;
  /** 万元, whole; last year's total and the change are of the total. */
  readonly money: { readonly total: number; readonly last: number; readonly basic: number };
  /** Printed per cent of the change, and of basic and project expenditure. */
  readonly percents: { change: string; basic: string; project: string };
  /** Printed in the prose, in hundredths of a point. */
  proseScore: number;
  readonly tables: readonly PlannedTable[];
  readonly planted: Planted[];
}

export const classes = [
  { level1: '产出指标', points: 50, level2: '数量指标' },
  { level1: '产出指标', points: 50, level2: '质量指标' },
  { level1: '产出指标', points: 50, level2: '时效指标' },
  { level1: '效益指标', points: 30, level2: '社会效益指标' },
  { level1: '满意度指标', points: 10, level2: '服务对象满意度指标' },
] as const;

const places = [
  '全省',
  '省本级',
  '市州',
  '县区',
  '高速公路',
  '国省干线',
  '农村公路',
  '内河航道',
  '港口码头',
  '客运站场',
];
const things = [
  ['视频监控', '超限检测', '应急指挥', '运行监测', '信用管理', '电子证照', '网络安全', '视频会议', '机房环境'],
  ['路况采集', '桥隧监测', '船舶定位', '客流统计', '货运调度', '执法终端', '气象预警', '收费稽核', '档案整理'],
].flat();

const aspects: Readonly<Record<string, readonly string[]>> = {
  数量指标: ['设备更新数量', '系统巡检次数', '数据采集量', '业务培训人次', '检测报告份数'],
  质量指标: ['系统可用率', '数据准确率', '验收合格率', '故障修复率'],
  时效指标: ['故障响应时间', '问题处置时间'],
  社会效益指标: ['服务覆盖率', '业务办件数量', '信息推送数量'],
  服务对象满意度指标: ['用户满意度', '群众满意度'],
};
const countUnits = ['次', '个', '套', '份', '人次', '台', '万条', '万件'];
const causes = ['设备到货推迟', '招标流程延长', '合作单位人员变动', '汛期不能施工', '系统切换占用时间'];
const measures = ['计划于次年二月前完成', '已与供应单位重新约定进度', '下一年度加强过程检查', '将按月调度直至补齐'];

const percent = (part: number, whole: number) => ((100 * part) / whole).toFixed(2);
/** Up to two places without trailing zeros, as they are printed. */
const printed = (value: number) => String(Number(value.toFixed(2)));
const totalOf = (rows: readonly PlannedRow[]) => rows.reduce((sum, row) => sum + row.score, 0);

function targetAndActual(draw: Draw, aspect: string, met: boolean): readonly [string, string] {
  if (/时间$/.test(aspect)) {
    const limit = draw.integer(4, 48);
    return [`≤${limit}小时`, `${met ? draw.integer(1, limit - 1) : limit + draw.integer(1, 9)}小时`];
  }
  if (/[率度]$/.test(aspect)) {
    const limit = draw.integer(88, 97);
    const actual = printed(met ? limit + draw.integer(5, 25) / 10 : limit - draw.integer(5, 80) / 10);
    return [draw.chance(0.3) ? `${limit}%以上` : `≥${limit}%`, `${actual}%`];
  }
  const count = draw.integer(20, 4000);
  const unit = draw.of(countUnits);
  const actual = met ? count + draw.integer(0, count >> 3) : count - draw.integer(1, count >> 1);
  if (met && draw.chance(0.15)) return [`${count}${unit}（含备用和上年结转部分）`, `${count}${unit}`];
  return [`≥${count}${unit}`, `${actual}${unit}`];
}

/** The indicators of one project; weights are given later, for each table anew. */
function indicators(draw: Draw, names: Set<string>): PlannedRow[] {
  return classes.flatMap((own) => {
    const count = own.level2 === '数量指标' ? draw.integer(3, 18) : draw.integer(1, 9);
    return Array.from({ length: count }, (): PlannedRow => {
      const aspect = draw.of(aspects[own.level2] ?? []);
      let level3 = '';
      do level3 = `${draw.of(places)}${draw.of(things)}${draw.chance(0.3) ? '系统升级改造项目' : ''}${aspect}`;
      while (names.has(level3));
      names.add(level3);
      const met = !draw.chance(0.1);
      const [target, actual] = targetAndActual(draw, aspect, met);
      const reason = met ? '' : `${draw.of(causes)}，${draw.of(causes)}，${draw.of(measures)}。`;
      return { level1: own.level1, level2: own.level2, level3, target, actual, weight: 0, score: 0, reason, met };
    });
  });
}

/** The rows in order of their classes, with weights that add up to what each level prints; a missed target scores 0. */
function weighted(draw: Draw, rows: readonly PlannedRow[]): PlannedRow[] {
  const levels = new Map(classes.map(({ level1, points }) => [level1, points]));
  return [...levels].flatMap(([level1, points]) => {
    const own = classes.flatMap(({ level2 }) => rows.filter((row) => row.level1 === level1 && row.level2 === level2));
    // Shares that are alike, as in real tables: everybody gets the same, and what remains is drawn.
    const even = Math.max(1, Math.floor((points * 10) / own.length) - 1);
    const rest = draw.parts(points * 10 - (even - 1) * own.length, own.length);
    return own.map((row, index) => {
      const weight = even - 1 + (rest[index] ?? 0);
      return { ...row, weight, score: row.met ? weight : 0 };
    });
  });
}

function table(draw: Draw, name: string, kind: 'unit' | 'project', money: readonly number[], rows: PlannedRow[]) {
  const [initial = 0, fullYear = 0, executed = 0] = money;
  const own = weighted(draw, rows);
  const rate = Number(percent(executed, fullYear));
  return { name, kind, initial, fullYear, executed, rate, rows: own, totalScore: totalOf(own) };
}

/** A document without an error: all sums, shares, rates and scores agree, in the prose and in every table. */
export function plan(seed: number): Plan {
  const draw = new Draw(seed);
  const names = new Set<string>();
  const subjects = draw.some(things, draw.integer(1, 3));
  const projects = subjects.map((subject) => {
    const fullYear = draw.integer(200, 3000);
    const money = [fullYear - draw.integer(0, 90), fullYear, fullYear - draw.integer(10, fullYear >> 3)];
    return table(draw, `${subject}专项经费`, 'project', money, indicators(draw, names));
  });
  const basic = draw.integer(100, 900);
  const sumOf = (pick: (one: PlannedTable) => number) => projects.reduce((sum, one) => sum + pick(one), basic);
  const money = [sumOf((one) => one.initial), sumOf((one) => one.fullYear), sumOf((one) => one.executed)];
  const unit = table(
    draw,
    '整体支出',
    'unit',
    money,
    projects.flatMap(({ rows }) => rows),
  );
  const total = money[1] ?? 0;
  const last = total + draw.integer(20, 400);
  const executed = money[2] ?? 0;
  return {
    seed,
    unit: `${draw.of(['云溪', '青浦', '石门', '南岭'])}省${draw.of(['交通', '公路', '水运', '运输'])}${draw.of(['信息', '监测', '服务', '保障'])}中心`,
    year: draw.integer(2021, 2025),
    money: { total, last, basic },
    percents: {
      change: percent(last - total, last),
      basic: percent(basic, executed),
      project: percent(executed - basic, executed),
    },
    proseScore: unit.totalScore * 10 + executionScore(unit),
    tables: [unit, ...projects],
    planted: [],
  };
}

/** In hundredths of a point; the execution weighs 10. */
export function executionScore({ fullYear, executed }: PlannedTable): number {
  return Math.round((1000 * executed) / fullYear);
}
