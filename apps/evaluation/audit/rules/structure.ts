import { numeral } from '../../scoring/measure.ts';
import { type Context, Report, type Rule } from '../model.ts';

interface Mark {
  /** 0 第一部分, 1 一、, 2 （一）, 3 1、 or 1., 4 （1）. */
  readonly level: number;
  readonly number: number;
  readonly printed: string;
  readonly index: number;
}

const shapes: readonly (readonly [number, RegExp])[] = [
  [0, /^第([一二三四五六七八九十]+)部分/],
  [1, /^([一二三四五六七八九十]+)、/],
  [2, /^[（(]([一二三四五六七八九十]+)[)）]/],
  [3, /^(\d{1,2})[.、](?!\d(?!\d{3}[年预度]))/],
  [4, /^[（(](\d{1,2})[)）]/],
];

function marksOf(context: Context): Mark[] {
  const marks: Mark[] = [];
  const { text } = context.prose;
  for (const start of [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)]) {
    const piece = text.slice(start, start + 12);
    for (const [level, shape] of shapes) {
      const found = shape.exec(piece);
      const number = found?.[1] ? numeral(found[1]) : null;
      if (found && number !== null) marks.push({ level, number, printed: found[0], index: start });
    }
  }
  return marks;
}

/** True when the items before this one stand inside the line above, as in 附件：1.甲 followed by 2.乙. */
function startsInside(context: Context, mark: Mark): boolean {
  const before = context.prose.text.slice(Math.max(0, mark.index - 80), mark.index);
  return before.includes(mark.printed.replace(/\d+/, String(mark.number - 1)));
}

/** Numbers of one level that follow each other below the same heading have no gap and no repetition. */
function checkNumbering(context: Context): Report {
  const report = new Report();
  const last = new Map<number, Mark>();
  let fine = 0;
  for (const mark of marksOf(context)) {
    for (const level of [...last.keys()]) if (level > mark.level) last.delete(level);
    const previous = last.get(mark.level);
    last.set(mark.level, mark);
    const expected = previous ? previous.number + 1 : 1;
    if (mark.number === expected || mark.number === 1) {
      fine += 1;
      continue;
    }
    if (!previous && (mark.level <= 1 || startsInside(context, mark))) continue;
    const line = context.prose.lineAt(mark.index);
    report.find({
      place: `L${line}`,
      message: previous
        ? `编号由“${previous.printed}”跳到“${mark.printed}”，缺第 ${expected} 项或编号有误`
        : `编号从“${mark.printed}”开始，缺前面的项`,
      printed: mark.printed,
      computed: String(expected),
      lines: previous ? [context.prose.lineAt(previous.index), line] : [line],
    });
  }
  if (fine > 0) report.pass(`${fine} 处编号连续`);
  return report;
}

/** 一是…二是…三是… inside a paragraph. */
function checkInlineNumbering(context: Context): Report {
  const report = new Report();
  const { prose } = context;
  let start = 0;
  for (const paragraph of prose.text.split('\n')) {
    let expected = 1;
    let lastAt = -1;
    for (const match of paragraph.matchAll(/(?<=^|[，。；：:、）因])([一二三四五六七八九十])是(?!否)/g)) {
      const number = numeral(match[1] ?? '') ?? 0;
      const line = prose.lineAt(start + match.index);
      if (number === 1) {
        if (expected === 2) report.find(onlyOne(prose.lineAt(start + lastAt)));
        expected = 2;
      } else if (number === expected) expected += 1;
      else {
        report.find({
          place: `L${line}`,
          message: `分项由第 ${expected - 1} 项跳到“${match[0]}”`,
          printed: match[0],
          computed: String(expected),
          lines: [line],
        });
        expected = number + 1;
      }
      lastAt = match.index;
    }
    if (expected === 2) report.find(onlyOne(prose.lineAt(start + lastAt)));
    start += paragraph.length + 1;
  }
  if (report.findings.length === 0) report.pass('文中“一是、二是”连续');
  return report;
}

function onlyOne(line: number): Parameters<Report['find']>[0] {
  return {
    place: `only:L${line}`,
    message: '文中只有“一是”，没有“二是”',
    printed: '一是',
    computed: '二是',
    lines: [line],
  };
}

