import { parseXml } from './xml.ts';
import type { ZipPackage } from './zip-package.ts';

/** Built-in number formats that change what a number looks like (ECMA-376 part 1, section 18.8.30). */
const builtIn: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'yyyy-mm-dd',
  22: 'yyyy-mm-dd hh:mm',
  31: 'yyyy年m月d日',
  57: 'yyyy年m月',
};

/** The number formats of a workbook, as far as they decide what a reader sees. */
export class SheetStyles {
  readonly #formats: readonly string[];

  constructor(formats: readonly string[]) {
    this.#formats = formats;
  }

  /** The number as the cell's format shows it: percentages, fixed places and dates; otherwise the plain value. */
  shown(value: number, style: number): string {
    const format = (this.#formats[style] ?? 'General').split(';')[0]?.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '') ?? '';
    if (!Number.isFinite(value)) return '';
    if (/[ymd]/i.test(format) && !/^general$/i.test(format)) return shownDate(value, format);
    const places = /\.([0#?]+)/.exec(format)?.[1];
    const fixed = places?.match(/0/g)?.length ?? 0;
    if (format.includes('%')) return `${plain(value * 100, fixed)}%`;
    return plain(value, fixed);
  }
}

/** Reads the styles part; a workbook without one shows plain values. */
export async function readSheetStyles(pack: ZipPackage, part: string | undefined): Promise<SheetStyles> {
  const custom = new Map<number, string>();
  const formats: string[] = [];
  let inCellFormats = false;
  if (part === undefined || !pack.has(part)) return new SheetStyles(formats);
  await parseXml(pack.read(part), {
    open(name, tag) {
      if (name === 'numFmt') custom.set(Number(tag.attribute('numFmtId')), tag.attribute('formatCode') ?? 'General');
      else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) {
        const id = Number(tag.attribute('numFmtId') ?? 0);
        formats.push(custom.get(id) ?? builtIn[id] ?? 'General');
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return new SheetStyles(formats);
}

/**
 * The value to 15 significant digits, as Excel holds it, padded to `places` decimals where the format asks for them.
 * Digits beyond the format's places are kept: what the file states matters more than what its author wished to show.
 */
function plain(value: number, places: number): string {
  const exact = Number(value.toPrecision(15));
  const text = Math.abs(exact) >= 1e21 || (exact !== 0 && Math.abs(exact) < 1e-6) ? exact.toFixed(10) : String(exact);
  const decimals = text.split('.')[1]?.length ?? 0;
  return decimals >= places ? text : exact.toFixed(places);
}

/** A serial date of the 1900 system (day 60 is Excel's 29 February 1900, hence the epoch of 30 December 1899). */
function shownDate(serial: number, format: string): string {
  const date = new Date(Date.UTC(1899, 11, 30) + Math.round(serial * 86_400) * 1000);
  if (Number.isNaN(date.getTime())) return '';
  const iso = date.toISOString();
  if (!/d/i.test(format)) return iso.slice(0, 7);
  return /h/i.test(format) ? iso.slice(0, 16).replace('T', ' ') : iso.slice(0, 10);
}
