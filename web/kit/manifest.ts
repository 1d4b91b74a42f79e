import { createContext, useContext } from 'react';
import type { StateDecl } from '../../kernel/sdk/case.ts';
import type { DocumentFormat } from '../../kernel/sdk/document.ts';
import type { Fields } from '../../kernel/sdk/field.ts';
import type { Grant } from '../../kernel/sdk/grant.ts';
import type { PeriodKind } from '../../kernel/sdk/indicator.ts';

export type Permit = Grant['may'][number];

export interface Me {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  /** An initial password is still in use: nothing else is allowed before it is changed. */
  readonly mustChangePassword: boolean;
  readonly posts: readonly {
    readonly org: string;
    readonly orgName: string;
    /** Such as `evaluation.finance`. */
    readonly role: string;
    readonly roleTitle: string;
    /** Whose post it is, where the user stands in for somebody absent. */
    readonly for?: { readonly id: string; readonly name: string };
  }[];
}

export interface OrgNode {
  readonly code: string;
  readonly name: string;
  readonly level: 'province' | 'city' | 'county' | 'unit';
  readonly parent: string | null;
}

export interface EntityManifest {
  readonly key: string;
  readonly title: string;
  readonly about?: string;
  readonly fields: Fields;
  readonly label: string;
  readonly org?: string;
  readonly sort?: readonly string[];
  readonly may: readonly Permit[];
}

export interface FactManifest {
  readonly key: string;
  readonly title: string;
  readonly about?: string;
  readonly fields: Fields;
  readonly time?: string;
  readonly org?: string;
  readonly may: readonly Permit[];
}

export interface MoveManifest {
  readonly title: string;
  readonly from: readonly string[];
  readonly to: string;
  readonly input?: Fields;
  readonly confirm?: string;
  readonly basis?: string;
  /** False when none of the user's posts may ever make it. */
  readonly may?: boolean;
}

export interface CaseManifest {
  readonly key: string;
  readonly title: string;
  readonly about?: string;
  readonly fields: Fields;
  readonly label: string;
  readonly org?: string;
  readonly states: Readonly<Record<string, StateDecl>>;
  readonly initial: string;
  /** Fields that may be filled in when one is opened; all but those of later moves unless given. */
  readonly opening?: readonly string[];
  readonly moves: Readonly<Record<string, MoveManifest>>;
  readonly may: readonly Permit[];
  readonly mayOpen: boolean;
}

export interface IndicatorManifest {
  readonly key: string;
  readonly title: string;
  readonly about?: string;
  readonly unit: string;
  readonly better: 'higher' | 'lower' | 'neither';
  readonly basis: string;
  readonly since: string;
  readonly period: PeriodKind;
  readonly places: number;
  readonly denominator?: unknown;
  readonly corrections?: string;
  readonly may?: readonly Permit[];
}

export interface DocumentManifest {
  readonly key: string;
  readonly title: string;
  readonly formats: readonly DocumentFormat[];
  readonly basis?: string;
  readonly may?: readonly Permit[];
}

export interface ContractManifest {
  readonly key: string;
  readonly title: string;
  readonly kind: 'file' | 'reading' | 'feed' | 'service' | 'upload';
  readonly accepts?: readonly string[];
  readonly maxBytes?: number;
}

export interface ScreenManifest {
  readonly key: string;
  readonly title: string;
  readonly inner?: boolean;
  /** Works without a network. */
  readonly offline?: boolean;
}

/** One application as its user may see it. */
export interface AppManifest {
  readonly key: string;
  readonly title: string;
  readonly about: string;
  /** True when one of the user's posts shows him personal data. */
  readonly seesPersonal?: boolean;
  /** What its demonstration says of itself; shown while one is loaded. */
  readonly demonstration?: string;
  readonly entities: readonly EntityManifest[];
  readonly facts: readonly FactManifest[];
  readonly cases: readonly CaseManifest[];
  readonly indicators: readonly IndicatorManifest[];
  readonly documents: readonly DocumentManifest[];
  readonly contracts: readonly ContractManifest[];
  readonly screens: readonly ScreenManifest[];
}

/** The declarations cut to what the signed-in user may see: all generic pages are drawn from it. */
export interface Manifest {
  readonly me: Me;
  readonly orgs?: readonly OrgNode[];
  readonly apps: readonly AppManifest[];
}

/** What a page open to everybody is given: `apps/<key>/screens/open/<screen>.tsx`, exporting `Screen` and `title`. */
export interface OpenScreenProps {
  /** The query of the address: keep filters and selections in it, so that a page can be sent to a colleague. */
  readonly search: Readonly<Record<string, unknown>>;
  /** Merges into the query; undefined takes a name out. `replace` leaves no step in the browser's history. */
  readonly setSearch: (change: Readonly<Record<string, unknown>>, options?: { readonly replace?: boolean }) => void;
}

/** What an application's own screen is given. It lies in `apps/<key>/screens/<screen>.tsx` and is exported as `Screen`. */
export interface ScreenProps extends OpenScreenProps {
  readonly app: AppManifest;
  /** `screen`, and `rest`: what follows the screen's key in the address. */
  readonly params: Readonly<Record<string, string>>;
}

export const ManifestContext = createContext<Manifest>({
  me: { id: '', login: '', name: '', mustChangePassword: false, posts: [] },
  apps: [],
});

export const useManifest = (): Manifest => useContext(ManifestContext);

/** The entity or case a ref field points at: `project` in the same application, `registry.vehicle` in another one. */
export function findTarget(manifest: Manifest, app: string, to: string) {
  const [appKey, key] = to.includes('.') ? to.split('.', 2) : [app, to];
  const owner = manifest.apps.find((candidate) => candidate.key === appKey);
  const entity = owner?.entities.find((candidate) => candidate.key === key);
  if (entity) return { app: appKey ?? app, noun: 'entities' as const, decl: entity };
  const found = owner?.cases.find((candidate) => candidate.key === key);
  return found ? { app: appKey ?? app, noun: 'cases' as const, decl: found } : null;
}
