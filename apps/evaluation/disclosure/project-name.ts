import type { Fragment } from './fragments.ts';
import { plain, squeezed } from './lines.ts';
import type { Line } from './model.ts';

const LABELS = ['项目支出名称', '项目名称'];

/** Most pieces that a name and its label are wrapped into. */
const MOST_PIECES = 16;

/**
 * The project's name from the head of a table. Its label stands beside it in a narrow column that wraps, so the pieces
 * of the label lie before, between and after the pieces of the name (项目支 / name / 出名称).
 */
export function projectName(head: readonly Fragment[]): string | null {
  const texts = head.map((fragment) => fragment.text);
  const end = texts.findIndex((text) => /^(主管|预算单位|实施单位|项目资金|年度资金|年初|全年)/.test(text));
  const part = texts.slice(0, end < 0 ? 8 : Math.min(end, MOST_PIECES));
  for (const label of LABELS) {
    const rest = without(part, label);
    const name = rest?.join('').replace(/^[:：]/, '') ?? '';
    if (name !== '') return name;
  }
  return null;
}

/** The pieces that remain when those that spell the label in order are taken out; null when they do not spell it. */
function without(pieces: readonly string[], label: string): string[] | null {
  if (label === '') return [...pieces];
  const [first, ...rest] = pieces;
  if (first === undefined) return null;
  const bare = first.replace(/[:：]$/, '');
  if (bare !== '' && label.startsWith(bare)) {
    const taken = without(rest, label.slice(bare.length));
    if (taken) return taken;
  }
  if (first.startsWith(label)) return [first.slice(label.length), ...rest];
  const kept = without(rest, label);
  return kept ? [first, ...kept] : null;
}

/** The same where the cells are known: the first other cell right of the label. */
export function projectNameFromCells(rows: readonly Line[]): string | null {
  for (const row of rows) {
    const cells = row.cells ?? [];
    const at = cells.findIndex((cell) => LABELS.includes(squeezed(cell).replace(/[:：]$/, '')));
    if (at < 0) continue;
    const label = squeezed(cells[at] ?? '');
    const name = cells.slice(at + 1).find((cell) => squeezed(cell) !== '' && squeezed(cell) !== label);
    if (name) return plain(name).trim();
  }
  return null;
}
