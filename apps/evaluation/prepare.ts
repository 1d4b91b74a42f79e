import type { Rejected, Values } from '../../kernel/sdk/index.ts';
import type { Advice } from './adviser/advise.ts';
import type { finding } from './cases.ts';
import type { Disclosure } from './disclosure/model.ts';
import type { disclosure } from './entities.ts';
import type { observation, score } from './facts.ts';
import { toAuditJson } from './report/audit-json.ts';
import type { AuditJson } from './report/audit-schema.ts';
import type { Examination } from './rules.ts';
import type { ScoredTable } from './scoring/score-disclosure.ts';

/** What the page reads and the forms are made from: the text, the printed layer, all layers of every row, the advice. */
export interface StoredContent {
  readonly disclosure: Disclosure;
  /** The object of `hengdao audit --json`. */
  readonly audit: AuditJson;
  readonly advice: readonly Advice[];
}

type Record = Values<(typeof disclosure)['fields']>;
type Observation = Values<(typeof observation)['columns']>;
type Score = Values<(typeof score)['columns']>;
type Finding = Values<(typeof finding)['fields']>;

/** Everything that is kept of an examined disclosure, as plain data; what only the import knows is filled in there. */
export interface Prepared {
  readonly record: Omit<Record, 'org' | 'fileName' | 'fileHash' | 'demonstration'>;
  readonly observations: readonly Omit<Observation, 'org' | 'observedAt'>[];
  readonly scores: readonly Omit<Score, 'org' | 'scoredAt' | 'disclosureId'>[];
  readonly findings: readonly Omit<Finding, 'org' | 'disclosure'>[];
  readonly unread: readonly Rejected[];
}

const unknownUnit = '未知单位';

function observationsOf({ tables, document }: Disclosure): Prepared['observations'] {
  return tables.flatMap((table) =>
    table.rows.map((row) => ({
      year: document.year ?? 0,
      project: table.name,
      no: row.no,
      level3: row.level3,
      layer: 'printed' as const,
      actualText: row.actualText,
      value: typeof row.actual?.value === 'number' ? row.actual.value : null,
      unit: row.actual?.unit ?? null,
    })),
  );
}

function scoresOf({ table, rows }: ScoredTable, year: number): Prepared['scores'] {
  return rows.flatMap(({ row, judged, scores }) => {
    const sets: [string, unknown][] = [['printed', row.score], ...Object.entries(scores)];
    return sets.map(([ruleSet, value]) => ({
      year,
      table: table.name,
      no: row.no,
      level1: row.level1,
      level3: row.level3,
      ruleSet,
      weight: row.weight ?? 0,
      score: typeof value === 'number' ? value : null,
      verdict: judged.verdict,
      line: row.lines[0],
    }));
  });
}

/** 良, or 中至良 when undecidable rows leave the grade open. */
function gradeRange(low: string, high: string): string {
  return low === high ? low : `${low}至${high}`;
}

/** The total under the strict rules: null while rows that cannot be decided leave it open. */
function recordOf({ disclosure, scored, audit, advice }: Examination): Prepared['record'] {
  const { document, tables, unread } = disclosure;
  const whole = scored.tables.find((one) => one.table.kind === 'unit') ?? scored.tables[0];
  const strict = whole?.totals.strict;
  const content: StoredContent = { disclosure, audit: toAuditJson(disclosure, scored, audit), advice };
  return {
    title: document.title ?? `${document.unit ?? unknownUnit}${document.year ?? ''}年度决算公开`,
    unitName: document.unit ?? unknownUnit,
    year: document.year ?? 0,
    rows: tables.reduce((count, table) => count + table.rows.length, 0),
    printedScore: whole?.printed.total ?? null,
    strictScore: typeof strict?.total === 'number' ? strict.total : null,
    grade: strict?.grade ? gradeRange(strict.grade.low.grade, strict.grade.high.grade) : null,
    findingsHigh: audit.findings.filter((one) => one.severity === 'high').length,
    findings: audit.findings.length,
    unread: unread.length,
    content,
  };
}

/** Turns an examination into what the import keeps. Pure, so that it runs in the thread that has read the file. */
export function prepare(examination: Examination): Prepared {
  const { disclosure, scored, audit } = examination;
  const year = disclosure.document.year ?? 0;
  return {
    record: recordOf(examination),
    observations: observationsOf(disclosure),
    scores: scored.tables.flatMap((table) => scoresOf(table, year)),
    findings: audit.findings.map(({ id, rule, severity, kind, message, printed, computed, quotes }) => {
      const lines = quotes.map(({ line, text }) => ({ line, text }));
      return { message, year, findingId: id, rule, severity, kind, printed, computed, quotes: lines };
    }),
    unread: disclosure.unread.map(({ line, text, why }) => ({
      code: 'unread',
      reason: why,
      original: text,
      place: `第 ${line} 行`,
    })),
  };
}
