import type { EvaluationTable } from '../disclosure/model.ts';
import type { Context } from './model.ts';

/** The paragraph of the report that tells the money of one project, or of the basic expenditure. */
export interface Paragraph {
  readonly from: number;
  readonly text: string;
}

/** Where the report begins to tell a project's budget: its name followed by 年初预算. */
export function projectParagraph(context: Context, table: EvaluationTable): Paragraph | null {
  const name = table.name.replace(/[\s\u3000]/g, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const found = new RegExp(`${name}(?:项目)?\\d{4}年初预算`).exec(context.prose.text);
  if (!found) return null;
  const others = context.projects
    .map((other) => other.table)
    .filter((other) => other !== table)
    .map((other) => context.prose.text.indexOf(other.name.replace(/[\s\u3000]/g, ''), found.index + 1))
    .filter((at) => at > found.index && /^\S{2,30}?\d{4}年初预算/.test(context.prose.text.slice(at, at + 40)));
  const rest = context.prose.text.slice(found.index);
  const section = rest.search(/\n[一二三四五六七八九十]+、/);
  const ends = [section < 0 ? rest.length : section, ...others.map((at) => at - found.index)];
  return { from: found.index, text: rest.slice(0, Math.min(...ends)) };
}

/** First amount in 万元 after the words, with its place in the whole text; null when the words do not occur. */
export function amountIn(
  paragraph: Paragraph,
  source: string,
): { readonly value: string; readonly index: number } | null {
  const found = new RegExp(source.replace(/N/g, '(\\d+(?:\\.\\d+)?)')).exec(paragraph.text);
  if (!found?.[1]) return null;
  return { value: found[1], index: paragraph.from + found.index + found[0].lastIndexOf(found[1]) };
}

/** A surplus that the paragraph assigns to an item in brackets: 行业政务运维104.86万元. */
export interface SurplusItem {
  readonly name: string;
  readonly amount: string;
  readonly index: number;
}

export function surplusItems(paragraph: Paragraph): SurplusItem[] {
  const found = /结余\d+(?:\.\d+)?万元[，。；]?（([^（）]*)）/.exec(paragraph.text);
  const list = found?.[1];
  if (!found || list === undefined) return [];
  const start = paragraph.from + found.index + found[0].indexOf(list);
  return [...list.matchAll(/([^，、；。]+?)(\d+(?:\.\d+)?)万元/g)].map((match) => ({
    name: match[1] ?? '',
    amount: match[2] ?? '0',
    index: start + match.index,
  }));
}
