import { decimal } from '../../../../kernel/sdk/decimal.ts';
import { align, measure } from '../../scoring/measure.ts';
import { plain } from '../../scoring/wording.ts';
import { closeness, show } from '../compare.ts';
import type { Group } from '../groups.ts';
import { about, effects, ratio } from '../groups.ts';
import { normalName } from '../labels.ts';
import { type Context, Report, type Rule } from '../model.ts';
import type { Twin } from '../twins.ts';

function members(twin: Twin): Group {
  return [
    { table: twin.unit, scored: twin.left },
    { table: twin.project, scored: twin.right },
  ];
}

function checkTargets(context: Context): Report {
  const report = new Report();
  let same = 0;
  for (const twin of context.twins) {
    const [left, right] = [twin.left.row.targetText, twin.right.row.targetText];
    const [a, b] = [plain(left), plain(right)];
    const cut = Math.min(a.length, b.length) >= 10 && (a.startsWith(b) || b.startsWith(a));
    if (a === b || cut || sameAmount(twin, 'target')) {
      same += 1;
      continue;
    }
    report.find({
      ...about(members(twin)),
      message: `“${twin.left.row.level3}”两张表指标值不同：《${twin.unit.table.name}》“${left}”，《${twin.project.table.name}》“${right}”`,
      printed: left,
      computed: right,
    });
  }
  if (same > 0) report.pass(`${same} 项指标在两张表中的指标值相同`);
  return report;
}

function sameAmount(twin: Twin, side: 'target' | 'actual'): boolean {
  const left = twin.left.row[side];
  const right = twin.right.row[side];
  if (!left || !right) return false;
  if (side === 'target' && twin.left.row.target?.op !== twin.right.row.target?.op) return false;
  const pair = [measure(left), measure(right)] as const;
  if (!pair[0] || !pair[1]) return false;
  const aligned = align(pair[0], pair[1]);
  if (aligned?.[0].value.eq(aligned[1].value)) return true;
  return (left.unit === null || right.unit === null) && left.value === right.value;
}

function checkActuals(context: Context): Report {
  const report = new Report();
  let same = 0;
  for (const twin of context.twins) {
    const { row: left } = twin.left;
    const { row: right } = twin.right;
    const [a, b] = [plain(left.actualText), plain(right.actualText)];
    const bare = (text: string): string => text.replace(/[(),]|其中|项目/g, '');
    if (a === b || bare(a) === bare(b) || sameAmount(twin, 'actual')) {
      same += 1;
      continue;
    }
    const near = numbersNear(twin);
    report.find({
      ...about(members(twin)),
      message: `“${left.level3}”两张表实际完成值不同：《${twin.unit.table.name}》“${left.actualText}”，《${twin.project.table.name}》“${right.actualText}”`,
      printed: left.actualText,
      computed: right.actualText,
      ...(near ? ({ kind: 'tolerance', severity: 'low' } as const) : {}),
      ...(!near && (left.actual === null || right.actual === null) ? { severity: 'medium' as const } : {}),
    });
  }
  if (same > 0) report.pass(`${same} 项指标在两张表中的实际完成值相同`);
  return report;
}

function numbersNear(twin: Twin): boolean {
  const left = twin.left.row.actual?.value;
  const right = twin.right.row.actual?.value;
  if (typeof left !== 'number' || typeof right !== 'number') return false;
  return closeness(decimal(left), decimal(right)) !== 'different';
}

function checkScores(context: Context): Report {
  const report = new Report();
  let same = 0;
  for (const twin of context.twins) {
    const pair = members(twin);
    const ratios = pair.map(ratio);
    const [left, right] = ratios;
    if (left === null || right === null || left === undefined || right === undefined) continue;
    if (closeness(decimal(left), decimal(right)) !== 'different') {
      same += 1;
      continue;
    }
    const { row: a } = twin.left;
    const { row: b } = twin.right;
    report.find({
      ...about(pair),
      message: `“${a.level3}”同一指标两张表得分比例不同：《${twin.unit.table.name}》得 ${a.score}/${a.weight}，《${twin.project.table.name}》得 ${b.score}/${b.weight}`,
      printed: `${a.score}/${a.weight}`,
      computed: `${b.score}/${b.weight}`,
      effect: effects(pair, (member) => {
        const other = member.scored === twin.left ? right : left;
        const points = Number(show((member.scored.row.weight ?? 0) * other - (member.scored.row.score ?? 0)));
        return [Math.min(0, points), Math.max(0, points)];
      }),
    });
  }
  if (same > 0) report.pass(`${same} 项指标在两张表中的得分比例相同`);
  return report;
}

