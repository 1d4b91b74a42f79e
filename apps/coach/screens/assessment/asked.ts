import { dayjs, today } from '../../../../web/kit/index.ts';
import type { Standing, Standings } from '../../answers.ts';

export type { Standing, Standings };

export const levels = { province: '全省', city: '市州', county: '县区', unit: '企业' } as const;
export type Level = keyof typeof levels;
export type Kind = 'month' | 'day';

/** What the address asks of the assessment. */
export interface Asked {
  readonly kind: Kind;
  readonly period: string;
  readonly level: Level;
  /** Key of the indicator that is drawn and ordered by, without the ending for days. */
  readonly indicator: string;
}

/** The day before: the present one is not counted yet. */
const usual = (kind: Kind) =>
  kind === 'month' ? today().slice(0, 7) : dayjs(today()).subtract(1, 'day').format('YYYY-MM-DD');

export function askedOf(search: Readonly<Record<string, unknown>>): Asked {
  const told = typeof search.period === 'string' ? search.period : '';
  const kind: Kind = /^\d{4}-\d{2}-\d{2}$/.test(told) || (told === '' && search.kind === 'day') ? 'day' : 'month';
  const isPeriod = kind === 'day' || /^\d{4}-\d{2}$/.test(told);
  const level = String(search.level ?? 'city');
  return {
    kind,
    period: told !== '' && isPeriod ? told : usual(kind),
    level: level in levels ? (level as Level) : 'city',
    indicator: String(search.indicator ?? 'online-rate'),
  };
}

/** Key of an indicator for a kind of period: those for days end in `-day`. */
export const keyFor = (indicator: string, kind: Kind): string => (kind === 'day' ? `${indicator}-day` : indicator);

/** Without the ending for days. */
export const plainKey = (key: string): string => key.replace(/-day$/, '');

/** In the order of a figure's places; those without one at the end. */
export function byPlace(rows: readonly Standing[], key: string): readonly Standing[] {
  const place = ({ ranks }: Standing) => ranks[key] ?? Number.POSITIVE_INFINITY;
  return [...rows].sort((a, b) => place(a) - place(b) || a.org.localeCompare(b.org));
}

/** So many periods that end with one, oldest first. */
export function periodsUpTo(kind: Kind, period: string, count: number): readonly string[] {
  const last = dayjs(kind === 'month' ? `${period}-01` : period);
  return Array.from({ length: count }, (_, index) =>
    last.subtract(count - 1 - index, kind).format(kind === 'month' ? 'YYYY-MM' : 'YYYY-MM-DD'),
  );
}
