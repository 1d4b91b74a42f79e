import { app } from '../../kernel/sdk/index.ts';
import { finding, goalSetting, monitoring, paymentApproval, selfEvaluation } from './cases.ts';
import {
  disclosureAudit,
  disclosureImport,
  disclosurePage,
  forecast,
  goalAdvice,
  overview,
  targets,
} from './contracts.ts';
import { orgs, people } from './demonstration/people.ts';
import { runDemonstration } from './demonstration/run.ts';
import { auditReportDocument, selfEvaluationFormSet, selfEvaluationReport } from './documents.ts';
import { budgetLine, disclosure, project, target, unit } from './entities.ts';
import { observation, payment, score } from './facts.ts';
import { evaluationGrants, everyone, workers } from './grants.ts';
import { executionRate, openFindings, printedScore, strictScore, undecidableRows } from './indicators.ts';

/** 绩效评价: the yearly budget and performance work of a unit, and the audit of what is published of it. */
export const evaluation = app({
  key: 'evaluation',
  title: '绩效评价',
  about: '预算绩效目标、付款审批、运行监控、绩效自评、决算公开的读入与核对、发现整改。',
  entities: [unit, project, budgetLine, target, disclosure],
  facts: [payment, observation, score],
  cases: [paymentApproval, selfEvaluation, finding, goalSetting, monitoring],
  indicators: [executionRate, printedScore, strictScore, undecidableRows, openFindings],
  documents: [selfEvaluationReport, selfEvaluationFormSet, auditReportDocument],
  contracts: [disclosureImport, disclosureAudit, disclosurePage, overview, targets, goalAdvice, forecast],
  grants: evaluationGrants,
  screens: [
    { key: 'overview', title: '年度总览', by: everyone },
    { key: 'indicators', title: '指标表', by: everyone },
    { key: 'reader', title: '公开文件阅读', by: everyone },
    { key: 'findings', title: '发现整改', by: workers },
    { key: 'goals', title: '目标设定', by: workers },
    { key: 'monitoring', title: '运行监控', by: workers },
    { key: 'reports', title: '报告', by: everyone },
    { key: 'import', title: '导入公开文件', by: ['finance', 'performance', 'auditor'] },
    { key: 'audit', title: '核对文件', by: everyone, inner: true },
  ],
  demonstration: {
    about: '演示系统：2024 年度指标、分值、得分和预算为公开数；账号、付款和在办事项为模拟。',
    orgs,
    people,
    run: runDemonstration,
  },
});
