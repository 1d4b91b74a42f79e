import type { Cohesion } from './cohesion.ts';
import { type ColumnKey, readHeader, startsHeader } from './columns.ts';
import { type Fragment, toFragments } from './fragments.ts';
import { fundsFromCells, fundsFromFragments } from './funds.ts';
import { goalFromCells, goalFromLines } from './goal.ts';
import { squeezed } from './lines.ts';
import type { EvaluationTable, Line, Unread } from './model.ts';
import { projectName, projectNameFromCells } from './project-name.ts';
import { finishRows, type RowReading, rowsFromPieces } from './rows.ts';
import { rowsFromCells } from './rows-from-cells.ts';
import { lineText, type TableTitle } from './titles.ts';
import { assembleLearning } from './widths.ts';

export interface TableReading {
  readonly table: EvaluationTable | null;
  readonly unread: readonly Unread[];
}

/** Reads one self-evaluation table: its name, funds, yearly goal, indicator rows and printed total. */
export function readEvaluationTable(title: TableTitle, body: readonly Line[], cohesion: Cohesion): TableReading {
  const cells = body.filter((line) => line.cells !== undefined).length;
  return cells > 1 ? readCells(title, body) : readText(title, body, cohesion);
}

function readText(title: TableTitle, body: readonly Line[], cohesion: Cohesion): TableReading {
  const fragments = toFragments(body);
  const headerAt = fragments.findIndex((_, index) => startsHeader(fragments, index));
  const header = headerAt < 0 ? null : readHeader(fragments, headerAt);
  const goalTitle = fragments.findIndex((fragment) => /^预期目标/.test(fragment.text));
  const headEnd = goalTitle >= 0 ? goalTitle : headerAt >= 0 ? headerAt : fragments.length;
  const head = fragments.slice(0, headEnd);
  const funds = fundsFromFragments(head);
  const name = projectName(head);
  const goal =
    goalTitle < 0 ? { goal: null, unread: [] } : goalFromLines(goalLines(body, fragments, goalTitle, headerAt));
  if (!header) {
    const why = '表题之后没有找到指标表头，表格可能被截断';
    const unread: Unread[] = [{ line: title.line, text: title.text, why }];
    if (funds.funds.length === 0 && !goal.goal) return { table: null, unread };
    const empty: RowReading = { drafts: [], printedLevel1: {}, unread };
    return finish(title, name, funds, goal, empty, null);
  }
  const rest = withoutRepeatedHeaders(fragments.slice(header.end));
  const total = findTotal(rest, header.columns);
  const rows = rowsFromPieces(
    assembleLearning({
      fragments: total ? rest.slice(0, total.at) : beforeNotes(rest),
      columns: header.columns,
      cohesion,
    }),
    header.columns,
  );
  return finish(title, name, funds, goal, rows, total?.printed ?? null);
}

function finish(
  title: TableTitle,
  name: string | null,
  funds: ReturnType<typeof fundsFromFragments>,
  goal: ReturnType<typeof goalFromLines>,
  reading: RowReading,
  printedTotal: EvaluationTable['printedTotal'],
): TableReading {
  const kind = title.kind === 'unit' || (title.kind === 'unknown' && name === null) ? 'unit' : 'project';
  const shown = kind === 'unit' ? '整体支出' : (name ?? '');
  const { rows, unread } = finishRows(reading.drafts);
  const notes = [...funds.unread, ...goal.unread, ...reading.unread, ...unread];
  if (shown === '') notes.push({ line: title.line, text: title.text, why: '没有读到项目支出名称' });
  if (printedTotal === null) notes.push({ line: title.line, text: title.text, why: '没有读到总分行，表格可能不完整' });
  return {
    table: {
      name: shown,
      kind,
      line: title.line,
      funds: funds.funds,
      goal: goal.goal,
      rows,
      printedTotal,
      printedLevel1: reading.printedLevel1,
    },
    unread: notes,
  };
}