/** Statutory tables by title, with the first year in which they are due; their numbers differ from place to place. */
const statutory: readonly (readonly [string, RegExp, number?])[] = [
  ['收入支出决算总表', /(?<!财政拨款)收入支出决算(?:公开)?总表/],
  ['收入决算表', /(?<!支出|拨款)收入决算(?:公开)?表/],
  ['支出决算表', /(?<!收入|拨款|预算|经费|财政)支出决算(?:公开)?表/],
  ['财政拨款收入支出决算总表', /财政拨款收入支出决算(?:公开)?总表/],
  ['一般公共预算财政拨款支出决算表', /一般公共预算财政拨款支出决算(?:公开)?(?:明细)?表/],
  ['一般公共预算财政拨款基本支出决算明细表', /一般公共预算财政拨款基本支出决算(?:公开)?(?:明细)?表/],
  ['政府性基金预算财政拨款收入支出决算表', /政府性基金预算财政拨款收入支出决算(?:公开)?表/],
  ['国有资本经营预算财政拨款支出决算表', /国有资本经营预算财政拨款(?:收入)?支出决算(?:公开)?表/, 2020],
  ['财政拨款“三公”经费支出决算表', /“?三公”?经费(?:公共预算)?(?:财政拨款)?支出决算(?:公开)?表/],
];

/** True for a table of a kind of money that the text says the unit does not have. */
function saidToBeNone(text: string, title: string): boolean {
  const kind = /政府性基金预算|国有资本经营预算/.exec(title)?.[0];
  return kind !== undefined && new RegExp(`无${kind}`).test(text);
}

function checkStatutory(context: Context): Report {
  const report = new Report();
  const lines = context.disclosure.lines.map((line) => line.text.replace(/[\s\u3000]/g, ''));
  const text = lines.join('\n');
  if (!/(?:部门|单位)决算(?:公开)?表|决算情况说明|公开0\d表/.test(text)) return report;
  const year = context.disclosure.document.year;
  const due = statutory.filter(([, , since]) => since === undefined || year === null || year >= since);
  const missing = due.filter(([, shape]) => !shape.test(text)).map(([title]) => title);
  const present = due.length - missing.length;
  if (present > 0) report.pass(`找到 ${present} 张法定决算表`);
  if (missing.length === 0) return report;
  const heading = context.disclosure.lines.find((line) =>
    /部门决算(?:公开)?表/.test(line.text.replace(/[\s\u3000]/g, '')),
  );
  report.find({
    place: 'tables',
    message: `没有找到 ${missing.length} 张法定决算表：${missing.map((title) => `《${title}》`).join('、')}；无收支的也应公开空表并说明`,
    printed: String(present),
    computed: String(due.length),
    ...(missing.every((title) => saidToBeNone(text, title)) ? { severity: 'low' as const } : {}),
    lines: heading ? [heading.no] : [1],
  });
  return report;
}

/** True when an evaluation table or the base table stands between two headings. */
function tableBetween(context: Context, mark: Mark, next: Mark | undefined): boolean {
  const from = context.prose.lineAt(mark.index);
  const to = next ? context.prose.lineAt(next.index) : Number.POSITIVE_INFINITY;
  const { tables, base } = context.disclosure;
  const lines = [...tables.map((table) => table.line), ...base.map((row) => row.lines[0])];
  return lines.some((line) => line > from && line < to);
}

/** A heading directly followed by another of its own or a higher level: nothing stands below it. */
function checkEmptySections(context: Context): Report {
  const report = new Report();
  const { text } = context.prose;
  const marks = marksOf(context).filter((mark) => mark.level <= 2);
  let filled = 0;
  marks.forEach((mark, at) => {
    const next = marks[at + 1];
    const body = text.slice(mark.index, next?.index ?? text.length).trim();
    const end = body.indexOf('\n');
    const title = end < 0 ? body : body.slice(0, end);
    const rest = end < 0 ? '' : body.slice(end).trim();
    const isTitle = title.length <= 40 && !/[。；，：]/.test(title);
    const empty = rest === '' || (/^附件/.test(rest) && mark.level > 0);
    if (
      !isTitle ||
      !empty ||
      (next && next.level > mark.level) ||
      (mark.level === 0 && tableBetween(context, mark, next))
    ) {
      filled += 1;
      return;
    }
    const line = context.prose.lineAt(mark.index);
    report.find({ place: `L${line}`, message: `“${title}”下没有内容`, printed: title, lines: [line] });
  });
  if (filled > 0) report.pass(`${filled} 个标题下有内容`);
  return report;
}

export const structureRules: readonly Rule[] = [
  {
    id: 'structure.numbering',
    title: '编号连续',
    basis: '决算公开格式',
    severity: 'low',
    kind: 'arithmetic',
    check: checkNumbering,
  },
  {
    id: 'structure.inline-numbering',
    title: '分项“一是、二是”连续',
    basis: '决算公开格式',
    severity: 'low',
    kind: 'arithmetic',
    check: checkInlineNumbering,
  },
  {
    id: 'structure.statutory-tables',
    title: '法定决算表齐全（公开01–09）',
    basis: '决算公开格式：部门决算表',
    severity: 'medium',
    kind: 'arithmetic',
    check: checkStatutory,
  },
  {
    id: 'structure.empty-section',
    title: '标题下有内容',
    basis: '决算公开格式',
    severity: 'low',
    kind: 'arithmetic',
    check: checkEmptySections,
  },
];
