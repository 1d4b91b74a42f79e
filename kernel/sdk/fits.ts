import { Compile } from 'typebox/compile';
import { decimal } from '../base/decimal.ts';
import { instantMs } from '../base/instant.ts';
import type { Field } from './field.ts';
import { longestText, valueSchema } from './schema.ts';

/** Whether a value holds a NUL anywhere in its texts or names: PostgreSQL keeps none, neither in text nor within JSON. */
function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\u0000');
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(holdsNul);
  return Object.entries(value).some(([name, each]) => holdsNul(name) || holdsNul(each));
}

const digit = (text: string, at: number) => {
  const value = text.charCodeAt(at) - 48;
  return value >= 0 && value <= 9 ? value : Number.NaN;
};
const two = (text: string, at: number) => digit(text, at) * 10 + digit(text, at + 1);

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** True for a text that begins with a civil date that exists: JavaScript itself takes 2024-02-31 for a day in March. */
export function isCivilDate(text: string): boolean {
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return false;
  const [year, month, day] = [two(text, 0) * 100 + two(text, 2), two(text, 5), two(text, 8)];
  return year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
}

/** Why a value cannot be kept, in Chinese; null when it can. */
export type Unkeepable = (value: unknown) => string | null;

/** What the schema cannot say of one value: days that do not exist, figures beyond what is kept exactly. */
export function unkeepable(field: Field): Unkeepable | null {
  switch (field.kind) {
    case 'date':
      return (value) => (isCivilDate(String(value)) ? null : '不是存在的日期');
    case 'instant':
      return (value) => (isCivilDate(String(value)) && !Number.isNaN(instantMs(value)) ? null : '不是存在的时间');
    case 'integer':
      if (field.min !== undefined && field.max !== undefined) return null;
      return (value) => (Number.isSafeInteger(value) ? null : '数值过大');
    case 'yes-no':
    case 'choice':
      return null;
    case 'decimal':
      return (value) => {
        const exact = decimal(value as number);
        if (exact.c.length - exact.e - 1 > field.places) return `最多${field.places}位小数`;
        return exact.c.length <= 15 && exact.e < 20 - field.places ? null : '数值过大';
      };
    default:
      return (value) => (holdsNul(value) ? '含有不能保存的字符' : null);
  }
}

/** Whether a value other than null is what its field declares and can be kept. */
export type Fits = (value: unknown) => boolean;

/** The same as schema and `unkeepable` say, where that can be told without them: it runs for every value that comes in. */
function plainFits(field: Field): Fits | null {
  switch (field.kind) {
    case 'text': {
      if (field.pattern !== undefined) return null;
      const most = field.maxLength ?? longestText(field);
      return (value) => typeof value === 'string' && value.length <= most && !value.includes('\u0000');
    }
    case 'integer': {
      const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = field;
      return (value) => Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max;
    }
    case 'yes-no':
      return (value) => typeof value === 'boolean';
    case 'choice': {
      const keys = new Set<unknown>(Object.keys(field.options));
      return (value) => keys.has(value);
    }
    default:
      return null;
  }
}

/** A quick yes; a no may be one of form alone, such as a text of as many signs but more units than it may have. */
export function fits(field: Field): Fits {
  const plain = plainFits(field);
  if (plain) return plain;
  const validator = Compile(valueSchema(field));
  const why = unkeepable(field);
  return (value) => validator.Check(value) && (why === null || why(value) === null);
}