function checkReasons(context: Context): Report {
  const report = new Report();
  for (const twin of context.twins) {
    const [a, b] = [plain(twin.left.row.reason ?? ''), plain(twin.right.row.reason ?? '')];
    if (a === b || a === '' || b === '') continue;
    const [short, long] = a.length < b.length ? [a, b] : [b, a];
    if (short.length < 12 || !long.startsWith(short.slice(0, short.length - 1)) || /[。.！；;]$/.test(short)) continue;
    const cutRow = a.length < b.length ? twin.left.row : twin.right.row;
    report.find({
      ...about(members(twin)),
      message: `“${cutRow.level3}”的偏差原因在一张表中被截断，另一张表更完整：“…${long.slice(Math.max(0, short.length - 8))}”`,
      printed: `…${short.slice(-12)}`,
      computed: `…${long.slice(-12)}`,
    });
  }
  if (report.findings.length === 0 && context.twins.length > 0) report.pass('偏差原因在两张表中没有一长一短的');
  return report;
}

function checkNames(context: Context): Report {
  const report = new Report();
  for (const twin of context.twins) {
    const [a, b] = [twin.left.row.level3, twin.right.row.level3];
    if (normalName(a) === normalName(b)) continue;
    report.find({
      ...about(members(twin)),
      message: `同一指标两张表名称不同：《${twin.unit.table.name}》“${a}”，《${twin.project.table.name}》“${b}”`,
      printed: a,
      computed: b,
    });
  }
  if (report.findings.length === 0 && context.twins.length > 0) report.pass('同一指标在两张表中的名称相同');
  return report;
}

function checkMissing(context: Context): Report {
  const report = new Report();
  if (!context.unit || context.projects.length === 0) return report;
  const paired = new Set(context.twins.flatMap((twin) => [twin.left, twin.right]));
  for (const table of [context.unit, ...context.projects]) {
    const alone = table.rows.filter((row) => !paired.has(row));
    if (alone.length === 0 || alone.length * 5 > table.rows.length) continue;
    const other = table === context.unit ? '任何项目自评表' : '整体支出自评表';
    report.find({
      place: table.table.name,
      message: `《${table.table.name}》有 ${alone.length} 行在${other}中没有同名指标：${alone
        .slice(0, 5)
        .map(({ row }) => `第 ${row.no} 行“${row.level3}”`)
        .join('、')}${alone.length > 5 ? '等' : ''}`,
      printed: String(alone.length),
      lines: alone.map(({ row }) => row.lines[0]),
      rows: alone.map(({ row }) => ({ table: table.table.name, no: row.no })),
    });
  }
  if (report.findings.length === 0) report.pass('整体支出自评表与项目自评表的指标一一对应');
  return report;
}

export const twinRules: readonly Rule[] = [
  {
    id: 'twin.target',
    title: '同一指标两张表的指标值',
    basis: '自评表',
    severity: 'high',
    kind: 'arithmetic',
    check: checkTargets,
  },
  {
    id: 'twin.actual',
    title: '同一指标两张表的实际完成值',
    basis: '自评表',
    severity: 'high',
    kind: 'arithmetic',
    check: checkActuals,
  },
  {
    id: 'twin.score',
    title: '同一指标两张表的得分比例',
    basis: '自评表',
    severity: 'high',
    kind: 'arithmetic',
    check: checkScores,
  },
  {
    id: 'twin.reason-cut',
    title: '偏差原因被截断',
    basis: '自评表',
    severity: 'low',
    kind: 'arithmetic',
    check: checkReasons,
  },
  {
    id: 'twin.name',
    title: '同一指标两张表的名称',
    basis: '自评表',
    severity: 'low',
    kind: 'arithmetic',
    check: checkNames,
  },
  {
    id: 'twin.missing',
    title: '整体表与项目表的指标对应',
    basis: '自评表',
    severity: 'low',
    kind: 'arithmetic',
    check: checkMissing,
  },
];
