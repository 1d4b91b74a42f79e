import Type from 'typebox';
import {
  type Ctx,
  chinaDate,
  documentType,
  type IndicatorResult,
  type IndicatorType,
  must,
  type OfficeBlock,
  type OfficeDocument,
  service,
} from '../../kernel/sdk/index.ts';
import { bulletinIndicators, rankedIndicators } from './indicators.ts';
import { department } from './registers/department.ts';

interface Figure {
  readonly key: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly rows: number;
  /** SM3 over the ids of the rows behind it; null while the month is not sealed. */
  readonly evidence: string | null;
}

interface Line {
  readonly org: string;
  readonly name: string;
  readonly figures: readonly Figure[];
  /** Place among the ranked units; null for the province and for a unit without figures. */
  readonly rank: number | null;
  /** Mean of the ranked figures, by which places are given. */
  readonly score: number | null;
}

export interface Bulletin {
  readonly month: string;
  readonly org: string;
  readonly sealed: boolean;
  readonly simulated: boolean;
  readonly lines: readonly Line[];
}

const monthPattern = /^\d{4}-(0[1-9]|1[0-2])$/;
const periodOf = (month: string) => ({ kind: 'month', name: month }) as const;

const figureOf = ({ key, value, numerator, denominator, rows, sealed }: IndicatorResult): Figure => ({
  key,
  value,
  numerator,
  denominator,
  rows: rows.denominator || rows.numerator,
  evidence: sealed?.evidenceHash ?? null,
});

/** Units in order of the mean of their ranked figures; equal means share a place. */
export function ranked(lines: readonly Omit<Line, 'rank'>[]): readonly Line[] {
  const scores = lines.flatMap(({ score }) => (score === null ? [] : [score]));
  return lines
    .map((line) => ({
      ...line,
      rank: line.score === null ? null : 1 + scores.filter((other) => other > (line.score ?? 0)).length,
    }))
    .sort((a, b) => (a.rank ?? 999) - (b.rank ?? 999) || a.org.localeCompare(b.org));
}

/** Mean to two places; a figure without rows does not count. */
export function scoreOf(figures: readonly Pick<Figure, 'key' | 'value'>[]): number | null {
  const keys = new Set(rankedIndicators.map(({ key }) => key));
  const values = figures.flatMap(({ key, value }) => (keys.has(key) && value !== null ? [value] : []));
  if (values.length === 0) return null;
  return Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 100) / 100;
}

async function units(ctx: Ctx) {
  const found = await ctx.entities(department).all({ ranked: true });
  return found.map(({ region, name }) => ({ org: region, name }));
}

async function resultsOf(ctx: Ctx, month: string, org: string): Promise<readonly IndicatorResult[]> {
  const results: IndicatorResult[] = [];
  for (const type of bulletinIndicators) results.push(await ctx.indicators(type).compute(periodOf(month), org));
  return results;
}

const province = '430000';

async function bulletinData(ctx: Ctx, month: string): Promise<Bulletin> {
  must(monthPattern.exec(month), `month of a bulletin: ${month}`);
  const whole = await resultsOf(ctx, month, province);
  const lines: Omit<Line, 'rank'>[] = [];
  for (const { org, name } of await units(ctx)) {
    const figures = (await resultsOf(ctx, month, org)).map(figureOf);
    lines.push({ org, name, figures, score: scoreOf(figures) });
  }
  const top = { org: province, name: '全省', figures: whole.map(figureOf), score: null, rank: null };
  return {
    month,
    org: province,
    sealed: whole.every((one) => one.value === null || one.sealed !== null),
    simulated: whole.some((one) => one.simulated),
    lines: [...ranked(lines), top],
  };
}

const cell = (text: string, bold = false) => ({ text, bold, align: 'center' as const });
const shownValue = (type: IndicatorType, figure: Figure | undefined): string => {
  if (!figure || figure.value === null) return '—';
  return type.unit === '%' ? `${figure.value.toFixed(type.places)}%` : String(figure.value);
};

function rankTable({ lines }: Bulletin): OfficeBlock {
  const head = ['名次', '单位', '均值', ...rankedIndicators.map(({ title }) => title)];
  return {
    kind: 'table',
    widths: [6, 14, 8, ...rankedIndicators.map(() => 11)],
    headerRows: 1,
    rows: [
      head.map((text) => cell(text, true)),
      ...lines.map((line) => [
        cell(line.rank === null ? '—' : String(line.rank)),
        cell(line.name),
        cell(line.score === null ? '—' : line.score.toFixed(2)),
        ...rankedIndicators.map((type) =>
          cell(
            shownValue(
              type,
              line.figures.find(({ key }) => key === type.key),
            ),
          ),
        ),
      ]),
    ],
  };
}

