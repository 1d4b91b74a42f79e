import type { Figure, Line, Section } from './model.ts';
import { SectionPath } from './sections.ts';
import { paragraphs, type Stream } from './stream.ts';

const MEASURE =
  '(?:平方米|立方米|平方公里|个百分点|百分点|个工作日|工作日|个小时|小时|分钟|个月|台次|人次|车次|架次|艘次|批次|场次|公里|千米|课时|公顷|台（套）|台\\(套\\)|台套|[元件条次个人台套辆起份篇家户项笔通册张期方天周米吨名位场班轮批处座艘架栋间组卷本支宗例点株亩分%‰])';
const FIGURE = new RegExp(
  `(?<![\\d.A-Za-z])(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)[余多]?([千百万亿]|十万|百万|千万)?[余多]?(?:(${MEASURE})|(?<=[万亿千])(?![\\u4e00-\\u9fff]))`,
  'g',
);

const CHANGE = /(增加|增长|减少|降低|下降|提高|提升|上升|压减)/;
const COMPARED = /(?:较|比|与|从)(?:上年|20\d{2}年度?)[^，。；]{0,12}$/;
const ENDS_IN_CHANGE = /(?:(?:与|较|比)?上年(?:相比)?)?(?:增加|增长|减少|降低|下降|提高|提升|上升)$/;
/** Labels that say how a figure relates to the subject of the sentence and not what it is. */
const DERIVED = /^(占|完成(?=年初|预算|$)|较|比|与上年|同比|增加|增长|减少|降低|下降|提高|其中|人数|占比)/;
const STOP = /[。；，：、《》！？]/;
const LABEL_LENGTH = 40;

interface Match {
  readonly value: number;
  readonly unit: string;
  readonly from: number;
  readonly to: number;
}

/** Every figure with a unit in prose: money, counts, shares and changes. `lines` must not contain the tables. */
export function readFigures(lines: readonly Line[], sections: readonly Section[]): Figure[] {
  const path = new SectionPath(sections);
  return paragraphs(lines).flatMap((paragraph) => new SentenceReader(paragraph, path).read());
}

/** Finds the figures of one paragraph. Keeps the subject and the year that later figures of a sentence leave out. */
class SentenceReader {
  private readonly paragraph: Stream;
  private readonly path: SectionPath;
  private subject = '';
  private year: number | null = null;
  private label = '';
  private items: readonly string[] = [];

  constructor(paragraph: Stream, path: SectionPath) {
    this.paragraph = paragraph;
    this.path = path;
  }

  read(): Figure[] {
    const { text } = this.paragraph;
    const matches = [...text.matchAll(FIGURE)].map(
      (match): Match => ({
        value: Number((match[1] ?? '').replace(/,/g, '')),
        unit: `${match[2] ?? ''}${match[3] ?? ''}`.replace('(', '（').replace(')', '）'),
        from: match.index,
        to: match.index + match[0].length,
      }),
    );
    const depths = bracketDepths(text);
    let from = 0;
    return matches.map((match, index) => {
      const before = text.slice(from, match.from);
      const after = text.slice(match.to, matches[index + 1]?.from ?? match.to + LABEL_LENGTH);
      from = match.to;
      return this.figure(match, before, after, (depths[match.from] ?? 0) > 0);
    });
  }

  private figure(match: Match, before: string, after: string, bracketed: boolean): Figure {
    const ended = Math.max(before.lastIndexOf('。'), before.lastIndexOf('；'));
    const sentence = before.slice(ended + 1);
    if (ended >= 0) {
      this.subject = '';
      this.items = [];
    }
    if (before.includes('。')) this.year = null;
    const clause = lastClause(sentence);
    const changed = CHANGE.test(clause);
    const compared = !changed && COMPARED.test(clause);
    this.label = this.labelOf(match, sentence, clause, after, { compared, bracketed });
    return {
      section: this.path.at(this.paragraph.lineAt(match.from)),
      label: this.label,
      value: match.value,
      unit: match.unit,
      year: this.yearOf(sentence, clause, compared),
      line: this.paragraph.lineAt(match.from),
    };
  }

  /** 较2023年减少 is a change of the sentence's own year; 较2023年757万元 is a figure of 2023. */
  private yearOf(sentence: string, clause: string, compared: boolean): number | null {
    const own = [...clause.replace(/(?:较|比|与)20\d{2}年度?(?=.)/, '').matchAll(/(20\d{2})年/g)].map((year) =>
      Number(year[1]),
    );
    for (const part of sentence.split(/[，：；]/)) {
      const opening = /^(?:截[止至]|其中|另)?(20\d{2})年|(20\d{2})年度/.exec(part)?.slice(1).find(Boolean);
      if (opening) this.year = Number(opening);
    }
    if (compared) return Number(/(20\d{2})年?[^\d]*$/.exec(clause)?.[1]) || null;
    const named = own.at(-1);
    if (named !== undefined) this.year = named;
    return this.year;
  }

