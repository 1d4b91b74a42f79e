import { formatNumber } from '../../../../web/kit/index.ts';
import { bands, siteKinds } from '../../words.ts';

export const count = (value: number) => formatNumber(value);
export const kg = (value: number | null | undefined) =>
  value === null || value === undefined ? '—' : `${count(value)} kg`;

/** Percent to two decimals; null where there is nothing to measure by. */
export const shareOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part * 10_000) / whole) / 100;

export const percentText = (value: number | null) => (value === null ? '无数据' : `${value.toFixed(2)}%`);

export const kindTitle = (kind: string) => (siteKinds as Readonly<Record<string, string>>)[kind] ?? kind;
export const bandTitle = (band: string) => (bands as Readonly<Record<string, string>>)[band] ?? band;

export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value ? value : typeof value === 'number' ? String(value) : undefined;
