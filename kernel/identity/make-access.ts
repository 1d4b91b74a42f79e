import { must } from '../base/assert.ts';
import { Refusal } from '../base/refusal.ts';
import type { App } from '../sdk/app.ts';
import type { Post, Who } from '../sdk/ctx.ts';
import type { Grants, RoleDecl } from '../sdk/grant.ts';
import type { Access, Permit, Scope } from './access.ts';
import { kernelGrants } from './kernel-grants.ts';
import type { OrgTree } from './orgs.ts';

const everywhere: Scope = { kind: 'all' };

const permitTitles: Readonly<Record<Permit, string>> = {
  read: '查看',
  create: '新建',
  update: '修改',
  export: '导出',
  issue: '签发',
  seal: '封存',
  call: '调用',
  audit: '查阅查看记录',
};

/** True when a grant's `on` (`entity:unit`, `entity:*`, `*`) covers `subject` (`entity:unit`). */
export function covers(on: string, subject: string): boolean {
  return on === '*' || on === subject || (on.endsWith(':*') && subject.startsWith(on.slice(0, -1)));
}

/** Makes the answers from the declared grants and the org tree; nothing is kept per person, so nothing goes stale. */
export function makeAccess(apps: readonly Pick<App, 'key' | 'grants'>[], orgs: OrgTree): Access {
  const grantsOf = new Map<string, Grants>([['kernel', kernelGrants]]);
  const roles = new Map<string, RoleDecl>();
  for (const app of apps) grantsOf.set(app.key, app.grants);
  for (const [app, { roles: declared }] of grantsOf) {
    for (const role of declared) roles.set(`${app}.${role.key}`, role);
  }

  const reachOf = (post: Post): Scope => {
    const { reach } = must(roles.get(post.role), `role ${post.role}`);
    if (reach === 'province') return everywhere;
    if (reach === 'own') return { kind: 'orgs', codes: [post.org] };
    const isRoot = orgs.get(post.org)?.parent === null;
    return isRoot ? everywhere : { kind: 'orgs', codes: orgs.subtree(post.org) };
  };
  const union = (posts: readonly Post[]): Scope => {
    const codes = new Set<string>();
    for (const post of posts) {
      const reach = reachOf(post);
      if (reach.kind === 'all') return everywhere;
      for (const code of reach.codes) codes.add(code);
    }
    return { kind: 'orgs', codes: [...codes] };
  };
  const postsIn = (who: Who, app: string, keys: ReadonlySet<string>) =>
    who.posts.filter((post) => roles.has(post.role) && keys.has(post.role) && post.role.startsWith(`${app}.`));

  const roleScope = (who: Who, app: string, keys: readonly string[]): Scope | null => {
    if (who.system) return everywhere;
    const posts = postsIn(who, app, new Set(keys.map((key) => `${app}.${key}`)));
    return posts.length === 0 ? null : union(posts);
  };

  return {
    scope(who, app, on, permit) {
      const permits = grantsOf.get(app)?.permits ?? [];
      const allowed = permits.filter(
        (grant) => grant.may.includes(permit) && grant.on.some((each) => covers(each, on)),
      );
      const scope = roleScope(
        who,
        app,
        allowed.map((grant) => grant.role),
      );
      if (scope === null) throw new Refusal('grant.denied', { action: `${permitTitles[permit]} ${on}` });
      return scope;
    },
    roleScope,
    seesPersonal: (who, app) =>
      !who.public &&
      (who.system || who.posts.some((post) => post.role.startsWith(`${app}.`) && roles.get(post.role)?.seesPersonal)),
    hasRole: (who, app, role) => who.posts.some((post) => post.role === `${app}.${role}`),
  };
}

/** True when a row of this org lies within the scope. */
export function withinScope(scope: Scope, org: string): boolean {
  return scope.kind === 'all' || scope.codes.includes(org);
}

/** Where both scopes reach. */
export function bothScopes(one: Scope, other: Scope): Scope {
  if (one.kind === 'all') return other;
  return { kind: 'orgs', codes: one.codes.filter((org) => withinScope(other, org)) };
}

/** Where somebody may take rows out of the platform: where he may export, as far as he may read. */
export function exportScope(access: Access, who: Who, app: string, on: string): Scope {
  return bothScopes(access.scope(who, app, on, 'read'), access.scope(who, app, on, 'export'));
}
