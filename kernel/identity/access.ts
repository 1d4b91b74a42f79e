import type { Who } from '../sdk/ctx.ts';
import type { Grant } from '../sdk/grant.ts';

export type Permit = Grant['may'][number];

/** The part of the org tree in which somebody may do something. A filter in every query, never a check after it. */
export type Scope = { readonly kind: 'all' } | { readonly kind: 'orgs'; readonly codes: readonly string[] };

/** Answers who may do what where, from the declared grants, the posts and the org tree. */
export interface Access {
  /** Throws Refusal `grant.denied` when no post allows it anywhere. `on` is such as `entity:unit` or `case:payment`. */
  scope(who: Who, app: string, on: string, permit: Permit): Scope;
  /** Like `scope`, for things without grants of their own: moves and contracts, which name roles. */
  roleScope(who: Who, app: string, roles: readonly string[]): Scope | null;
  seesPersonal(who: Who, app: string): boolean;
  hasRole(who: Who, app: string, role: string): boolean;
}
