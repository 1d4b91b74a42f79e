import type { Figure, Line, Section } from './model.ts';
import { SectionPath } from './sections.ts';
import { paragraphs, type Stream } from './stream.ts';

const UNIT =
  '(?:[千百万亿]|十万|百万|千万)?(?:平方米|立方米|平方公里|个百分点|百分点|个工作日|工作日|个小时|小时|分钟|个月|万台次|台次|人次|车次|架次|艘次|批次|场次|公里|千米|课时|公顷|台（套）|台\\(套\\)|台套|[元件条次个人台套辆起份篇家户项笔通册张期方天周米吨名位场班轮批处座艘架栋间组卷本支宗例点株亩%‰])';
const FIGURE = new RegExp(
  `(?<![\\d.A-Za-z])(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)(?:余|多)?(${UNIT}|[万亿千](?![\\u4e00-\\u9fff]))`,
  'g',
);

const CHANGE = /(增加|增长|减少|降低|下降|提高|提升|上升|压减)/;
const STOP = /[。；，：、（）()“”《》！？]/;
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
        unit: (match[2] ?? '').replace('(', '（').replace(')', '）'),
        from: match.index,
        to: match.index + match[0].length,
      }),
    );
    let from = 0;
    return matches.map((match, index) => {
      const before = text.slice(from, match.from);
      const after = text.slice(match.to, matches[index + 1]?.from ?? match.to + LABEL_LENGTH);
      from = match.to;
      return this.figure(match, before, after);
    });
  }

  private figure(match: Match, before: string, after: string): Figure {
    const ended = Math.max(before.lastIndexOf('。'), before.lastIndexOf('；'));
    const sentence = before.slice(ended + 1);
    if (ended >= 0) {
      this.subject = '';
      this.items = [];
    }
    if (before.includes('。')) this.year = null;
    const clause = lastClause(sentence);
    const years = [...sentence.matchAll(/(20\d{2})年(?:度|末|初)?/g)].map((year) => Number(year[1]));
    const change = CHANGE.exec(clause)?.[1];
    const compared = /(?:较|比|与|从)(?:上年|20\d{2}年度?)[^，。；]{0,12}$/.test(clause) && !change;
    this.label = this.labelOf(match, sentence, clause, after, compared);
    const named = years.at(-1) ?? null;
    // 较2023年减少 is a change of the sentence's own year; 较2023年757万元 is a figure of 2023.
    const year = compared
      ? named
      : change && /(?:较|比)20\d{2}年/.test(clause)
        ? (years.at(-2) ?? this.year)
        : (named ?? this.year);
    if (named !== null && !compared && !(change && /(?:较|比)20\d{2}年/.test(clause))) this.year = named;
    return {
      section: this.path.at(this.paragraph.lineAt(match.from)),
      label: this.label,
      value: match.value,
      unit: match.unit,
      year,
      line: this.paragraph.lineAt(match.from),
    };
  }

  private labelOf(match: Match, sentence: string, clause: string, after: string, compared: boolean): string {
    if (/^[、和及]?$/.test(sentence) && this.label !== '') return this.items.length > 0 ? this.nextItem() : this.label;
    if (clause.includes('分别')) {
      const [list = '', verb = ''] = clauseWithList(sentence).split('分别');
      this.items = list.split(/[、和]/).map((item) => item + bareVerb(verb));
      return this.nextItem();
    }
    this.items = [];
    const words = strip(clause);
    const count = !/[元%‰]$|[万亿]$|百分点$/.test(match.unit);
    const object = count || words === '' ? nounAfter(after) : '';
    const own = [words, object].filter((part) => part !== '').join(' ');
    if (compared) return this.subject || own;
    const derived =
      /^(占|完成|较|比|与上年|同比|增加|增长|减少|降低|下降|提高|其中|均|人数|调整|结余)/.test(own) || own === '';
    if (derived)
      return [this.subject, own]
        .filter((part) => part !== '')
        .join(' ')
        .slice(0, LABEL_LENGTH * 2);
    const [head = own] = own.split(/较20\d{2}年|比20\d{2}年|较上年|与上年相比/);
    this.subject = head === '' ? own : head;
    return own;
  }

  private nextItem(): string {
    const [item = this.label, ...rest] = this.items;
    this.items = rest;
    return item;
  }
}

/** The words after the last stop that leaves any words behind it. */
function lastClause(sentence: string): string {
  let end = sentence.length;
  while (end > 0) {
    let start = end;
    while (start > 0 && !STOP.test(sentence[start - 1] ?? '')) start -= 1;
    const clause = sentence.slice(start, end);
    if (clause !== '')
      return end < sentence.length && !/[）)”：、]$/.test(sentence.slice(0, end + 1))
        ? ''
        : clause.slice(-LABEL_LENGTH);
    end = start - 1;
  }
  return '';
}

function clauseWithList(sentence: string): string {
  return sentence.slice(Math.max(...['，', '。', '；', '：'].map((stop) => sentence.lastIndexOf(stop))) + 1);
}

/** Label words without years, fillers and the verb that links them to the number. */
function strip(clause: string): string {
  return clause
    .replace(/^(其中|截止|截至|另)?(20\d{2}年度?(?:初|末)?)?(\d{1,2}月(\d{1,2}日)?)?/, '')
    .replace(/(?:累计|合计|总计|共计)?(?:约为|达到|达|约|为|是|共|了|的|至|到|由|从)+$/, '');
}

function bareVerb(verb: string): string {
  return verb.replace(/[为是达]$/, '');
}

function nounAfter(after: string): string {
  const words = /^[^。；，：、（）()“”《》！？\d]{0,16}/.exec(after)?.[0] ?? '';
  return words.replace(/^(的|以上)/, '');
}
