import { chineseNumber, circledNumber, letterNumber, romanNumber } from './numerals.ts';
import type { Relation } from './office-package.ts';
import { parseXml } from './xml.ts';
import type { ZipPackage } from './zip-package.ts';

interface Level {
  format: string;
  text: string;
  start: number;
}

/** What a paragraph says about its number. */
export interface NumberedParagraph {
  readonly style: string | undefined;
  readonly numberId: string | undefined;
  readonly numberLevel: number | undefined;
}

/**
 * Automatic paragraph numbers (ECMA-376 part 1, section 17.9). Chinese reports number their titles with them, so that
 * 一、 stands nowhere in the paragraph's own text.
 */
export class WordNumbering {
  readonly #levels: ReadonlyMap<string, readonly Level[]>;
  readonly #styles: ReadonlyMap<string, { numberId: string; level: number }>;
  readonly #counters = new Map<string, number[]>();

  private constructor(
    levels: ReadonlyMap<string, readonly Level[]>,
    styles: ReadonlyMap<string, { numberId: string; level: number }>,
  ) {
    this.#levels = levels;
    this.#styles = styles;
  }

  static async load(pack: ZipPackage, related: readonly Relation[]): Promise<WordNumbering> {
    const partOf = (type: string) => related.find((relation) => relation.type === type)?.target;
    const numbering = partOf('numbering');
    const styles = partOf('styles');
    return new WordNumbering(
      numbering !== undefined && pack.has(numbering) ? await readLevels(pack, numbering) : new Map(),
      styles !== undefined && pack.has(styles) ? await readStyles(pack, styles) : new Map(),
    );
  }

  /** The number that stands before the paragraph, or an empty string; counts the paragraph. */
  label(paragraph: NumberedParagraph): string {
    const style = paragraph.style === undefined ? undefined : this.#styles.get(paragraph.style);
    const numberId = paragraph.numberId ?? style?.numberId;
    const levels = numberId === undefined ? undefined : this.#levels.get(numberId);
    if (numberId === undefined || levels === undefined) return '';
    const depth = paragraph.numberLevel ?? style?.level ?? 0;
    const level = levels[depth];
    if (level === undefined) return '';
    const counters = this.#counters.get(numberId) ?? [];
    this.#counters.set(numberId, counters);
    counters.length = Math.min(counters.length, depth + 1);
    for (let above = 0; above <= depth; above++)
      counters[above] ??= (levels[above]?.start ?? 1) - (above === depth ? 1 : 0);
    counters[depth] = (counters[depth] ?? 0) + 1;
    if (level.format === 'bullet') return '';
    return level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      return printed(counters[at] ?? 1, levels[at]?.format ?? 'decimal');
    });
  }
}

function printed(value: number, format: string): string {
  if (
    /^(chineseCounting|chineseCountingThousand|chineseLegalSimplified|japaneseCounting|taiwaneseCounting)/.test(format)
  )
    return chineseNumber(value);
  if (format.startsWith('decimalEnclosedCircle')) return circledNumber(value);
  if (format === 'upperLetter') return letterNumber(value);
  if (format === 'lowerLetter') return letterNumber(value).toLowerCase();
  if (format === 'upperRoman') return romanNumber(value);
  if (format === 'lowerRoman') return romanNumber(value).toLowerCase();
  return format === 'none' ? '' : String(value);
}

async function readLevels(pack: ZipPackage, part: string): Promise<Map<string, readonly Level[]>> {
  const abstract = new Map<string, Level[]>();
  const byNumber = new Map<string, readonly Level[]>();
  let levels: Level[] = [];
  let level: Level = { format: 'decimal', text: '', start: 1 };
  let numberId = '';
  await parseXml(pack.read(part), {
    open(name, tag) {
      const value = tag.attribute('val') ?? '';
      if (name === 'abstractNum') {
        levels = [];
        abstract.set(tag.attribute('abstractNumId') ?? '', levels);
      } else if (name === 'lvl') {
        level = { format: 'decimal', text: '', start: 1 };
        if (numberId === '') levels[Number(tag.attribute('ilvl') ?? 0)] = level;
      } else if (name === 'numFmt') level.format = tag.attribute('format') ?? value;
      else if (name === 'lvlText') level.text = value;
      else if (name === 'start') level.start = Number(value);
      else if (name === 'num') numberId = tag.attribute('numId') ?? '';
      else if (name === 'abstractNumId') byNumber.set(numberId, abstract.get(value) ?? []);
    },
  });
  return byNumber;
}

async function readStyles(pack: ZipPackage, part: string): Promise<Map<string, { numberId: string; level: number }>> {
  const styles = new Map<string, { numberId: string; level: number }>();
  let current = { id: '', numberId: '', level: 0 };
  await parseXml(pack.read(part), {
    open(name, tag) {
      if (name === 'style') current = { id: tag.attribute('styleId') ?? '', numberId: '', level: 0 };
      else if (name === 'numId') current.numberId = tag.attribute('val') ?? '';
      else if (name === 'ilvl') current.level = Number(tag.attribute('val') ?? 0);
    },
    close(name) {
      if (name === 'style' && current.numberId !== '') styles.set(current.id, current);
    },
  });
  return styles;
}
