import type { Fields, PersonalKind } from './field.ts';

/** Keeps `head` characters before and `tail` after; at least one character is always hidden. */
function hide(text: string, head: number, tail: number): string {
  const signs = [...text];
  const shown = Math.min(head + tail, signs.length - 1);
  const before = Math.min(head, Math.max(shown, 0));
  const after = Math.max(shown - before, 0);
  const hidden = signs.length - before - after;
  return `${signs.slice(0, before).join('')}${'*'.repeat(hidden)}${signs.slice(signs.length - after).join('')}`;
}

/** How a personal value looks to someone without the grant to see it. */
export function maskText(kind: PersonalKind, text: string): string {
  switch (kind) {
    case 'name':
      return hide(text, 1, 0);
    case 'id-number':
      return hide(text, 3, 2);
    case 'phone':
      return hide(text, 3, 4);
    case 'plate':
      return hide(text, 2, 2);
    case 'address':
      return hide(text, 6, 0);
    case 'other':
      return '***';
  }
}

/** The row with its personal fields masked. */
export function maskRow<R extends object>(fields: Fields, row: R): R {
  const masked = Object.entries(fields).flatMap(([name, field]) => {
    const value = (row as Record<string, unknown>)[name] ?? null;
    return field.personal && value !== null ? [[name, maskText(field.personal, String(value))]] : [];
  });
  return masked.length === 0 ? row : { ...row, ...Object.fromEntries(masked) };
}

export function hasPersonal(fields: Fields): boolean {
  return Object.values(fields).some((field) => field.personal);
}
