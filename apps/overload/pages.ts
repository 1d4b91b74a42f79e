import Type from 'typebox';
import { chinaDate, type ScreenDecl, service } from '../../kernel/sdk/index.ts';
import { board } from './board/board.ts';
import { caseCounts, countedCases } from './board/case-counts.ts';
import { evidenceContracts } from './evidence/driver.ts';
import { overloadNotice } from './evidence/notice.ts';
import { readers } from './grants.ts';
import { sitePage } from './health/site-page.ts';
import { checkPermit } from './record/permit-check.ts';
import { recordPage } from './record/record-page.ts';
import { overloadReport } from './reports/documents.ts';
import { askedOf, report } from './reports/report.ts';

const date = (title: string) => Type.String({ title, pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
/** Answers are the types of their modules; pages read them, nobody else is promised them. */
const anything = Type.Unknown();

export const boardService = service({
  key: 'board',
  title: '全省态势数据',
  safe: true,
  by: readers,
  input: Type.Object({
    from: date('起始日期'),
    to: date('截止日期'),
    orgs: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { title: '区划', maxItems: 400 })),
  }),
  output: anything,
  answer: (ctx, asked) => board(ctx, asked, chinaDate(ctx.clock.now())),
});

export const recordService = service({
  key: 'record-page',
  title: '称重记录详情数据',
  safe: true,
  by: readers,
  input: Type.Object({
    site: Type.String({ title: '站点编码', minLength: 1, maxLength: 40 }),
    recordNo: Type.String({ title: '检测单号', minLength: 1, maxLength: 60 }),
  }),
  output: anything,
  answer: (ctx, { site, recordNo }) => recordPage(ctx, site, recordNo),
});

export const siteService = service({
  key: 'site-page',
  title: '站点详情与设备健康数据',
  safe: true,
  by: readers,
  input: Type.Object({
    code: Type.String({ title: '站点编码', minLength: 1, maxLength: 40 }),
    until: Type.Optional(date('截至日期')),
  }),
  output: anything,
  answer: (ctx, { code, until }) => sitePage(ctx, code, until),
});

export const reportService = service({
  key: 'report',
  title: '统计报表数据',
  safe: true,
  by: readers,
  input: Type.Object({ subject: Type.String({ title: '报表', minLength: 1, maxLength: 100 }) }),
  output: anything,
  answer: (ctx, { subject }) => report(ctx, askedOf(subject)),
});

export const caseCountService = service({
  key: 'case-counts',
  title: '事项状态数量',
  safe: true,
  by: readers,
  input: Type.Object({ type: Type.Enum(countedCases, { title: '事项种类' }) }),
  output: anything,
  answer: (ctx, { type }) => caseCounts(ctx, type),
});

export const permitService = service({
  key: 'permit-check',
  title: '通行证核验',
  safe: true,
  by: readers,
  input: Type.Object({
    plate: Type.String({ title: '车牌号', minLength: 1, maxLength: 20 }),
    date: date('过车日期'),
    site: Type.String({ title: '站点编码', maxLength: 40 }),
    axles: Type.Integer({ title: '轴数', minimum: 2, maximum: 40 }),
    totalKg: Type.Integer({ title: '车货总质量', minimum: 0, maximum: 400_000 }),
  }),
  output: anything,
  answer: (ctx, asked) => checkPermit(ctx, asked),
});

export const pageContracts = [
  caseCountService,
  permitService,
  boardService,
  recordService,
  siteService,
  reportService,
  ...evidenceContracts,
];

export const overloadDocuments = [overloadNotice, overloadReport];

const reviewers = ['officer', 'first-reviewer', 'second-reviewer', 'chief'] as const;

export const overloadScreens: readonly ScreenDecl[] = [
  { key: 'board', title: '全省态势', by: readers },
  { key: 'passages', title: '过车记录', by: readers },
  { key: 'sites', title: '站点与设备健康', by: readers },
  { key: 'review', title: '审核台', by: reviewers },
  { key: 'gates', title: '入口劝返', by: readers },
  { key: 'sources', title: '货运源头', by: readers },
  { key: 'cycles', title: '一超四罚周期', by: readers },
  { key: 'permits', title: '通行证核验', by: readers },
  { key: 'reports', title: '统计报表', by: readers },
  { key: 'record', title: '称重记录', by: readers, inner: true },
  { key: 'site', title: '站点', by: readers, inner: true },
];
