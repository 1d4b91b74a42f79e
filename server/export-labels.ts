import { Refusal } from '../kernel/base/refusal.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { App } from '../kernel/sdk/app.ts';
import type { Who } from '../kernel/sdk/ctx.ts';
import type { Fields } from '../kernel/sdk/field.ts';
import type { Filter } from '../kernel/sdk/filter.ts';

type Row = Readonly<Record<string, unknown>>;

/** Rows of the register or case that a reference of an application points at, as somebody may see them. */
async function referred(kernel: Kernel, who: Who, own: string, to: string, where: Filter) {
  const [key = '', owner = own] = to.split('.').reverse();
  const app: App | undefined = kernel.apps.find((one) => one.key === owner);
  const entity = app?.entities.find((one) => one.key === key);
  const subject = app?.cases.find((one) => one.key === key);
  const label = (entity ?? subject)?.label;
  if (!app || !label) return [];
  const ctx = kernel.ctxFor(who, app);
  const rows: readonly Row[] = entity
    ? await ctx.entities(entity).all(where)
    : subject
      ? await ctx.cases(subject).all(where)
      : [];
  return rows.map((row) => [String(row.id), row[label]] as const);
}

/**
 * What people call the rows that others refer to, by id, as the one who exports may see it; what he may not see, or is
 * gone, has none and stays an id.
 */
export async function labelsIn(
  kernel: Kernel,
  who: Who,
  app: string,
  fields: Fields,
  rows: readonly Row[],
): Promise<ReadonlyMap<string, string>> {
  const labels = new Map<string, string>();
  for (const [name, field] of Object.entries(fields)) {
    if (field.kind !== 'ref') continue;
    const ids = [...new Set(rows.flatMap((row) => (typeof row[name] === 'string' ? [row[name]] : [])))];
    if (ids.length === 0) continue;
    try {
      for (const [id, label] of await referred(kernel, who, app, field.to, { id: { in: ids } }))
        if (typeof label === 'string' && label !== '') labels.set(id, label);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return labels;
}
