import { sql } from 'kysely';
import type { Scope } from '../identity/access.ts';
import type { App } from '../sdk/app.ts';
import type { CaseType } from '../sdk/case.ts';
import type { Who } from '../sdk/ctx.ts';
import { tableName } from '../store/naming.ts';
import { type Sql, whereSql } from '../store/postgres-where.ts';
import type { FilesDeps } from './deps.ts';
import { filesIn, readScope } from './reach.ts';

const hour = 60 * 60 * 1000;

/**
 * Conditions, each of which says whether the person may read one kind of thing that names the file: the columns of
 * declared file fields, inputs of moves, issued documents, intakes, and what he has put there himself a while ago.
 */
export function waysToFile(deps: FilesDeps, who: Who, hash: string): readonly Sql[] {
  const since = new Date(deps.clock.now().getTime() - hour);
  return [
    sql`EXISTS (SELECT FROM kernel.journal_entry e WHERE e.subject = ${`kernel.file/${hash}`}
      AND e.action = 'file.put' AND e.person_id = ${who.personId} AND e.at > ${since})`,
    ...deps.apps.flatMap((app) => waysOf(deps, app, who, hash)),
    ...intakes(deps, who, hash),
  ];
}

function waysOf(deps: FilesDeps, app: App, who: Who, hash: string): readonly Sql[] {
  const rows = [...app.entities, ...app.cases].flatMap((type) => {
    const reach = readScope(deps, who, app, `${type.noun}:${type.key}`);
    const { fields, org } = type;
    return filesIn(deps, who, app, fields).flatMap((name) => {
      if (!reach) return [];
      const where = whereSql({ alias: 't', fields, where: { [name]: hash }, scope: reach, org });
      return [sql`EXISTS (SELECT FROM ${sql.table(tableName(app.key, type.key))} t WHERE ${where})`];
    });
  });
  const inputs = app.cases.flatMap((type) => {
    const reach = readScope(deps, who, app, `case:${type.key}`);
    const names = new Set(Object.values(type.moves).flatMap(({ input = {} }) => filesIn(deps, who, app, input)));
    return reach && names.size > 0 ? [stepsNaming(app, type, reach, [...names], hash)] : [];
  });
  const notes = app.cases.flatMap((type) => {
    const reach = readScope(deps, who, app, `case:${type.key}`);
    return reach ? [notesNaming(app, type, reach, deps.access.seesPersonal(who, app.key), hash)] : [];
  });
  return [...rows, ...inputs, ...notes, ...documents(deps, app, who, hash)];
}

function stepsNaming(app: App, type: CaseType, reach: Scope, names: readonly string[], hash: string): Sql {
  const where = whereSql({ alias: 't', fields: type.fields, scope: reach, org: type.org });
  const named = names.map((name) => sql`s.input ->> ${name} = ${hash}`);
  return sql`EXISTS (SELECT FROM ${sql.table(tableName(app.key, type.key))} t
    JOIN kernel.case_step s ON s.case_id = t.id WHERE ${where} AND (${sql.join(named, sql` OR `)}))`;
}

function notesNaming(app: App, type: CaseType, reach: Scope, personal: boolean, hash: string): Sql {
  const where = whereSql({ alias: 't', fields: type.fields, scope: reach, org: type.org });
  return sql`EXISTS (SELECT FROM kernel.note n JOIN ${sql.table(tableName(app.key, type.key))} t ON t.id = n.case_id
    WHERE n.files @> ${JSON.stringify([{ hash }])}::jsonb AND n.app = ${app.key} AND n.case_type = ${type.key}
      AND (${personal} OR NOT n.confidential) AND ${where})`;
}

function documents(deps: FilesDeps, app: App, who: Who, hash: string): readonly Sql[] {
  return app.documents.flatMap((type) => {
    const reach = readScope(deps, who, app, `document:${type.key}`);
    if (!reach) return [];
    const inReach = reach.kind === 'all' ? sql`true` : sql`d.organ = ANY(${[...reach.codes]}::text[])`;
    const named = type.formats.map((format) => sql`d.files @> ${JSON.stringify({ [format]: hash })}::jsonb`);
    return [
      sql`EXISTS (SELECT FROM kernel.document d WHERE d.app = ${app.key} AND d.key = ${type.key} AND ${inReach}
        AND (${deps.access.seesPersonal(who, app.key)} OR NOT d.personal) AND (${sql.join(named, sql` OR `)}))`,
    ];
  });
}

/** Files handed in under contracts: those of the person himself, and all where his roles reach the whole tree. */
function intakes({ access, apps }: FilesDeps, who: Who, hash: string): readonly Sql[] {
  const overseer = access.roleScope(who, 'kernel', ['auditor', 'admin'])?.kind === 'all';
  return apps.flatMap((app) =>
    app.contracts.flatMap((contract) => {
      if (contract.kind !== 'file') return [];
      const reach = access.roleScope(who, app.key, contract.by);
      if (!reach && !overseer) return [];
      const own = overseer || reach?.kind === 'all' ? sql`true` : sql`i.person_id = ${who.personId}`;
      return [
        sql`EXISTS (SELECT FROM kernel.intake i WHERE i.content_hash = ${hash} AND i.app = ${app.key}
          AND i.contract = ${contract.key} AND ${own})`,
      ];
    }),
  );
}
