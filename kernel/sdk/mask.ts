import type { Fields, PersonalKind } from './field.ts';

function maskText(kind: PersonalKind, text: string): string {
  const signs = [...text];
  const hide = (from: number, to: number) =>
    signs.map((sign, index) => (index >= from && index < to ? '*' : sign)).join('');
  switch (kind) {
    case 'name':
      return hide(1, signs.length);
    case 'id-number':
      return hide(3, signs.length - 2);
    case 'phone':
      return hide(3, signs.length - 4);
    case 'plate':
      return hide(2, signs.length - 1);
    case 'address':
      return hide(6, signs.length);
    case 'other':
      return '***';
  }
}

/** A row as somebody reads it who may not see personal data: values of `personal` fields are blotted out. */
export function masked<R extends Readonly<Record<string, unknown>>>(fields: Fields, row: R): R {
  const personal = Object.entries(fields).flatMap(([name, field]) =>
    field.personal ? [[name, field.personal] as const] : [],
  );
  const hidden = personal.flatMap(([name, kind]) => {
    const value = row[name];
    return value === null || value === undefined ? [] : [[name, maskText(kind, String(value))] as const];
  });
  return hidden.length === 0 ? row : { ...row, ...Object.fromEntries(hidden) };
}
