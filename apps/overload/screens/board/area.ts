import type { Me, OrgNode } from '../../../../web/kit/index.ts';

/** A division that a board looks at, and the way to it from the top of what is in sight. */
export interface Area {
  readonly code: string;
  readonly level: OrgNode['level'];
  readonly path: readonly Pick<OrgNode, 'code' | 'name'>[];
}

const isDivision = ({ level }: OrgNode) => level !== 'unit';

/** The division of somebody's post in this application. */
export const ownOrg = ({ posts }: Me): string | null =>
  posts.find(({ role }) => role.startsWith('overload.'))?.org ?? null;

/** The division asked for, else somebody's own, else the topmost in sight. */
export function areaOf(orgs: readonly OrgNode[], asked: string | null, own: string | null): Area {
  const byCode = new Map(orgs.filter(isDivision).map((org) => [org.code, org]));
  const top = [...byCode.values()].find(({ parent }) => parent === null || !byCode.has(parent));
  const path: OrgNode[] = [];
  let at = byCode.get(asked ?? '') ?? byCode.get(own ?? '') ?? top;
  while (at) {
    path.unshift(at);
    at = at.parent === null ? undefined : byCode.get(at.parent);
  }
  const last = path.at(-1);
  return { code: last?.code ?? '', level: last?.level ?? 'province', path };
}

/** Codes at and below a division. */
export function orgsBelow(orgs: readonly OrgNode[], code: string): readonly string[] {
  const found = new Set([code]);
  // Parents stand before their children or not: as often as something is found there may be more below it.
  for (let before = 0; before !== found.size; ) {
    before = found.size;
    for (const org of orgs) if (org.parent !== null && found.has(org.parent)) found.add(org.code);
  }
  return [...found];
}

/** For each code at or below a child of the division: that child, by which figures are shown. */
export function childrenOf(orgs: readonly OrgNode[], code: string): ReadonlyMap<string, OrgNode> {
  const shown = new Map<string, OrgNode>();
  for (const child of orgs.filter((org) => org.parent === code && isDivision(org))) {
    for (const below of orgsBelow(orgs, child.code)) shown.set(below, child);
  }
  return shown;
}
