import { squeezed } from './lines.ts';
import type { Disclosure, Line } from './model.ts';
import { lineText } from './titles.ts';

const YEAR = /(20\d{2})年度?(?=[^。]{0,40}(?:决算|绩效|整体支出|收入合计))/;

/** Longest line that is looked at for a name or title. */
const LONGEST_NAME = 100;

/** Whose disclosure it is, for which year and under what title, from the places where forms print it. */
export function identify(lines: readonly Line[]): Disclosure['document'] {
  const texts = lines.map(lineText);
  const short = texts.map((text) => (text.length > LONGEST_NAME ? '' : text));
  return { unit: unitOf(short), year: yearOf(texts), title: titleOf(short) };
}

function unitOf(texts: readonly string[]): string | null {
  for (const [index, text] of texts.entries()) {
    const overview = /^第一部分(.*?)(?:单位|部门)?概况$/.exec(text)?.[1];
    if (overview) return overview;
    if (/^第一部分$/.test(text)) {
      const next = texts.slice(index + 1, index + 6).find((other) => other !== '');
      const unit = /^(.{4,40}?)(?:单位|部门)?概况$/.exec(next ?? '')?.[1];
      if (unit) return unit;
    }
  }
  for (const [index, text] of texts.entries()) {
    if (/^(部门|单位|预算部门|预算单位)名称[:：]?$/.test(text)) {
      const next = texts.slice(index + 1, index + 4).find((other) => other !== '');
      if (next && /^[\u4e00-\u9fff（）]{4,40}$/.test(next)) return next;
    }
    const unit = /(?:填报单位|单位名称|部门名称|公开部门|预算单位|实施单位)[:：]?([\u4e00-\u9fff（）]{4,40})$/.exec(
      text,
    )?.[1];
    if (unit) return unit;
    const cover =
      /^(?:20\d{2}年度?)?([\u4e00-\u9fff（）]{4,40}?)(?:20\d{2}年度?)?(?:部门|单位)决算(?:公开)?(?:报告|说明)?$/.exec(
        text,
      )?.[1];
    if (cover) return cover;
  }
  return null;
}

/** The year that most titles and sentences about accounts name. */
function yearOf(texts: readonly string[]): number | null {
  const counts = new Map<number, number>();
  for (const text of texts) {
    const year = Number(YEAR.exec(text)?.[1]);
    if (year) counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return [...counts].reduce<[number | null, number]>((best, here) => (here[1] > best[1] ? here : best), [null, 0])[0];
}

/** The title on the cover, else that of the self-evaluation report, which may take several lines. */
function titleOf(texts: readonly string[]): string | null {
  const first = texts.findIndex((text) => /^第一部分/.test(text));
  const cover = texts.slice(0, Math.max(0, first)).filter((text) => text !== '');
  const title = cover.find((text) => /决算|绩效/.test(text) && text.length < 50);
  if (title) return title;
  for (const [index, text] of texts.entries()) {
    if (!/^(部门|单位|部门（单位）)?.{0,12}绩效自评报告$/.test(text)) continue;
    const head = texts
      .slice(Math.max(0, index - 5), index)
      .filter((other) => other !== '' && !/^第.+部分|[。；]$/.test(other));
    return squeezed([...head, text].join(''));
  }
  return null;
}
