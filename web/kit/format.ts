import type { Field } from '../../kernel/sdk/field.ts';
import { formatInstant } from './time.ts';

const formats = new Map<string, Intl.NumberFormat>();

/** A number with thousands separators; `places` kept digits, of which up to two are always written. */
export function formatNumber(value: number, places = 0): string {
  const key = String(places);
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat('zh-CN', {
      minimumFractionDigits: Math.min(places, 2),
      maximumFractionDigits: places,
    });
    formats.set(key, format);
  }
  return format.format(value);
}

/** A field's value as text, where the value alone is enough to say it. References are resolved by components. */
export function formatValue(field: Field, value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  switch (field.kind) {
    case 'integer':
      // Integers without a unit are mostly years and ordinal numbers, which carry no separators.
      return typeof value === 'number' && field.unit ? formatNumber(value) : String(value);
    case 'decimal':
      return typeof value === 'number' ? formatNumber(value, field.places) : String(value);
    case 'instant':
      return formatInstant(String(value));
    case 'yes-no':
      return value ? '是' : '否';
    case 'choice':
      return field.options[String(value)] ?? String(value);
    case 'json':
      return JSON.stringify(value);
    default:
      return String(value);
  }
}

/** The unit that belongs to a field's figures, or nothing. */
export const unitOf = (field: Field): string => ('unit' in field && field.unit ? field.unit : '');

/** The title of a column: with the unit, so that figures below need not repeat it. */
export const titleOf = (field: Field): string => (unitOf(field) ? `${field.title}（${unitOf(field)}）` : field.title);

export const isNumeric = (field: Field): boolean => field.kind === 'integer' || field.kind === 'decimal';
