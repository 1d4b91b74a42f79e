import type { Decimal } from '../../../kernel/sdk/decimal.ts';
import { closeness } from './compare.ts';
import { type Prose, type Stated, statements } from './prose.ts';

/** A figure that a disclosure of this form states, often in several places. */
export interface Named {
  readonly key: string;
  readonly title: string;
  /** Patterns with `N` for the number. */
  readonly says: readonly string[];
}

const fiscalSection = /财政拨款收入支出|一般公共预算/;

/** Figures of the whole unit, from the sections on totals, income and expenditure. */
export const unitFigures: readonly Named[] = [
  {
    key: 'total',
    title: '收支总计',
    says: [
      '(?<!财政拨款)资金来源(?:总计|合计)N万元',
      '(?<!财政拨款)资金占用(?:总计|合计)?N万元',
      '(?<!财政拨款)(?:收入|支出|收、?支)总计(?:均为|各为|为)?N万元',
    ],
  },
  { key: 'income', title: '本年收入', says: ['本年收入(?:合计)?N万元', '收入合计N万元'] },
  { key: 'opening', title: '年初结转和结余', says: ['年初结转和结余N万元'] },
  { key: 'expenditure', title: '本年支出', says: ['本年支出(?:合计)?N万元', '(?<!算为)支出合计N万元'] },
  { key: 'closing', title: '年末结转和结余', says: ['年末结转和结余N万元'] },
  { key: 'basic', title: '基本支出', says: ['(?<!款)基本支出(?:为)?N万元'] },
  { key: 'project', title: '项目支出', says: ['(?<!中|款)项目支出(?:为)?N万元'] },
];

/** The same for money from the budget (财政拨款), which may be less than the whole. */
export const fiscalFigures: readonly Named[] = [
  {
    key: 'fiscal.total',
    title: '财政拨款收支总计',
    says: [
      '财政拨款资金来源(?:总计|合计)N万元',
      '财政拨款资金占用(?:总计|合计)?N万元',
      '财政拨款(?:收入|支出|收、?支)总计(?:均为|各为|为)?N万元',
    ],
  },
  { key: 'fiscal.income', title: '本年财政拨款收入', says: ['本年收入(?:合计)?N万元', '财政拨款收入N万元'] },
  { key: 'fiscal.opening', title: '年初财政拨款结转和结余', says: ['年初(?:财政拨款)?结转和结余N万元'] },
  {
    key: 'fiscal.expenditure',
    title: '本年财政拨款支出',
    says: ['本年支出(?:合计)?N万元', '(?<!本年)财政拨款支出N万元'],
  },
  { key: 'fiscal.closing', title: '年末财政拨款结转和结余', says: ['年末(?:财政拨款)?结转和结余N万元'] },
  { key: 'fiscal.basic', title: '财政拨款基本支出', says: ['财政拨款基本支出(?:为)?N万元'] },
  { key: 'staff', title: '人员经费', says: ['人员经费N万元'] },
  { key: 'operating', title: '公用经费', says: ['(?<!中)公用经费N万元'] },
];

export interface Occurrence extends Stated {
  readonly key: string;
  readonly title: string;
}

/** Every place that states the figure, in the order of the text. */
export function occurrences(prose: Prose, named: Named): Occurrence[] {
  const fiscal = named.key.startsWith('fiscal.');
  return named.says
    .flatMap((source) => statements(prose, source))
    .filter((one) => {
      if (named.key === 'staff' || named.key === 'operating') return true;
      if (named.key === 'fiscal.basic' || named.key === 'fiscal.total') return true;
      return fiscal === fiscalSection.test(one.section);
    })
    .map((one): Occurrence => ({ ...one, key: named.key, title: named.title }))
    .sort((a, b) => a.index - b.index);
}

/** The figure's value: its first statement; null when it is nowhere. */
export function stated(prose: Prose, key: string): Occurrence | null {
  const named = [...unitFigures, ...fiscalFigures].find((one) => one.key === key);
  return named ? (occurrences(prose, named)[0] ?? null) : null;
}

/** The figure's name among those already known that has this value; used to say which base a share fits. */
export function whichFigure(prose: Prose, value: Decimal): Occurrence | null {
  for (const named of [...unitFigures, ...fiscalFigures]) {
    const first = occurrences(prose, named)[0];
    if (first && closeness(first.value, value) === 'equal') return first;
  }
  return null;
}
