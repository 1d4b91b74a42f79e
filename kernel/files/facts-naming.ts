import type { Scope } from '../identity/access.ts';
import type { App } from '../sdk/app.ts';
import type { Who } from '../sdk/ctx.ts';
import type { FactType } from '../sdk/fact.ts';
import { ClickHouseParams, whereClickHouse } from '../store/clickhouse-where.ts';
import { factTable } from '../store/naming.ts';
import type { FilesDeps } from './deps.ts';
import { filesIn, readScope } from './reach.ts';

/** Facts that name the file and that the person may read, as one question; null when no fact could. */
function question(deps: FilesDeps, who: Who, hash: string): { text: string; values: Record<string, unknown> } | null {
  const params = new ClickHouseParams();
  const one = (app: App, type: FactType, name: string, scope: Scope) => {
    const where = whereClickHouse(
      { alias: 't', fields: type.columns, where: { [name]: hash }, scope, org: type.org },
      params,
    );
    return `(SELECT 1 AS found FROM ${factTable(app.key, type.key)} AS t WHERE ${where} LIMIT 1)`;
  };
  const parts = deps.apps.flatMap((app) =>
    app.facts.flatMap((type) => {
      const scope = readScope(deps, who, app, `fact:${type.key}`);
      return scope ? filesIn(deps, who, app, type.columns).map((name) => one(app, type, name, scope)) : [];
    }),
  );
  return parts.length === 0 ? null : { text: parts.join(' UNION ALL '), values: params.values };
}

/** True when the person may read a fact that names the file. */
export async function factNames(deps: FilesDeps, who: Who, hash: string): Promise<boolean> {
  const asked = question(deps, who, hash);
  if (!asked) return false;
  const answer = await deps.store.facts.query({
    query: asked.text,
    query_params: asked.values,
    format: 'JSONEachRow',
  });
  return (await answer.json()).length > 0;
}
