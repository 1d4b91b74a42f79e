/**
 * JSON with sorted keys and no blanks: equal values give equal text, so hashes over it can be computed again from the
 * database. Characters that PostgreSQL cannot keep (NUL, halves of surrogate pairs) become U+FFFD beforehand.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(plain(value));
}

/** The value as JSON carries it: no `undefined`, dates as text, keys sorted. */
export function plain(value: unknown): unknown {
  return sorted(JSON.parse(JSON.stringify(value ?? null)));
}

function sorted(value: unknown): unknown {
  if (typeof value === 'string') return storable(value);
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [storable(key), sorted(inner)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function storable(text: string): string {
  return text.replaceAll('\u0000', '\ufffd').replace(loneSurrogate, '\ufffd');
}
