import type { Issue, OfficeBlock, OfficeCell, OfficeDocument, OfficeWorkbook } from '../../../kernel/sdk/index.ts';
import type { Finding, Passed, Severity } from '../audit/model.ts';
import type { Unread } from '../disclosure/model.ts';

/** The part of the audit JSON that the report prints. */
export interface AuditReportData {
  readonly org: string;
  readonly unit: string;
  readonly year: number;
  readonly fileName: string;
  readonly fileHash: string;
  readonly demonstration: boolean;
  readonly tables: readonly {
    readonly name: string;
    readonly printedTotal: { readonly weight: number | null; readonly score: number | null };
    readonly sums: { readonly weight: number; readonly score: number };
    readonly execution: { readonly rate: number | null; readonly score: number | null };
    readonly grades: {
      readonly printed: { readonly total: number | null; readonly graded: { readonly grade: string } | null };
      readonly summed: { readonly total: number | null; readonly graded: { readonly grade: string } | null };
    };
    readonly totals: Readonly<Record<string, { readonly total: unknown }>>;
    readonly rowCount: number;
  }[];
  readonly ruleSets: readonly { readonly id: string; readonly title: string; readonly basis: string }[];
  readonly findings: readonly Finding[];
  readonly checksPassed: readonly Passed[];
  readonly unread: readonly Unread[];
}

const severities: readonly (readonly [Severity, string])[] = [
  ['high', '重大'],
  ['medium', '一般'],
  ['low', '轻微'],
];
const kinds = { arithmetic: '可由文本断定', plausibility: '须举证', tolerance: '尾差' } as const;

const show = (value: number | null | undefined): string =>
  value === null || value === undefined ? '无数据' : String(value);

/** A total: a figure, or the range that undecidable rows leave open. */
function showTotal(value: unknown): string {
  if (Array.isArray(value)) return `${value[0]}～${value[1]}`;
  return typeof value === 'number' ? String(value) : '无数据';
}

const heading = (level: 1 | 2 | 3, text: string): OfficeBlock => ({ kind: 'heading', level, text });
const paragraph = (text: string): OfficeBlock => ({ kind: 'paragraph', text, indent: true });
const cell = (text: string): OfficeCell => ({ text });
const head = (text: string): OfficeCell => ({ text, bold: true, align: 'center' });

function scoreTable(data: AuditReportData): OfficeBlock {
  const header = [
    '自评表',
    '指标行',
    '公布总分',
    '按各行合计',
    '执行率得分',
    ...data.ruleSets.map((set) => set.title.split('：')[0] ?? set.id),
  ];
  const rows = data.tables.map((table) => [
    table.name,
    String(table.rowCount),
    `${show(table.grades.printed.total)}${table.grades.printed.graded ? `（${table.grades.printed.graded.grade}）` : ''}`,
    `${show(table.grades.summed.total)}${table.grades.summed.graded ? `（${table.grades.summed.graded.grade}）` : ''}`,
    show(table.execution.score),
    ...data.ruleSets.map((set) => showTotal(table.totals[set.id]?.total)),
  ]);
  return {
    kind: 'table',
    headerRows: 1,
    widths: header.map((_, index) => (index === 0 ? 80 : 48)),
    rows: [header.map(head), ...rows.map((row) => row.map(cell))],
  };
}

function findingBlocks(data: AuditReportData): OfficeBlock[] {
  return severities.flatMap(([severity, title]) => {
    const own = data.findings.filter((one) => one.severity === severity);
    if (own.length === 0) return [];
    const rows = own.map((one, index) => [
      cell(String(index + 1)),
      cell(one.message),
      cell(kinds[one.kind]),
      cell(one.quotes.map((quote) => `第 ${quote.line} 行：${quote.text.trim()}`).join('\n')),
    ]);
    return [
      heading(3, `${title}（${own.length} 项）`),
      {
        kind: 'table',
        headerRows: 1,
        widths: [24, 220, 52, 200],
        rows: [['序号', '发现', '性质', '引文'].map(head), ...rows],
      } satisfies OfficeBlock,
    ];
  });
}

function listed(
  title: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
  widths: number[],
): OfficeBlock[] {
  if (rows.length === 0) return [heading(2, title), paragraph('无。')];
  const body = rows.map((row) => row.map(cell));
  return [heading(2, title), { kind: 'table', headerRows: 1, widths, rows: [header.map(head), ...body] }];
}

/** 核对报告: what was read, how it scores, what was found with quotes, what was compared and found right, what could not be read. */
export function auditReport(data: AuditReportData, issue: Issue): OfficeDocument {
  const rows = data.tables.reduce((count, table) => count + table.rowCount, 0);
  return {
    title: `${data.unit}${data.year}年度决算公开与绩效自评核对报告`,
    created: issue.date,
    author: data.unit,
    ...(data.demonstration ? { notice: '演示数据' } : {}),
    blocks: [
      heading(1, `${data.unit}${data.year}年度决算公开与绩效自评核对报告`),
      { kind: 'paragraph', text: issue.number ?? '（预览，未编号）', align: 'center' },
      paragraph(`原文件：${data.fileName}（SM3 ${data.fileHash}）。`),
      paragraph(
        `读入自评表 ${data.tables.length} 张、指标 ${rows} 行；发现 ${data.findings.length} 项，核对通过 ${data.checksPassed.length} 项，未能读出 ${data.unread.length} 处。`,
      ),
      paragraph('公布得分照录原文；重算得分由同一文本按所列规则得出，两者并列，互不改写。“须举证”的发现须凭证据判断。'),
      heading(2, '一、得分'),
      scoreTable(data),
      ...data.ruleSets.map((set) => paragraph(`${set.title}。依据：${set.basis}。`)),
      heading(2, '二、发现'),
      ...findingBlocks(data),
      ...listed(
        '三、核对通过',
        ['规则', '比对内容'],
        data.checksPassed.map((one) => [one.rule, one.message]),
        [110, 386],
      ),
      ...listed(
        '四、未能读出',
        ['行号', '原文', '原因'],
        data.unread.map((one) => [String(one.line), one.text, one.why]),
        [36, 230, 230],
      ),
    ],
  };
}

/** The same as sheets, for work on the findings. */
export function auditWorkbook(data: AuditReportData, issue: Issue): OfficeWorkbook {
  const findings = data.findings.map((one) => [
    one.id,
    severities.find(([key]) => key === one.severity)?.[1] ?? one.severity,
    kinds[one.kind],
    one.rule,
    one.message,
    one.printed,
    one.computed,
    one.quotes.map((quote) => quote.line).join('、'),
  ]);
  return {
    title: `${data.unit}${data.year}年度核对结果`,
    created: issue.date,
    author: data.unit,
    sheets: [
      {
        name: '发现',
        headerRows: 1,
        widths: [24, 8, 12, 24, 80, 24, 24, 16],
        rows: [['编号', '程度', '性质', '规则', '发现', '公布', '核算', '行号'], ...findings],
      },
      {
        name: '核对通过',
        headerRows: 1,
        widths: [30, 100],
        rows: [['规则', '比对内容'], ...data.checksPassed.map((one) => [one.rule, one.message])],
      },
    ],
  };
}
