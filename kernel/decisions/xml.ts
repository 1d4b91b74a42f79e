import { XMLParser } from 'fast-xml-parser';
import { assert } from '../base/assert.ts';

/** One element of a parsed document. Namespace prefixes are dropped: DMN and its test cases never clash in local names. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The character data directly inside, references resolved, white space kept. */
  readonly text: string;
}

/** The document is not XML that this room accepts. The message says why and is fit for the person who supplied it. */
export class XmlUnacceptable extends Error {
  override readonly name = 'XmlUnacceptable';
}

const limits = { bytes: 8 * 1024 * 1024, depth: 64 } as const;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: limits.depth,
  processEntities: false,
});

const textKey = '#text';
const attributesKey = ':@';

const namedReferences: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Resolves the five predefined references and character references; there are no others without a DOCTYPE. */
function resolveReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-fA-F]+|#[0-9]+|\w+);/g, (whole, body: string) => {
    if (!body.startsWith('#')) {
      const named = namedReferences[body];
      if (named === undefined) throw new XmlUnacceptable(`undeclared entity ${whole}`);
      return named;
    }
    const code = body[1] === 'x' ? Number.parseInt(body.slice(2), 16) : Number.parseInt(body.slice(1), 10);
    if (code > 0x10ffff) throw new XmlUnacceptable(`no such character: ${whole}`);
    return String.fromCodePoint(code);
  });
}

function toElement(node: Record<string, unknown>): XmlElement | null {
  const name = Object.keys(node).find((key) => key !== attributesKey);
  if (name === undefined || name === textKey) return null;
  const inner = node[name];
  assert(Array.isArray(inner), 'fast-xml-parser keeps the content of an element as a list');
  const children: XmlElement[] = [];
  let text = '';
  for (const item of inner) {
    if (typeof item[textKey] === 'string') text += resolveReferences(item[textKey]);
    const child = toElement(item);
    if (child) children.push(child);
  }
  const raw = (node[attributesKey] ?? {}) as Record<string, unknown>;
  const attributes = Object.fromEntries(
    Object.entries(raw).map(([key, value]) => [key, resolveReferences(String(value))]),
  );
  return { name, attributes, children, text };
}

/**
 * Parses a document of at most 8 MiB and 64 levels. A DOCTYPE is refused outright, and with it every declared entity.
 * Throws {@link XmlUnacceptable}.
 */
export function parseXml(source: string): XmlElement {
  if (Buffer.byteLength(source) > limits.bytes) throw new XmlUnacceptable('larger than 8 MiB');
  if (/<!(DOCTYPE|ENTITY)/i.test(source)) throw new XmlUnacceptable('a DOCTYPE is not accepted');
  let nodes: Record<string, unknown>[];
  try {
    nodes = parser.parse(source, true);
  } catch (cause) {
    throw new XmlUnacceptable(`not well-formed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
  const roots = nodes.map(toElement).filter((element) => element !== null);
  const root = roots[0];
  if (roots.length !== 1 || !root) throw new XmlUnacceptable('a document has exactly one root element');
  return root;
}

export function childrenNamed(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

export function childNamed(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name);
}

/** Escapes text for element content and double-quoted attributes alike. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);
}
