/** How far a role reaches from the org node of the post that carries it. */
export type Reach = 'own' | 'subtree' | 'province';

export interface RoleDecl {
  readonly key: string;
  readonly title: string;
  readonly reach: Reach;
  /** True when the role sees personal data unmasked; each look is journalled. */
  readonly seesPersonal?: boolean;
  readonly about?: string;
}

/**
 * What a role may do with an entity, fact, case, indicator, document or contract, named `entity:unit`, `case:*`, `*`.
 * `audit` shows who has looked at personal data.
 */
export interface Grant {
  readonly role: string;
  readonly on: readonly string[];
  readonly may: readonly ('read' | 'create' | 'update' | 'export' | 'issue' | 'seal' | 'call' | 'audit')[];
}

export interface Grants {
  readonly roles: readonly RoleDecl[];
  readonly permits: readonly Grant[];
}

export function grants(decl: Grants): Grants {
  return decl;
}
