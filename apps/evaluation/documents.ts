import { type Ctx, documentType } from '../../kernel/sdk/index.ts';
import type { Disclosure } from './disclosure/model.ts';
import { disclosure } from './entities.ts';
import { selfEvaluationDocument, selfEvaluationForms, selfEvaluationWorkbook } from './forms/index.ts';
import type { StoredContent } from './prepare.ts';
import { type AuditReportData, auditReport, auditWorkbook } from './report/audit-report.ts';

interface FormData {
  readonly org: string;
  readonly demonstration: boolean;
  readonly disclosure: Disclosure;
}

/** The kept disclosure without its source text, which the forms do not print. */
async function formData(ctx: Ctx, subject: string): Promise<FormData> {
  const kept = await ctx.entities(disclosure).get(subject);
  const { disclosure: read } = kept.content as StoredContent;
  return { org: kept.org, demonstration: kept.demonstration ?? false, disclosure: { ...read, lines: [] } };
}

const options = (data: FormData, date: string) => ({
  created: date,
  ...(data.demonstration ? { notice: '演示数据' } : {}),
});

const formBasis = '项目支出绩效自评表、部门整体支出绩效自评表（本省表式）';

/** 绩效自评报告: the report with all forms. */
export const selfEvaluationReport = documentType<FormData>({
  key: 'self-evaluation-report',
  title: '绩效自评报告',
  formats: ['docx', 'pdf', 'xlsx'],
  numbering: { pattern: '绩评〔{year}〕{number}号' },
  basis: formBasis,
  organ: (data) => data.org,
  data: formData,
  render: (data, issue) => selfEvaluationDocument(data.disclosure, options(data, issue.date)),
  sheets: (data, issue) => selfEvaluationWorkbook(data.disclosure, options(data, issue.date)),
});

/** 绩效自评表: the forms and the base-data table alone, as they are handed in. */
export const selfEvaluationFormSet = documentType<FormData>({
  key: 'self-evaluation-forms',
  title: '绩效自评表与基础数据表',
  formats: ['docx', 'pdf', 'xlsx'],
  basis: formBasis,
  organ: (data) => data.org,
  data: formData,
  render: (data, issue) => selfEvaluationForms(data.disclosure, options(data, issue.date)),
  sheets: (data, issue) => selfEvaluationWorkbook(data.disclosure, options(data, issue.date)),
});

async function auditData(ctx: Ctx, subject: string): Promise<AuditReportData> {
  const kept = await ctx.entities(disclosure).get(subject);
  const { audit } = kept.content as StoredContent;
  return {
    org: kept.org,
    unit: kept.unitName,
    year: kept.year,
    fileName: kept.fileName,
    fileHash: kept.fileHash,
    demonstration: kept.demonstration ?? false,
    tables: audit.tables.map(({ rows, ...table }) => ({ ...table, rowCount: rows.length })),
    ruleSets: audit.ruleSets,
    findings: audit.findings,
    checksPassed: audit.checksPassed,
    unread: audit.unread,
  };
}

/** 核对报告. */
export const auditReportDocument = documentType<AuditReportData>({
  key: 'audit-report',
  title: '决算公开与绩效自评核对报告',
  formats: ['docx', 'pdf', 'xlsx'],
  numbering: { pattern: '核〔{year}〕{number}号' },
  organ: (data) => data.org,
  data: auditData,
  render: auditReport,
  sheets: auditWorkbook,
});
