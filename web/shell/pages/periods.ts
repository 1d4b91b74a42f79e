import { type Period, type PeriodKind, periodsFrom } from '../../../kernel/sdk/indicator.ts';
import { dayjs, today } from '../../kit/index.ts';

const quarterOf = (month: number) => Math.ceil(month / 3);

/** The name of the period of this kind that a civil date lies in. */
export function periodOf(kind: PeriodKind, date: string): string {
  const [year = '', month = ''] = date.split('-');
  switch (kind) {
    case 'year':
      return year;
    case 'quarter':
      return `${year}-Q${quarterOf(Number(month))}`;
    case 'month':
      return `${year}-${month}`;
    case 'day':
      return date;
  }
}

/** The first civil date of a period. */
export function startOf(kind: PeriodKind, name: string): string {
  switch (kind) {
    case 'year':
      return `${name}-01-01`;
    case 'quarter':
      return `${name.slice(0, 4)}-${String(Number(name.slice(-1)) * 3 - 2).padStart(2, '0')}-01`;
    case 'month':
      return `${name}-01`;
    case 'day':
      return name;
  }
}

const months: Readonly<Record<Exclude<PeriodKind, 'day'>, number>> = { year: 12, quarter: 3, month: 1 };

/** `count` periods that end with the named one, oldest first. */
export function periodsUpTo(kind: PeriodKind, name: string, count: number): readonly string[] {
  const start = dayjs(startOf(kind, name));
  return Array.from({ length: count }, (_, index) => {
    const back = count - 1 - index;
    const day = kind === 'day' ? start.subtract(back, 'day') : start.subtract(back * months[kind], 'month');
    return periodOf(kind, day.format('YYYY-MM-DD'));
  });
}

const patterns: Readonly<Record<PeriodKind, RegExp>> = {
  year: /^\d{4}$/,
  quarter: /^\d{4}-Q[1-4]$/,
  month: /^\d{4}-(0[1-9]|1[0-2])$/,
  day: /^\d{4}-\d{2}-\d{2}$/,
};

/** The period that an address names, of a kind not shorter than the given one, or the current one of that kind. */
export function periodFrom(shortest: PeriodKind, value: unknown): Period {
  const name = typeof value === 'number' ? String(value) : value;
  for (const kind of periodsFrom(shortest)) {
    if (typeof name === 'string' && patterns[kind].test(name)) return { kind, name };
  }
  return { kind: shortest, name: periodOf(shortest, today()) };
}
