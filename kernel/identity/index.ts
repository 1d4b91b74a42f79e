export type { Access, Permit, Scope } from './access.ts';
export { type Identity, type IdentityDeps, makeIdentity } from './identity.ts';
export { kernelGrants } from './kernel-grants.ts';
export { makeAccess, withinScope } from './make-access.ts';
export { makeOidc, type Oidc, type OidcConfig, type PendingLogin } from './oidc.ts';
export { type DivisionFile, loadOrgs, type Org, type OrgTree, openOrgTree } from './orgs.ts';
export type { NewPerson, People, Person } from './people.ts';
export type { SignedIn } from './sessions.ts';
export { elevated, nobody, publicWho, systemWho } from './who.ts';
