import { createHash } from 'node:crypto';
import { Refusal } from '../base/refusal.ts';
import type { Page } from '../sdk/filter.ts';
import type { EvidenceQuery, IndicatorResult, IndicatorType, Period } from '../sdk/indicator.ts';
import { hasPersonal, maskRow } from '../sdk/mask.ts';
import { pageOf } from '../store/conditions.ts';
import type { Db } from '../store/types.ts';
import { definitionFor, measurerFor, rowsOf } from './compute.ts';
import type { Bound } from './deps.ts';
import type { Rows } from './measured.ts';

type EvidenceRow = Readonly<Record<string, unknown>>;

function columnsOf({ source, measure }: Rows): readonly string[] {
  const listed = Object.keys(source.listed).filter((name) => !source.listed[name]?.hidden);
  return [...new Set([source.id, ...(measure.show ?? listed)])];
}

/** Masks personal values, or journals that somebody who may see them has looked at the evidence. */
async function looked(bound: Bound, rows: Rows, found: readonly EvidenceRow[]): Promise<readonly EvidenceRow[]> {
  const { deps, app, who, db } = bound;
  const { fields, key, id } = rows.source;
  const shown = Object.fromEntries(columnsOf(rows).flatMap((name) => (fields[name] ? [[name, fields[name]]] : [])));
  if (found.length === 0 || !hasPersonal(shown)) return found;
  if (!deps.access.seesPersonal(who, app.key)) return found.map((row) => maskRow(shown, row));
  if (who.system) return found;
  const detail = { indicator: bound.type.key, rows: found.map((row) => row[id]) };
  await deps.journal.append(db, { who, action: 'personal.view', subject: `${app.key}.${key}`, detail });
  return found;
}

/** The rows behind one part of a figure, newest first: the very rows that were counted. */
export async function listEvidence(
  bound: Bound,
  period: Period,
  org: string,
  query: EvidenceQuery,
): Promise<Page<EvidenceRow>> {
  const { page, pageSize, offset } = pageOf(query);
  const measure = definitionFor(bound, period)[query.part];
  if (!measure) return { rows: [], total: 0, page, pageSize };
  const rows = rowsOf(bound, measure, period, org);
  const found = await measurerFor(bound, bound.db, rows).list(rows, columnsOf(rows), { pageSize, offset });
  return { rows: await looked(bound, rows, found.rows), total: found.total, page, pageSize };
}

const batch = 50_000;

async function addIds(hash: ReturnType<typeof createHash>, bound: Bound, db: Db, rows: Rows): Promise<number> {
  const measurer = measurerFor(bound, db, rows);
  let count = 0;
  for (let after: string | null = null; ; ) {
    const ids: readonly string[] = await measurer.ids(rows, after, batch);
    for (const id of ids) hash.update(`${id}\n`);
    count += ids.length;
    after = ids.at(-1) ?? null;
    if (ids.length < batch) return count;
  }
}

/**
 * SM3 over the ids of all rows behind a result, numerator before denominator, each part under its name. Refuses when
 * rows have come in between: then the figure would not be that of its evidence.
 */
export async function hashEvidence(
  bound: Bound,
  db: Db,
  definition: IndicatorType,
  result: IndicatorResult,
): Promise<string> {
  const hash = createHash('sm3');
  for (const part of ['numerator', 'denominator'] as const) {
    const measure = definition[part];
    hash.update(`${part}\n`);
    if (!measure) continue;
    const count = await addIds(hash, bound, db, rowsOf(bound, measure, result.period, result.org));
    if (count !== result.rows[part]) throw new Refusal('record.changed');
  }
  return hash.digest('hex');
}