/** What stands behind each number: numerator, denominator, how many rows, and the hash of their list once sealed. */
function evidenceTable(line: Line): OfficeBlock {
  return {
    kind: 'table',
    widths: [18, 9, 9, 9, 9, 26],
    headerRows: 1,
    fontSize: 8,
    rows: [
      ['指标', '数值', '分子', '分母', '明细行', '明细校验（SM3）'].map((text) => cell(text, true)),
      ...bulletinIndicators.map((type) => {
        const figure = line.figures.find(({ key }) => key === type.key);
        return [
          cell(type.title),
          cell(shownValue(type, figure)),
          cell(String(figure?.numerator ?? '—')),
          cell(String(figure?.denominator ?? '—')),
          cell(String(figure?.rows ?? 0)),
          cell(figure?.evidence?.slice(0, 16) ?? '未封存'),
        ];
      }),
    ],
  };
}

function render(data: Bulletin, issue: { readonly date: string; readonly number: string | null }): OfficeDocument {
  const [year, month] = data.month.split('-');
  const title = `${year}年${Number(month)}月12328热线运行情况通报`;
  const paragraph = (text: string): OfficeBlock => ({ kind: 'paragraph', text, indent: true });
  return {
    title,
    created: issue.date,
    author: '12328热线',
    ...(data.simulated ? { notice: '模拟数据' } : {}),
    blocks: [
      { kind: 'heading', level: 1, text: title },
      ...(issue.number ? [{ kind: 'paragraph', text: issue.number, align: 'center' } as const] : []),
      paragraph(
        data.sealed
          ? '本期数据已按月末口径封存，每个数字的明细清单可在系统中逐行打开核对。'
          : '本期数据尚未封存，为生成时的数值。',
      ),
      { kind: 'heading', level: 2, text: '一、各市排名' },
      paragraph(
        '按即时答复率、一次办结率、限时办结率、回访满意率的均值排名，均值相同名次并列；没有数据的指标不参加均值。',
      ),
      rankTable(data),
      { kind: 'heading', level: 2, text: '二、指标与明细' },
      paragraph('办结不等于解决：办结率与诉求人确认的解决率并列。到期未办结的计入限时办结率的分母。'),
      ...data.lines.flatMap((line): OfficeBlock[] => [
        { kind: 'heading', level: 3, text: line.name },
        evidenceTable(line),
      ]),
    ],
  };
}

/** 月度通报: ranks of the cities with the rows behind each number. Its subject is the month, such as `2026-10`. */
export const monthlyBulletin = documentType<Bulletin>({
  key: 'monthly-bulletin',
  title: '12328热线月度通报',
  formats: ['docx'],
  numbering: { pattern: '12328热线通报〔{year}〕{number}号' },
  basis: '12328交通运输服务监督热线评分办法（交办运〔2021〕60号）；本省月度通报',
  organ: (data) => data.org,
  data: bulletinData,
  render,
});

/** Seals every figure of the month, the province's last: once those are sealed, all are. */
export async function sealAll(ctx: Ctx, month: string): Promise<{ sealed: number; without: number }> {
  let sealed = 0;
  let without = 0;
  for (const org of [...(await units(ctx)).map((unit) => unit.org), province]) {
    for (const type of bulletinIndicators) {
      const result = await ctx.indicators(type).compute(periodOf(month), org);
      if (result.sealed) continue;
      if (result.value === null) without += 1;
      else {
        await ctx.indicators(type).seal(periodOf(month), org);
        sealed += 1;
      }
    }
  }
  await ctx.note('month.sealed', `hotline.month/${month}`, { sealed, without, on: chinaDate(ctx.clock.now()) });
  return { sealed, without };
}

/** Whether the month is sealed. A month in which nothing happened has nothing to seal. */
export async function isSealed(ctx: Ctx, month: string): Promise<boolean> {
  const figures = await Promise.all(
    bulletinIndicators.map((type) => ctx.indicators(type).compute(periodOf(month), province)),
  );
  return figures.every(({ sealed, value }) => sealed !== null || value === null);
}

/** 月末封存: every figure of the bulletin for the province and each ranked unit, so that no rank moves afterwards. */
export const sealMonth = service({
  key: 'seal-month',
  title: '月末封存',
  safe: false,
  by: ['supervisor'],
  input: Type.Object({ month: Type.String({ pattern: monthPattern.source }) }),
  output: Type.Object({ sealed: Type.Integer(), without: Type.Integer({ title: '没有数据的' }) }),
  answer: (ctx, { month }) => sealAll(ctx, month),
});
