import type {
  BaseRow,
  Disclosure,
  EvaluationTable,
  FundLine,
  IndicatorRow,
  Line,
  Quantity,
  Target,
} from '../../disclosure/model.ts';

/** A rule with a disclosure in which it fires and one in which it does not. Figures are made up. */
export interface RuleCase {
  readonly rule: string;
  readonly fires: Disclosure;
  /** What a finding must say. */
  readonly says: RegExp;
  readonly passes: Disclosure;
}

function quantity(text: string): Quantity | null {
  const date = text.match(/^(\d{4})年(\d{1,2})月$/);
  if (date) return { value: `${date[1]}-${String(date[2]).padStart(2, '0')}`, unit: 'date' };
  const found = text.match(/^(\d+(?:\.\d+)?)(万?[^\d（(，,]{0,4})(?:[（(].*)?$/);
  return found ? { value: Number(found[1]), unit: found[2] || null } : null;
}

function target(text: string): Target | null {
  const found = text.match(/^([≥≤><])?(.*)$/);
  const own = quantity((found?.[2] ?? '').replace(/(?:以上|以内)$/, ''));
  if (!own) return null;
  const op = text.endsWith('以上') ? '>=' : text.endsWith('以内') ? '<=' : '=';
  const signs = { '≥': '>=', '≤': '<=', '>': '>', '<': '<' } as const;
  return { op: found?.[1] ? signs[found[1] as keyof typeof signs] : op, ...own };
}

/** 数量指标|名称|≥10次|12次|2|2|原因 */
export type RowText = string;

function row(text: RowText, no: number, line: number): IndicatorRow {
  const [level2 = '', level3 = '', targetText = '', actualText = '', weight = '', score = '', reason = ''] =
    text.split('|');
  const level1 = /满意/.test(level2) ? '满意度指标' : /效益/.test(level2) ? '效益指标' : '产出指标';
  return {
    no,
    level1,
    level2,
    level3,
    targetText,
    target: target(targetText),
    actualText,
    actual: quantity(actualText.replace(/^[≥≤]/, '')),
    weight: weight === '' ? null : Number(weight),
    score: score === '' ? null : Number(score),
    reason: reason === '' ? null : reason,
    lines: [line, line],
  };
}

export interface TableText {
  readonly name?: string;
  readonly rows?: readonly RowText[];
  /** 项目|年初|全年|执行|分值|执行率|得分 */
  readonly funds?: readonly string[];
  readonly total?: readonly [number | null, number | null];
  readonly level1?: Readonly<Record<string, number>>;
  readonly goal?: readonly [string, string];
}

function number(text: string | undefined): number | null {
  return text === undefined || text === '' ? null : Number(text);
}

function fund(text: string, line: number): FundLine {
  const [item = '', initial, fullYear, executed, weight, rate, score] = text.split('|');
  return {
    item,
    initial: number(initial),
    fullYear: number(fullYear),
    executed: number(executed),
    weight: number(weight),
    rate: number(rate),
    score: number(score),
    line,
  };
}

/** 组|名称|列=值|列=值 ; a value without column title is `=值`. */
export type BaseText = string;

function baseRow(text: BaseText, line: number): BaseRow {
  const [group = '', label = '', ...cells] = text.split('|');
  const values = cells.map((cell) => {
    const [column = '', value = ''] = cell.split('=');
    return { column, value: value === '' ? null : Number(value.replace('%', '')), text: value };
  });
  return { group, label, values, lines: [line, line] };
}

export interface DisclosureText {
  readonly year?: number;
  readonly prose?: string;
  readonly base?: readonly BaseText[];
  readonly tables?: readonly TableText[];
}

/** A small disclosure: prose first, then the base table, then the evaluation tables; every row on a line of its own. */
export function disclosure({ year = 2031, prose = '', base = [], tables = [] }: DisclosureText): Disclosure {
  const lines: Line[] = [];
  const put = (text: string): number => {
    lines.push({ no: lines.length + 1, text });
    return lines.length;
  };
  for (const text of prose.split('\n')) put(text);
  const baseRows = base.map((text) => baseRow(text, put(text)));
  const read = tables.map((text): EvaluationTable => {
    const name = text.name ?? '整体支出';
    const line = put(`${year}年度${name === '整体支出' ? '部门整体支出' : '项目支出'}绩效自评表`);
    const funds = (text.funds ?? []).map((one) => fund(one, put(one)));
    const goal = text.goal
      ? { expected: text.goal[0], actual: text.goal[1], lines: [put(text.goal[0]), put(text.goal[1])] as const }
      : null;
    const rows = (text.rows ?? []).map((one, at) => row(one, at + 1, put(one)));
    const total = text.total;
    return {
      name,
      kind: name === '整体支出' ? 'unit' : 'project',
      line,
      funds,
      goal,
      rows,
      printedTotal: total ? { weight: total[0], score: total[1], line: put(`总分 ${total.join(' ')}`) } : null,
      printedLevel1: text.level1 ?? {},
    };
  });
  return {
    document: { unit: '某中心', year, title: `${year}年度某中心决算` },
    lines,
    sections: [],
    tables: read,
    base: baseRows,
    figures: [],
    statutory: [],
    unread: [],
  };
}

/** Only prose. */
export function prose(text: string): Disclosure {
  return disclosure({ prose: text });
}

/** Only rows of the unit's table. */
export function rows(...texts: readonly RowText[]): Disclosure {
  return disclosure({ tables: [{ rows: texts }] });
}

/** The unit's table and one project's. */
export function pair(unit: readonly RowText[], project: readonly RowText[]): Disclosure {
  return disclosure({ tables: [{ rows: unit }, { name: '专项甲', rows: project }] });
}
