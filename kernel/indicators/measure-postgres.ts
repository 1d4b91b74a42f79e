import { sql } from 'kysely';
import { must } from '../base/assert.ts';
import { snake, tableName } from '../store/naming.ts';
import { columnOf, orderSql, type Sql, whereSql } from '../store/postgres-where.ts';
import type { Db } from '../store/types.ts';
import { filtersOf, type Measurer, type Rows, scopeOf } from './measured.ts';

function whereOf(rows: Rows): Sql {
  const { fields, org } = rows.source;
  const scope = whereSql({ alias: 't', fields, scope: scopeOf(rows), org });
  return sql.join([...filtersOf(rows).map((where) => whereSql({ alias: 't', fields, where })), scope], sql` and `);
}

const from = ({ source }: Rows) => sql`${sql.table(tableName(source.app, source.key))} t`;

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
    async ids(rows, after, limit) {
      const onward = after === null ? sql`true` : sql`t.id > ${after}`;
      const { rows: found } = await sql<{ id: string }>`
        select t.id::text as id from ${from(rows)} where ${whereOf(rows)} and ${onward}
        order by t.id limit ${limit}`.execute(db);
      return found.map((row) => row.id);
    },
  };
}
