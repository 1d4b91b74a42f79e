import type { Ctx, NewFact, Rejected } from '../../kernel/sdk/index.ts';
import type { Advice } from './adviser/advise.ts';
import { finding } from './cases.ts';
import type { Disclosure } from './disclosure/model.ts';
import { disclosure, unit } from './entities.ts';
import { observation, score } from './facts.ts';
import { toAuditJson } from './report/audit-json.ts';
import type { Examination } from './rules.ts';
import type { ScoredTable } from './scoring/score-disclosure.ts';

export interface Source {
  readonly fileName: string;
  readonly fileHash: string;
  readonly demonstration: boolean;
}

/** What the page reads and the forms are made from: the text, the printed layer, all layers of every row, the advice. */
export interface StoredContent {
  readonly disclosure: Disclosure;
  /** The object of `hengdao audit --json`. */
  readonly audit: object;
  readonly advice: readonly Advice[];
}

export function storedContent({ disclosure, scored, audit, advice }: Examination): StoredContent {
  return { disclosure, audit: toAuditJson(disclosure, scored, audit), advice };
}

/** The unit's own org when it is registered, else that of the one who brings the file. */
async function orgOf(ctx: Ctx, unitName: string): Promise<string> {
  const known = await ctx.entities(unit).find({ name: unitName });
  return known?.org ?? ctx.who.posts[0]?.org ?? '430000';
}

function observations(examination: Examination, org: string, at: string): NewFact<typeof observation>[] {
  return examination.disclosure.tables.flatMap((table) =>
    table.rows.map((row) => ({
      values: {
        org,
        observedAt: at,
        year: examination.disclosure.document.year ?? 0,
        project: table.name,
        no: row.no,
        level3: row.level3,
        layer: 'printed' as const,
        actualText: row.actualText,
        value: typeof row.actual?.value === 'number' ? row.actual.value : null,
        unit: row.actual?.unit ?? null,
      },
    })),
  );
}

function tableScores(one: ScoredTable, ground: { org: string; at: string; year: number; id: string }) {
  return one.rows.flatMap(({ row, judged, scores }) => {
    const layersOfRow: [string, unknown][] = [['printed', row.score], ...Object.entries(scores)];
    return layersOfRow.map(
      ([ruleSet, value]): NewFact<typeof score> => ({
        values: {
          org: ground.org,
          scoredAt: ground.at,
          year: ground.year,
          disclosureId: ground.id,
          table: one.table.name,
          no: row.no,
          level1: row.level1,
          level3: row.level3,
          ruleSet,
          weight: row.weight ?? 0,
          score: typeof value === 'number' ? value : null,
          verdict: judged.verdict,
          line: row.lines[0],
        },
      }),
    );
  });
}

async function openFindings(ctx: Ctx, examination: Examination, org: string, id: string): Promise<void> {
  const store = ctx.cases(finding);
  for (const one of examination.audit.findings) {
    await store.open({
      message: one.message,
      org,
      year: examination.disclosure.document.year ?? 0,
      disclosure: id,
      findingId: one.id,
      rule: one.rule,
      severity: one.severity,
      kind: one.kind,
      printed: one.printed,
      computed: one.computed,
      quotes: one.quotes.map(({ line, text }) => ({ line, text })),
    });
  }
}

/**
 * Keeps an examined disclosure: the publication with everything computed from it, its rows as facts of the printed
 * layer and of each rule set, its findings as cases. What could not be read is handed back for the quarantine.
 */
export async function keepDisclosure(
  ctx: Ctx,
  examination: Examination,
  source: Source,
): Promise<{ readonly id: string; readonly rows: number; readonly unread: readonly Rejected[] }> {
  const { document, tables, unread } = examination.disclosure;
  const unitTable = examination.scored.tables.find((one) => one.table.kind === 'unit') ?? examination.scored.tables[0];
  const strict = unitTable?.totals.strict;
  const at = ctx.clock.now().toISOString();
  const org = await orgOf(ctx, document.unit ?? '');
  const rows = tables.reduce((count, table) => count + table.rows.length, 0);
  const kept = await ctx.entities(disclosure).create(
    {
      title: document.title ?? `${document.unit ?? '未知单位'}${document.year ?? ''}年度决算公开`,
      org,
      unitName: document.unit ?? '未知单位',
      year: document.year ?? 0,
      fileName: source.fileName,
      fileHash: source.fileHash,
      rows,
      printedScore: unitTable?.printed.total ?? null,
      strictScore: typeof strict?.total === 'number' ? strict.total : null,
      grade: strict?.grade ? gradeRange(strict.grade) : null,
      findingsHigh: examination.audit.findings.filter((one) => one.severity === 'high').length,
      findings: examination.audit.findings.length,
      unread: unread.length,
      demonstration: source.demonstration,
      content: storedContent(examination),
    },
    '读入决算公开文件',
  );
  const ground = { org, at, year: document.year ?? 0, id: kept.id };
  await ctx.facts(observation).record(observations(examination, org, at), 'evaluation.disclosure');
  const scores = examination.scored.tables.flatMap((one) => tableScores(one, ground));
  await ctx.facts(score).record(scores, 'evaluation.disclosure');
  await openFindings(ctx, examination, org, kept.id);
  const rejected = unread.map((one) => ({
    code: 'unread',
    reason: one.why,
    original: one.text,
    place: `第 ${one.line} 行`,
  }));
  return { id: kept.id, rows, unread: rejected };
}

/** 良, or 中至良 when undecidable rows leave the grade open. */
function gradeRange(grade: { low: { grade: string }; high: { grade: string } }): string {
  return grade.low.grade === grade.high.grade ? grade.low.grade : `${grade.low.grade}至${grade.high.grade}`;
}
