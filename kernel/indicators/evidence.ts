import { Refusal } from '../base/refusal.ts';
import type { Page } from '../sdk/filter.ts';
import type { EvidenceQuery, IndicatorResult, IndicatorType, Period } from '../sdk/indicator.ts';
import { hasPersonal, maskRow } from '../sdk/mask.ts';
import { pageOf } from '../store/conditions.ts';
import { sm3 } from '../store/sm3.ts';
import type { Db } from '../store/types.ts';
import { definitionFor, measurerFor, rowsOf } from './compute.ts';
import type { Bound } from './deps.ts';
import type { DayDigest, Rows } from './measured.ts';
import { onDay } from './period.ts';

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

/** What was counted for a figure, day by day. */
export interface EvidenceDigests {
  readonly numerator: readonly DayDigest[];
  readonly denominator: readonly DayDigest[];
}

const parts = ['numerator', 'denominator'] as const;

/** The digests of all rows behind a figure, as they are in `db`. */
export async function digestsOf(
  bound: Bound,
  db: Db,
  definition: IndicatorType,
  { period, org, rows: about }: Pick<IndicatorResult, 'period' | 'org' | 'rows'>,
): Promise<EvidenceDigests> {
  const [numerator = [], denominator = []] = await Promise.all(
    parts.map(async (part) => {
      const measure = definition[part];
      if (!measure) return [];
      const rows = rowsOf(bound, measure, period, org);
      return measurerFor(bound, db, rows).digests(rows, about[part]);
    }),
  );
  return { numerator, denominator };
}

/** Names of the rows of one part and day, in ascending order. */
export function namesOf(
  bound: Bound,
  period: Period,
  org: string,
  { part, day }: { readonly part: EvidenceQuery['part']; readonly day: string | null },
): AsyncIterable<readonly string[]> {
  const measure = definitionFor(bound, period)[part];
  if (!measure) throw new Refusal('record.missing', { what: '分母' });
  const rows = { ...rowsOf(bound, measure, period, org), ...(day === null ? {} : { days: onDay(day) }) };
  return measurerFor(bound, bound.db, rows).names(rows);
}

/** A line for each day, `DAY ROWS SHA-256`, each part under its name: whoever has the digests can make it himself. */
export function sealText(digests: EvidenceDigests): string {
  const lines = parts.flatMap((part) => [
    part,
    ...digests[part].map(({ day, rows, digest }) => `${day ?? 'all'} ${rows} ${digest}`),
  ]);
  return lines.map((line) => `${line}\n`).join('');
}

/**
 * SM3 over the digests of all days. Refuses when rows have come in between: then the figure would not be that of its
 * evidence.
 */
export function hashEvidence(digests: EvidenceDigests, result: IndicatorResult): string {
  for (const part of parts) {
    const counted = digests[part].reduce((sum, { rows }) => sum + rows, 0);
    if (counted !== result.rows[part]) throw new Refusal('record.changed');
  }
  return sm3(sealText(digests));
}