/** Lines of the yearly goal: after its column titles, before 绩效指标 or the header of the indicators. */
function goalLines(body: readonly Line[], fragments: readonly Fragment[], goalTitle: number, headerAt: number): Line[] {
  const from =
    fragments.slice(goalTitle).find((fragment) => /实际完成情况/.test(fragment.text))?.line ??
    fragments[goalTitle]?.line ??
    0;
  const to = headerAt < 0 ? Number.POSITIVE_INFINITY : (fragments[headerAt]?.line ?? Number.POSITIVE_INFINITY);
  const lines = body.filter((line) => line.no > from && line.no < to && squeezed(line.text) !== '');
  // The vertical label of the next block, which wraps, stands between the goal and the header.
  let label = '';
  let end = lines.length;
  for (let at = lines.length - 1; at >= 0 && at >= lines.length - 4; at -= 1) {
    label = squeezed(lines[at]?.text ?? '') + label;
    if (!'绩效指标'.endsWith(label)) break;
    end = at;
  }
  return lines.slice(0, end);
}

/** Headers that a page break repeats hold nothing, and subtotals only repeat what the rows say. */
function withoutRepeatedHeaders(fragments: readonly Fragment[]): Fragment[] {
  const kept: Fragment[] = [];
  for (let at = 0; at < fragments.length; ) {
    const fragment = fragments[at];
    const header = fragment?.text.startsWith('一级') ? readHeader(fragments, at) : null;
    if (header && header.columns.length >= 2) at = header.end;
    else if (fragment?.startsLine && fragment.text === '小计') at += lineLength(fragments, at);
    else {
      if (fragment) kept.push(fragment);
      at += 1;
    }
  }
  return kept;
}

function lineLength(fragments: readonly Fragment[], at: number): number {
  const line = fragments[at]?.line;
  let end = at;
  while (fragments[end]?.line === line) end += 1;
  return end - at;
}

function findTotal(
  fragments: readonly Fragment[],
  columns: readonly ColumnKey[],
): { at: number; printed: EvaluationTable['printedTotal'] } | null {
  for (let at = 0; at < fragments.length; at += 1) {
    const fragment = fragments[at];
    if (!fragment?.startsLine || !/^(总分|合计|总计|总得分|自评总分)$/.test(fragment.text)) continue;
    const numbers = fragments
      .slice(at + 1, at + 4)
      .filter((other) => other.line - fragment.line <= 2)
      .map((other) => other.text)
      .filter((text) => /^\d+(\.\d+)?分?$/.test(text))
      .map((text) => Number(text.replace('分', '')));
    if (numbers.length === 0) continue;
    return { at, printed: { ...totalOf(numbers, columns), line: fragment.line } };
  }
  return null;
}

function totalOf(
  numbers: readonly number[],
  columns: readonly ColumnKey[],
): { weight: number | null; score: number | null } {
  const order = columns.filter((column) => column === 'weight' || column === 'score');
  // A single figure under two columns is the score: the sum of weights is known to be 100 and often left out.
  if (numbers.length === 1)
    return order.length === 1 && order[0] === 'weight'
      ? { weight: numbers[0] ?? null, score: null }
      : { weight: null, score: numbers[0] ?? null };
  const value = (column: 'weight' | 'score'): number | null => numbers[order.indexOf(column)] ?? null;
  return { weight: value('weight'), score: value('score') };
}

function beforeNotes(fragments: readonly Fragment[]): readonly Fragment[] {
  const end = fragments.findIndex(
    (fragment) => fragment.startsLine && /^(备注[:：]|注[:：]|填表人|说明[:：])/.test(fragment.text),
  );
  return end < 0 ? fragments : fragments.slice(0, end);
}

function readCells(title: TableTitle, body: readonly Line[]): TableReading {
  const headerAt = body.findIndex((line) => (line.cells ?? []).some((cell) => squeezed(cell) === '三级指标'));
  const head = headerAt < 0 ? body : body.slice(0, headerAt);
  const { reading, total } = rowsFromCells(headerAt < 0 ? [] : body.slice(headerAt));
  const missing: Unread[] =
    headerAt < 0
      ? [
          {
            line: title.line,
            text: lineText({ no: 0, text: title.text }),
            why: '表题之后没有找到指标表头，表格可能被截断',
          },
        ]
      : [];
  const result = finish(title, projectNameFromCells(head), fundsFromCells(head), goalFromCells(head), reading, total);
  return { table: result.table, unread: [...missing, ...result.unread] };
}
