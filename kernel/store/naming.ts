import { assert } from '../base/assert.ts';

/** `budgetLine` or `budget-line` as it is named in SQL: `budget_line`. */
export function snake(name: string): string {
  const result = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toLowerCase();
  assert(/^[a-z][a-z0-9_]*$/.test(result), `not a name for SQL: ${name}`);
  return result;
}

/** Table of an entity or case in PostgreSQL: `evaluation.budget_line`. */
export function tableName(app: string, key: string): string {
  return `${snake(app)}.${snake(key)}`;
}

/** Table of a fact in ClickHouse: `hengdao.evaluation_payment`. */
export function factTable(app: string, key: string): string {
  return `hengdao.${snake(app)}_${snake(key)}`;
}
