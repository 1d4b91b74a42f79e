import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Page } from '../../kernel/sdk/filter.ts';
import { type ApiError, apiGet } from './api.ts';
import { useApi } from './hooks.ts';
import { findTarget, type OrgNode, useManifest } from './manifest.ts';

/** A row as the generic pages know it: fields by name, and what the kernel keeps beside them. */
export type Row = Readonly<Record<string, unknown>>;

interface Batch {
  readonly ids: Set<string>;
  readonly answer: Promise<ReadonlyMap<string, Row>>;
}

const gatherMs = 10;
const batches = new Map<string, Batch>();

async function ask(source: string, ids: ReadonlySet<string>): Promise<ReadonlyMap<string, Row>> {
  const rows = new Map<string, Row>();
  const all = [...ids];
  for (let from = 0; from < all.length; from += 100) {
    const where = { id: { in: all.slice(from, from + 100) } };
    const page = await apiGet<Page<Row>>(`/api${source}`, { where, pageSize: 100 });
    for (const row of page.rows) rows.set(String(row.id), row);
  }
  return rows;
}

/** Reads rows by id. Those asked for at nearly the same time, such as a column of references, share one request. */
async function readRow(source: string, id: string): Promise<Row | null> {
  let batch = batches.get(source);
  if (!batch) {
    const ids = new Set<string>();
    const answer = new Promise<void>((resolve) => setTimeout(resolve, gatherMs)).then(() => {
      batches.delete(source);
      return ask(source, ids);
    });
    batch = { ids, answer };
    batches.set(source, batch);
  }
  batch.ids.add(id);
  return (await batch.answer).get(id) ?? null;
}

export interface RefText {
  readonly text: string;
  /** Page of the row, or null when the user may not see it. */
  readonly to: string | null;
}

/** What to write for a reference, and where it leads. */
export function useRefText(app: string, to: string, id: string | null): UseQueryResult<RefText, ApiError> {
  const manifest = useManifest();
  const target = findTarget(manifest, app, to);
  const source = target ? `/${target.app}/${target.noun}/${target.decl.key}` : '';
  return useQuery<RefText, ApiError>({
    queryKey: ['ref', source, id],
    enabled: Boolean(target && id),
    staleTime: 60_000,
    queryFn: async () => {
      const row = id && target ? await readRow(source, id) : null;
      if (!row || !target) return { text: '（无权查看或已不存在）', to: null };
      return { text: String(row[target.decl.label] ?? id), to: `${source}/${id}` };
    },
  });
}

/** The names of organisations by code. */
export function useOrgNames(): ReadonlyMap<string, string> {
  const { orgs } = useManifest();
  return useMemo(() => new Map((orgs ?? []).map((org) => [org.code, org.name])), [orgs]);
}

export interface OrgTreeNode {
  readonly value: string;
  readonly title: string;
  readonly children: OrgTreeNode[];
}

/** The organisations that the user may see, as a tree; those whose parent is out of sight are its roots. */
export function orgTree(orgs: readonly OrgNode[]): readonly OrgTreeNode[] {
  const nodes = new Map<string, OrgTreeNode>(
    orgs.map((org) => [org.code, { value: org.code, title: org.name, children: [] }]),
  );
  const roots: OrgTreeNode[] = [];
  for (const org of orgs) {
    const node = nodes.get(org.code);
    if (!node) continue;
    const parent = org.parent === null ? undefined : nodes.get(org.parent);
    (parent ? parent.children : roots).push(node);
  }
  return roots;
}

export interface PersonName {
  readonly id: string;
  readonly name: string;
}

/** People of the user register, for pickers and labels. */
export function usePeople(): UseQueryResult<readonly PersonName[], ApiError> {
  return useApi<readonly PersonName[]>('/people/names');
}
