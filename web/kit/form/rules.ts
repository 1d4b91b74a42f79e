import type { Rule } from 'antd/es/form/index.js';
import type { Field } from '../../../kernel/sdk/field.ts';

function placesOf(value: number): number {
  const text = String(value);
  const [mantissa = '', exponent = '0'] = text.split('e');
  return Math.max((mantissa.split('.')[1]?.length ?? 0) - Number(exponent), 0);
}

function numberObjection(field: Field, value: number): string | null {
  if (field.kind !== 'integer' && field.kind !== 'decimal') return null;
  if (field.kind === 'integer' && !Number.isInteger(value)) return '应为整数';
  if (field.kind === 'decimal' && placesOf(value) > field.places) return `至多 ${field.places} 位小数`;
  if (field.min !== undefined && value < field.min) return `不能小于 ${field.min}`;
  if (field.max !== undefined && value > field.max) return `不能大于 ${field.max}`;
  return null;
}

function textObjection(field: Field, value: string): string | null {
  if (field.kind !== 'text') return null;
  if (field.maxLength && value.length > field.maxLength) return `至多 ${field.maxLength} 个字`;
  if (field.pattern && !new RegExp(`^(?:${field.pattern})$`, 'u').test(value)) return field.help ?? '格式不正确';
  return null;
}

/** Why a value does not suit its field, in Chinese, or null. The server checks the same rules again. */
export function objectionTo(field: Field, value: unknown): string | null {
  const missing = value === null || value === undefined || value === '';
  if (missing) return field.required ? `请填写${field.title}` : null;
  const why =
    typeof value === 'number'
      ? numberObjection(field, value)
      : typeof value === 'string'
        ? textObjection(field, value)
        : null;
  return why === null ? null : `${field.title}${why}`;
}

export const rulesOf = (field: Field): Rule[] => [
  {
    // The mark only: the sentence comes from the validator, in the words of the field.
    required: field.required ?? false,
    validator: async (_, value: unknown) => {
      const why = objectionTo(field, value);
      if (why !== null) throw new Error(why);
    },
  },
];
