import Type from 'typebox';
import { fileContract, readingContract, service } from '../../kernel/sdk/index.ts';
import { adviseProject } from './goals.ts';
import { everyone } from './grants.ts';
import { keepDisclosure } from './intake.ts';
import { forecastProject } from './monitor.ts';
import { prepare } from './prepare.ts';
import { toAuditJson } from './report/audit-json.ts';
import { examine } from './rules.ts';
import { targetTable } from './target-table.ts';
import { readDisclosurePage, ruleNotes } from './views.ts';
import { yearOverview } from './year-overview.ts';

const megabyte = 1024 * 1024;

/** 决算公开文件: read, audited, scored and kept; unread parts go to the quarantine with their line. */
export const disclosureImport = fileContract({
  key: 'disclosure-import',
  title: '决算公开文件导入',
  accepts: ['txt', 'docx', 'pdf', 'xlsx'],
  by: ['finance', 'performance', 'auditor'],
  maxBytes: 40 * megabyte,
  read: ({ lines }) => prepare(examine(lines)),
  take: async (ctx, { name, hash, reading }) => {
    const subject = await keepDisclosure(ctx, reading, { fileName: name, fileHash: hash, demonstration: false });
    return { accepted: reading.record.rows, duplicates: 0, rejected: reading.unread, subject };
  },
});

/** 核对文件: the same audit for anybody, without signing in; nothing is kept. */
export const disclosureAudit = readingContract({
  key: 'disclosure-audit',
  title: '核对决算公开文件',
  accepts: ['txt', 'docx', 'pdf', 'xlsx'],
  by: everyone,
  open: true,
  maxBytes: 20 * megabyte,
  answer: ({ name, lines }) => {
    const { disclosure, scored, audit, advice } = examine(lines);
    return {
      file: name,
      lines: disclosure.lines.map((line) => line.text),
      ...toAuditJson(disclosure, scored, audit, advice),
      // By id, and only those that say something here: the page looks rules up.
      rules: ruleNotes(audit),
    };
  },
});

const byId = Type.Object({ id: Type.String({ maxLength: 64 }) });
const byYear = Type.Object({ year: Type.Integer({ minimum: 2000, maximum: 2100 }) });
/** Answers whose shape is that of `hengdao audit --json` or of a board; described by their own page. */
const anything = Type.Unknown();

export const disclosurePage = service({
  key: 'disclosure-page',
  title: '公开文件阅读页数据',
  safe: true,
  by: everyone,
  input: byId,
  output: anything,
  answer: (ctx, { id }) => readDisclosurePage(ctx, id),
});

export const overview = service({
  key: 'year-overview',
  title: '年度总览数据',
  safe: true,
  by: everyone,
  input: byYear,
  output: anything,
  answer: (ctx, { year }) => yearOverview(ctx, year),
});

export const targets = service({
  key: 'target-table',
  title: '指标四层对照数据',
  safe: true,
  by: everyone,
  input: byYear,
  output: anything,
  answer: (ctx, { year }) => targetTable(ctx, year),
});

export const goalAdvice = service({
  key: 'goal-advice',
  title: '指标值建议',
  safe: true,
  by: everyone,
  input: Type.Object({ project: Type.String({ maxLength: 64 }) }),
  output: anything,
  answer: (ctx, { project }) => adviseProject(ctx, project),
});

export const forecast = service({
  key: 'monitoring-forecast',
  title: '运行监控测算',
  safe: true,
  by: everyone,
  input: Type.Object({ project: Type.String({ maxLength: 64 }), on: Type.Optional(Type.String({ maxLength: 10 })) }),
  output: anything,
  answer: (ctx, { project, on }) => forecastProject(ctx, project, on),
});
