import { sql } from 'kysely';
import { must } from '../base/assert.ts';
import { snake, tableName } from '../store/naming.ts';
import { columnOf, orderSql, type Sql, whereSql } from '../store/postgres-where.ts';
import type { Db } from '../store/types.ts';
import { type DayDigest, filtersOf, hasDays, type Measurer, type Rows, scopeOf, timeOf } from './measured.ts';
import type { Source } from './source.ts';

function whereOf(rows: Rows): Sql {
  const { fields, org } = rows.source;
  const scope = whereSql({ alias: 't', fields, scope: scopeOf(rows), org });
  return sql.join([...filtersOf(rows).map((where) => whereSql({ alias: 't', fields, where })), scope], sql` and `);
}

/** The deadlines of a case type, each beside the values of its case; the id is the deadline's own. */
function deadlinesOf({ app, key, fields }: Source): Sql {
  const own = Object.keys(fields).filter((name) => !(name in deadlineColumns));
  const values = own.map((name) => columnOf('c', name));
  const told = Object.entries(deadlineColumns).map(([name, column]) => sql`${column} as ${sql.id(snake(name))}`);
  return sql`(
    select ${sql.join([...values, ...told])}
    from kernel.deadline d join ${sql.table(tableName(app, key))} c on c.id = d.case_id
    where d.app = ${app} and d.case_type = ${key}) t`;
}

const deadlineColumns: Readonly<Record<string, Sql>> = {
  id: sql`d.id`,
  caseId: sql`d.case_id::text`,
  deadlineKey: sql`d.key`,
  deadlineTitle: sql`d.title`,
  deadlineState: sql`d.state`,
  deadlineStartedAt: sql`d.started_at`,
  deadlineDueAt: sql`d.due_at`,
  deadlineStoppedAt: sql`d.stopped_at`,
};

function from({ source }: Rows): Sql {
  const deadlines = source.store === 'postgres' && source.rows === 'deadlines';
  return deadlines ? deadlinesOf(source) : sql`${sql.table(tableName(source.app, source.key))} t`;
}

function aggregateSql({ measure: { aggregate, of } }: Rows): Sql {
  if (aggregate === 'count') return sql`count(*)`;
  const column = columnOf('t', must(of, 'column of the aggregate'));
  switch (aggregate) {
    case 'sum':
      return sql`sum(${column})`;
    case 'average':
      return sql`avg(${column}::numeric)`;
    case 'max':
      return sql`max(${column})`;
    case 'distinct':
      return sql`count(distinct ${column})`;
  }
}

/** The civil date in China on which a row lies; null where rows lie on none. */
function dayOf(rows: Rows): Sql {
  const time = timeOf(rows);
  if (!time || !hasDays(rows)) return sql`null::text`;
  const column = columnOf('t', time.name);
  return time.field.kind === 'date' ? sql`${column}::text` : sql`(${column} at time zone 'Asia/Shanghai')::date::text`;
}

/** Counts entities and cases. In a transaction with one snapshot, figure and evidence are of the same rows. */
export function postgresMeasurer(db: Db): Measurer {
  return {
    async measure(rows) {
      const mark = rows.source.simulated;
      const simulated = mark ? sql`coalesce(bool_or(${columnOf('t', mark)}), false)` : sql`false`;
      const { rows: found } = await sql<{ value: string | null; rows: number; simulated: boolean }>`
        select (${aggregateSql(rows)})::text as value, count(*) as rows, ${simulated} as simulated
        from ${from(rows)} where ${whereOf(rows)}`.execute(db);
      return must(found[0], 'the aggregate');
    },
    async byOrg(rows) {
      const { org, simulated: mark } = rows.source;
      if (!org) return new Map();
      const simulated = mark ? sql`coalesce(bool_or(${columnOf('t', mark)}), false)` : sql`false`;
      const { rows: found } = await sql<{ org: string; value: string | null; rows: number; simulated: boolean }>`
        select ${columnOf('t', org)} as org, (${aggregateSql(rows)})::text as value, count(*) as rows,
          ${simulated} as simulated
        from ${from(rows)} where ${whereOf(rows)} group by 1`.execute(db);
      return new Map(found.map(({ org: code, ...measured }) => [code, measured]));
    },
    async list(rows, columns, { pageSize, offset }) {
      const { source, measure } = rows;
      const time = measure.time ?? source.time;
      const selected = columns.map((name) => sql`${columnOf('t', name)} as ${sql.id(name)}`);
      const order = orderSql('t', source.fields, time ? [`-${time}`] : [], snake(source.id));
      const { rows: found } = await sql<Record<string, unknown>>`
        select ${sql.join(selected)} from ${from(rows)} where ${whereOf(rows)}
        order by ${order} limit ${pageSize} offset ${offset}`.execute(db);
      const counted = await sql<{ total: number }>`
        select count(*) as total from ${from(rows)} where ${whereOf(rows)}`.execute(db);
      return { rows: found, total: counted.rows[0]?.total ?? 0 };
    },
    async digests(rows) {
      const { rows: found } = await sql<DayDigest>`
        select day, count(*) as rows,
          encode(sha256(convert_to(string_agg(id || e'\\n', '' order by id collate "C"), 'UTF8')), 'hex') as digest
        from (select t.id::text as id, ${dayOf(rows)} as day from ${from(rows)} where ${whereOf(rows)}) named
        group by day order by day`.execute(db);
      return found;
    },
    async *names(rows) {
      const { rows: found } = await sql<{ id: string }>`
        select t.id::text as id from ${from(rows)} where ${whereOf(rows)}
        order by t.id::text collate "C"`.execute(db);
      yield found.map(({ id }) => id);
    },
  };
}