  private labelOf(
    match: Match,
    sentence: string,
    clause: string,
    after: string,
    where: { readonly compared: boolean; readonly bracketed: boolean },
  ): string {
    if (/^[、和及]?$/.test(sentence) && this.label !== '') return this.items.length > 0 ? this.nextItem() : this.label;
    if (clause.includes('分别')) {
      const [list = '', verb = ''] = clauseWithList(sentence).split('分别');
      this.items = list.split(/[、和]/).map((item) => strip(item) + bareVerb(verb));
      return this.nextItem();
    }
    this.items = [];
    const words = strip(clause);
    const count = !/[元%‰万亿]$|百分点$/.test(match.unit);
    const object = count || words === '' ? nounAfter(after) : '';
    const own = [words, object].filter((part) => part !== '').join(' ');
    if (where.compared) {
      const head = strip(clause.split(/(?:较|比|与|从)(?:上年|20\d{2}年)/)[0] ?? '');
      if (head !== '') this.subject = head;
      return this.subject || own;
    }
    if (own === '' || DERIVED.test(own)) return [this.subject, own].filter((part) => part !== '').join(' ');
    if (where.bracketed) return own;
    const head = own.split(/较20\d{2}年|比20\d{2}年|(?:与|较)上年(?:相比)?/)[0] ?? own;
    this.subject = (head === '' ? this.subject : head).replace(ENDS_IN_CHANGE, '');
    return head === '' ? [this.subject, own].filter((part) => part !== '').join(' ') : own;
  }

  private nextItem(): string {
    const [item = this.label, ...rest] = this.items;
    this.items = rest;
    return item;
  }
}

function bracketDepths(text: string): Uint8Array {
  const depths = new Uint8Array(text.length + 1);
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    depths[at] = depth;
    const char = text[at];
    if (char === '（' || char === '(') depth = Math.min(depth + 1, 255);
    if (char === '）' || char === ')') depth = Math.max(0, depth - 1);
    if (char === '。') depth = 0;
  }
  return depths;
}

/** The words after the last stop or bracket left open; one clause further back when these say nothing themselves. */
function lastClause(sentence: string): string {
  const clauses: string[] = [];
  let end = sentence.length;
  let closed = 0;
  for (let at = sentence.length - 1; at >= -1 && clauses.length < 2; at -= 1) {
    const char = sentence[at] ?? '，';
    if (char === '）' || char === ')') closed += 1;
    const bracket = char === '（' || char === '(';
    const opens = bracket && closed === 0;
    if (bracket && closed > 0) closed -= 1;
    if (opens || (closed === 0 && STOP.test(char))) {
      clauses.push(sentence.slice(at + 1, end));
      end = at;
      closed = 0;
      if (opens) break;
    }
  }
  const [last = '', before = ''] = clauses;
  return (/^均为?$/.test(last) ? before : last).slice(-LABEL_LENGTH);
}

function clauseWithList(sentence: string): string {
  return sentence.slice(Math.max(...['，', '。', '；', '：'].map((stop) => sentence.lastIndexOf(stop))) + 1);
}

/** Label words without numbering, years, causes and the verb that links them to the number. */
function strip(clause: string): string {
  return clause
    .replace(/^.*(?:原因|主要)[是为]/, '')
    .replace(
      /^(?:\d{1,2}[.、．]|[（(][\d一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]+[、是])(?=\D|20\d{2})/,
      '',
    )
    .replace(/^(?:其中|截止|截至|另)?(?:20\d{2}年度?(?:初|末)?)?(?:\d{1,2}月(?:\d{1,2}日)?)?/, '')
    .replace(/(增加|增长|减少|降低|下降|提高|提升|上升)(?:至|到)(?:20\d{2}年的?)?$/, '$1到')
    .replace(/(?<=[^加长少低降高升])(?:至|到)20\d{2}年的?$/, '')
    .replace(/(?:约为|达到|达|约|均为|为|是|共|了|的|至|由|从|等)+$/, '');
}

function bareVerb(verb: string): string {
  return verb.replace(/[为是达]$/, '');
}

function nounAfter(after: string): string {
  const words = /^[^。；，：、（）()“”《》！？\d]{0,24}/.exec(after)?.[0] ?? '';
  return words.replace(/^(?:的|以上)/, '');
}
