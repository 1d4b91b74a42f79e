import { SaxesParser, type SaxesTagNS } from 'saxes';
import { defaultLimits, megabytes } from './limits.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** Receives the elements of an office XML part in document order. Names are local names, without prefix. */
export interface XmlHandlers {
  open?(name: string, tag: XmlTag): void;
  text?(text: string): void;
  close?(name: string): void;
}

export interface XmlTag {
  /** An attribute by its local name. */
  attribute(name: string): string | undefined;
}

/**
 * Parses an office XML part as it streams in, holding nothing. A document type declaration is refused, which rules out
 * entity expansion and external entities; the parser itself knows none but the five predefined.
 */
export async function parseXml(
  chunks: AsyncIterable<Uint8Array>,
  handlers: XmlHandlers,
  elementBytes = defaultLimits.elementBytes,
): Promise<void> {
  let sinceTag = 0;
  const parser = new SaxesParser({ xmlns: true, position: false });
  parser.on('doctype', () => {
    throw new UnreadableFile('damaged', { detail: 'XML 含有文档类型声明' });
  });
  parser.on('error', (error) => {
    throw new UnreadableFile('damaged', { detail: 'XML 格式错误' }, error);
  });
  parser.on('opentag', (tag) => {
    sinceTag = 0;
    handlers.open?.(tag.local, new SaxTag(tag));
  });
  parser.on('text', (text) => handlers.text?.(text));
  parser.on('cdata', (text) => handlers.text?.(text));
  parser.on('closetag', (tag) => {
    sinceTag = 0;
    handlers.close?.(tag.local);
  });
  let decoder: TextDecoder | null = null;
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
    parser.write(decode(decoder, chunk));
    sinceTag += chunk.length;
    if (sinceTag > elementBytes)
      throw new UnreadableFile('inflates-too-large', { limit: `单个 XML 元素 ${megabytes(elementBytes)}` });
  }
  parser.write(decode(decoder ?? new TextDecoder(), undefined));
  parser.close();
}

class SaxTag implements XmlTag {
  readonly #tag: SaxesTagNS;

  constructor(tag: SaxesTagNS) {
    this.#tag = tag;
  }

  attribute(name: string): string | undefined {
    for (const attribute of Object.values(this.#tag.attributes)) if (attribute.local === name) return attribute.value;
    return undefined;
  }
}

/** An on/off property such as `<w:vanish/>` or `<w:vanish w:val="0"/>`. */
export function isOn(tag: XmlTag): boolean {
  return !['0', 'false', 'off'].includes(tag.attribute('val') ?? '1');
}

function encodingOf(start: Uint8Array): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

function decode(decoder: TextDecoder, chunk: Uint8Array | undefined): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined });
  } catch (error) {
    throw new UnreadableFile('damaged', { detail: 'XML 编码错误' }, error);
  }
}
