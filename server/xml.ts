import { XMLBuilder } from 'fast-xml-parser';

const builder = new XMLBuilder({ suppressEmptyNode: true });

/** Signs that XML 1.0 does not allow, however they are written. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the signs meant.
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/**
 * Writes plain data as XML: a property is an element, and a list an element with one child for each entry, named by
 * `entries` or, where that names none, `item`. What is null or absent is an empty element or none.
 */
export function toXml(root: string, body: unknown, entries: Readonly<Record<string, string>>): string {
  return `<?xml version="1.0" encoding="utf-8"?>${builder.build({ [root]: elements(root, body, entries) })}`;
}

function elements(name: string, value: unknown, entries: Readonly<Record<string, string>>): unknown {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) {
    const entry = entries[name] ?? 'item';
    return { [entry]: value.map((each) => elements(entry, each, entries)) };
  }
  if (typeof value !== 'object') return String(value).replace(unwritable, '');
  const parts = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(parts.map(([key, part]) => [key, elements(key, part, entries)]));
}
