import {
  documentType,
  type OfficeDocument,
  type OfficeTable,
  type OfficeValue,
  type OfficeWorkbook,
} from '../../../kernel/sdk/index.ts';
import { reportGroups } from './asked.ts';
import { askedOf, type Report, type ReportRow, report } from './report.ts';

const heads = [
  '检测（辆）',
  '超限（辆）',
  '超限率（%）',
  '超 10%（%）',
  '超 20%（%）',
  '超 100%（辆）',
  '违法超限（辆）',
  '在线率（%）',
];

const figures = (row: ReportRow): readonly (number | null)[] => [
  row.trucks,
  row.over,
  row.rate,
  row.rateAbove10,
  row.rateAbove20,
  row.doubled,
  row.unlawful,
  row.onlineRate,
];

/** Rates keep their two decimals, counts their separators; nothing to measure by is no nought. */
function shown(value: number | null, index: number): string {
  if (value === null) return '无数据';
  return heads[index]?.endsWith('（%）') ? value.toFixed(2) : value.toLocaleString('en-US');
}

const title = '治超数据统计报表';
const period = ({ from, to }: Report) => (from === to ? from : `${from} 至 ${to}`);
const basis = '口径：超限车辆数 ÷ 检测车辆数 × 100，由原始称重记录重算；更正另列，不改原值。';

function table(data: Report): OfficeTable {
  const cells = (row: ReportRow) => [
    { text: row.title },
    ...figures(row).map((value, index) => ({ text: shown(value, index), align: 'right' as const })),
  ];
  return {
    kind: 'table',
    widths: [22, ...heads.map(() => 10)],
    headerRows: 1,
    rows: [
      [reportGroups[data.by], ...heads].map((text) => ({ text, bold: true, align: 'center' as const })),
      ...data.rows.map(cells),
      cells(data.total).map((cell) => ({ ...cell, bold: true })),
    ],
  };
}

const correctionHeads = ['指标', '期间', '区划', '更正前', '更正后', '理由', '签署人', '签署时间'];
const correctionRows = (data: Report) =>
  data.corrections.map((one) => [
    one.indicator,
    one.period,
    one.org,
    String(one.before),
    String(one.after),
    one.why,
    one.byName,
    one.at.slice(0, 16).replace('T', ' '),
  ]);

function render(data: Report, date: string): OfficeDocument {
  const corrections: OfficeTable = {
    kind: 'table',
    widths: [14, 10, 10, 8, 8, 26, 10, 14],
    headerRows: 1,
    rows: [
      correctionHeads.map((text) => ({ text, bold: true })),
      ...correctionRows(data).map((row) => row.map((text) => ({ text }))),
    ],
  };
  return {
    title,
    created: date,
    author: data.org,
    landscape: true,
    ...(data.simulated ? { notice: '模拟数据' } : {}),
    blocks: [
      { kind: 'heading', level: 1, text: title },
      { kind: 'paragraph', text: `${period(data)}　区划 ${data.org}　按${reportGroups[data.by]}`, align: 'center' },
      table(data),
      { kind: 'paragraph', text: basis },
      { kind: 'heading', level: 2, text: '署名更正' },
      ...(data.corrections.length > 0 ? [corrections] : [{ kind: 'paragraph' as const, text: '本期没有更正。' }]),
    ],
  };
}

function sheets(data: Report, date: string): OfficeWorkbook {
  const row = (one: ReportRow): OfficeValue[] => [one.title, ...figures(one)];
  return {
    title,
    created: date,
    author: data.org,
    sheets: [
      {
        name: '统计',
        widths: [28, ...heads.map(() => 14)],
        headerRows: 1,
        numberFormats: [null, ...heads.map((head) => (head.endsWith('（%）') ? '0.00' : '#,##0'))],
        rows: [[reportGroups[data.by], ...heads], ...data.rows.map(row), row(data.total)],
      },
      {
        name: '署名更正',
        widths: [20, 12, 12, 12, 12, 40, 16, 20],
        headerRows: 1,
        rows: [correctionHeads, ...correctionRows(data)],
      },
      {
        name: '说明',
        widths: [90],
        headerRows: 0,
        rows: [[`${period(data)}　区划 ${data.org}`], [basis], [data.simulated ? '含模拟数据' : '']],
      },
    ],
  };
}

/** 治超数据统计报表: any period by division, site, day or month, as Word, PDF and Excel. */
export const overloadReport = documentType<Report>({
  key: 'overload-report',
  title,
  formats: ['docx', 'xlsx', 'pdf'],
  numbering: { pattern: '超统〔{year}〕{number}号' },
  basis: '公路治超年度公开口径',
  organ: (data) => data.org,
  data: (ctx, subject) => report(ctx, askedOf(subject)),
  render: (data, { date }) => render(data, date),
  sheets: (data, { date }) => sheets(data, date),
});
