import type { Fragment } from './fragments.ts';

/** A label of the indicator tree, printed beside or above its rows and again after each page break. */
export type Label =
  | { readonly kind: 'page' }
  | { readonly kind: 'level1'; readonly name: string; readonly points: number | null }
  | { readonly kind: 'level2'; readonly name: string }
  | { readonly kind: 'points'; readonly points: number };

const POINTS = /[(（](\d+(?:\.\d+)?)分?[)）]/;
const POINTS_ONLY = new RegExp(`^(?:${POINTS.source}|(\\d+)分)$`);
const LEVEL1 = new RegExp(`^(产出|效益|满意度|效果|过程|投入|管理)指标(?:${POINTS.source})?$`);
const COST = new RegExp(`^成本指标(?:${POINTS.source})?$`);
const LEVEL2 =
  /^((?:产出)?(?:数量|质量|时效)|成本|(?:经济|社会|生态|生态环境|环境)(?:效益|成本)|可持续(?:影响|发展)|(?:[^\d%≥≤，。；：（）()指标]{0,10})满意度)(指标?)?(?:[(（]\d+(?:\.\d+)?分?[)）])?$/;

/** Longest label that layouts wrap, counted in fragments. */
export const LABEL_SPAN = 7;

/** Reads a label that has been put back together from its wrapped pieces; null when it is none. */
export function readLabel(text: string): Label | null {
  if (text === '绩效指标' || text === '绩效指标完成情况') return { kind: 'page' };
  const points = POINTS_ONLY.exec(text);
  if (points) return { kind: 'points', points: Number(points[1] ?? points[2]) };
  const level1 = LEVEL1.exec(text);
  if (level1) return { kind: 'level1', name: `${level1[1]}指标`, points: level1[2] ? Number(level1[2]) : null };
  const cost = COST.exec(text);
  if (cost?.[1]) return { kind: 'level1', name: '成本指标', points: Number(cost[1]) };
  const level2 = LEVEL2.exec(text);
  if (level2) return { kind: 'level2', name: `${level2[1]}指标` };
  return null;
}

export interface LabelMatch {
  readonly label: Label;
  readonly length: number;
  readonly cost: number;
}

/**
 * Labels that may begin at `at`, with the cost of believing it. A level-3 name can read like a label (服务对象满意度),
 * so a bare word counts only where it stands alone on its lines; the ending 指标 also counts beside other cells.
 */
export function labelsAt(fragments: readonly Fragment[], at: number): LabelMatch[] {
  const first = fragments[at];
  if (!first || first.glued) return [];
  const matches: LabelMatch[] = [];
  let text = '';
  for (let length = 1; length <= LABEL_SPAN && at + length <= fragments.length; length += 1) {
    const last = fragments[at + length - 1];
    if (!last || (length > 1 && !last.startsLine)) break;
    text += last.text;
    if (text.length > 24) break;
    const label = readLabel(text);
    if (!label) continue;
    const alone = first.startsLine && last.endsLine;
    const whole = /指标$|[)）]$|^\d+分$/.test(text);
    if (label.kind === 'points' && !alone) continue;
    const cut = /指$/.test(text);
    if (!alone && !whole) continue;
    if (cut && !alone) continue;
    matches.push({ label, length, cost: (alone ? 0 : 0.2) + (whole ? 0 : cut ? 2 : 1) });
    if (!last.endsLine) break;
  }
  return matches;
}

/** Indexes of fragments at which a label stands whole: text that no cell is likely to hold. */
export function wholeLabels(fragments: readonly Fragment[]): ReadonlySet<number> {
  const found = new Set<number>();
  fragments.forEach((fragment, at) => {
    if (fragment.startsLine && labelsAt(fragments, at).some((match) => match.cost < 0.5)) found.add(at);
  });
  return found;
}

/** The level-1 class that a level-2 class belongs to by the form itself; null where the form leaves it open. */
export function level1Of(level2: string): string | null {
  if (/满意度指标$/.test(level2)) return '满意度指标';
  if (/效益指标$|^可持续/.test(level2)) return '效益指标';
  if (/^(产出)?(数量|质量|时效)指标$/.test(level2)) return '产出指标';
  return null;
}

/** Where the reader stands in the indicator tree. */
export interface LevelState {
  readonly level1: string;
  readonly level2: string;
  /** True when the level-1 class was concluded from the level-2 class because its own label is not printed. */
  readonly inferred: boolean;
}

export const NO_LEVEL: LevelState = { level1: '', level2: '', inferred: false };

/** The state after a label. `next` is the label that follows without a row between them, which tells 成本指标 apart. */
export function advance(state: LevelState, label: Label, next: Label | null): LevelState {
  if (label.kind === 'page' || label.kind === 'points') return state;
  if (label.kind === 'level1') return { level1: label.name, level2: '', inferred: false };
  if (label.name === '成本指标' && opensOwnClass(next)) return { level1: label.name, level2: '', inferred: false };
  if (label.name === '满意度指标' && next?.kind === 'level2')
    return { level1: label.name, level2: '', inferred: false };
  const home = level1Of(label.name);
  const fits = home === null || state.level1 === '' || state.level1 === home || !KNOWN.has(state.level1);
  if (state.level1 !== '' && fits) return { ...state, level2: label.name };
  return { level1: home ?? state.level1, level2: label.name, inferred: home !== null };
}

const KNOWN = new Set(['产出指标', '效益指标', '满意度指标', '成本指标']);

function opensOwnClass(next: Label | null): boolean {
  return next?.kind === 'points' || (next?.kind === 'level2' && /.成本指标$/.test(next.name));
}
