import { toNumber } from '../../../kernel/sdk/decimal.ts';
import type { Advice } from '../adviser/advise.ts';
import type { Audit } from '../audit/model.ts';
import { rules } from '../audit/registry.ts';
import { gradeSensitivity } from '../audit/sensitivity.ts';
import type { Disclosure, FundLine, IndicatorRow } from '../disclosure/model.ts';
import type { PrintedSum, ScoredDisclosure, ScoredRow, ScoredTable } from '../scoring/score-disclosure.ts';
import type { AuditJson } from './audit-schema.ts';

type TableJson = AuditJson['tables'][number];
type RowJson = TableJson['rows'][number];

function sumsOf(sums: PrintedSum): { weight: number; score: number } {
  return { weight: toNumber(sums.weight), score: toNumber(sums.score) };
}

function fundOf({ item, initial, fullYear, executed, weight, rate, score }: FundLine): TableJson['funds'][number] {
  return { item, initial, fullYear, executed, weight, rate, score };
}

function printedRow(row: IndicatorRow): Omit<RowJson, 'verdict' | 'why' | 'scores'> {
  const { no, level1, level2, level3, targetText, target, actualText, actual, weight, score, reason, lines } = row;
  return { no, level1, level2, level3, targetText, target, actualText, actual, weight, score, reason, lines };
}

function rowOf({ row, judged, scores }: ScoredRow): RowJson {
  return {
    ...printedRow(row),
    verdict: judged.verdict,
    why: judged.why,
    scores,
    ...(row.shared ? { shared: row.shared } : {}),
    ...(row.cut ? { cut: row.cut } : {}),
  };
}

function tableOf(scored: ScoredTable): TableJson {
  const { table, sums } = scored;
  const byLevel1 = Object.fromEntries(Object.entries(sums.byLevel1).map(([key, own]) => [key, sumsOf(own)]));
  return {
    name: table.name,
    kind: table.kind,
    funds: table.funds.map(fundOf),
    printedTotal: { weight: table.printedTotal?.weight ?? null, score: table.printedTotal?.score ?? null },
    sums: { ...sumsOf(sums), byLevel1 },
    execution: scored.execution,
    grades: { printed: scored.printed, summed: scored.summed },
    totals: scored.totals,
    goal: table.goal,
    rows: scored.rows.map(rowOf),
  };
}

/**
 * The object of `hengdao audit --json`. A score is a number where the text fixes it, `[low, high]` where it is left
 * open, null where the weight could not be read.
 */
export function toAuditJson(
  disclosure: Disclosure,
  scored: ScoredDisclosure,
  audit: Audit,
  advice: readonly Advice[] = [],
): AuditJson {
  const { document, figures, base, sections, unread } = disclosure;
  return {
    document: { unit: document.unit, year: document.year, title: document.title },
    tables: scored.tables.map(tableOf),
    figures: figures.map(({ section, label, value, unit, year, line }) => ({
      section,
      label,
      value,
      unit,
      year,
      line,
    })),
    findings: audit.findings,
    checksPassed: audit.checksPassed,
    unread,
    ruleSets: scored.ruleSets.map(({ id, title, basis, confirmed, since, until }) => ({
      id,
      title,
      basis,
      confirmed,
      since,
      until,
    })),
    rules: rules.map(({ id, title, basis, severity, kind, needs }) => ({
      id,
      title,
      basis,
      severity,
      kind,
      needs: needs ?? null,
    })),
    gradeSensitivity: gradeSensitivity(scored, audit),
    base,
    sections,
    ...(advice.length > 0 ? { advice } : {}),
  };
}
