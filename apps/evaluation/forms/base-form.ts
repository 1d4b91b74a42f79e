import type { OfficeBlock, OfficeCell } from '../../../kernel/sdk/index.ts';
import type { BaseRow, Disclosure } from '../disclosure/model.ts';
import { entry, label, title } from './cells.ts';
import { signatureLine } from './signature.ts';

/** Head of a column for figures that the source prints without saying under which title; a number follows it. */
export const unplacedColumn = '列次不明';

/** 部门整体支出绩效评价基础数据表: groups of rows, each group under its own column titles. */
export function baseForm(disclosure: Disclosure): OfficeBlock[] {
  if (disclosure.base.length === 0) return [];
  const groups = groupsOf(disclosure.base);
  const width = Math.max(1, ...groups.map((group) => group.columns.length));
  const year = disclosure.document.year === null ? '' : `${disclosure.document.year}年度`;
  return [
    { kind: 'heading', level: 1, text: `${year}部门整体支出绩效评价基础数据表` },
    {
      kind: 'table',
      widths: [40, ...Array.from({ length: width }, () => 60 / width)],
      headerRows: 0,
      rows: groups.flatMap((group) => groupRows(group, width)),
    },
    signatureLine,
  ];
}

interface Group {
  readonly name: string;
  readonly columns: string[];
  readonly rows: BaseRow[];
}

/** Consecutive rows of one group, with the columns that any of them has, in order of first use. */
function groupsOf(base: readonly BaseRow[]): Group[] {
  const groups: Group[] = [];
  for (const row of base) {
    let group = groups.at(-1);
    if (group === undefined || group.name !== row.group) {
      group = { name: row.group, columns: [], rows: [] };
      groups.push(group);
    }
    group.rows.push(row);
    for (const { name } of placed(row)) if (!group.columns.includes(name)) group.columns.push(name);
  }
  for (const group of groups) group.columns.sort((one, other) => Number(isUnplaced(one)) - Number(isUnplaced(other)));
  return groups;
}

/** The row's figures under their column titles; those without one are numbered. */
function placed(row: BaseRow): { readonly name: string; readonly text: string }[] {
  let unplaced = 0;
  return row.values.map(({ column, text }) => {
    if (column !== '') return { name: column, text };
    unplaced++;
    return { name: `${unplacedColumn}${unplaced}`, text };
  });
}

function isUnplaced(column: string): boolean {
  return column.startsWith(unplacedColumn);
}

function groupRows(group: Group, width: number): OfficeCell[][] {
  const blank = Array.from({ length: width - group.columns.length }, () => label(''));
  const head = [title(group.name), ...group.columns.map((column) => title(column)), ...blank];
  const rows = group.rows.map((row) => {
    const figures = new Map(placed(row).map(({ name, text }) => [name, text]));
    return [entry(row.label), ...group.columns.map((column) => label(figures.get(column) ?? '')), ...blank];
  });
  return [head, ...rows];
}
