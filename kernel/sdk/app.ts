import type { CaseType } from './case.ts';
import type { ContractType } from './contract.ts';
import type { Ctx, Post } from './ctx.ts';
import type { AnyDocumentType } from './document.ts';
import type { EntityType } from './entity.ts';
import type { FactType } from './fact.ts';
import type { Grants } from './grant.ts';
import type { IndicatorType } from './indicator.ts';

/** An own page of the application, beside the generic ones. Its component lies in `screens/<key>.tsx`. */
export interface ScreenDecl {
  readonly key: string;
  readonly title: string;
  /** Roles that see it in the menu. */
  readonly by: readonly string[];
  /** Left out of the menu: reached from another page. */
  readonly inner?: boolean;
  /** Works without a network: for whoever has it in his menu the device keeps the shell, so that it opens without one. */
  readonly offline?: boolean;
}

/** What a demonstration is played with: the past month is told as if it had happened then, by the people it names. */
export interface Stage {
  /** Moves the clock of the demonstration; the journal alone keeps the true time. */
  at(instant: string): void;
  /** Acts as one of the demonstration's people, by login, with every right: nobody can then review his own work. */
  as(login: string): Ctx;
}

/** What an empty system starts with, so that it can be looked at. Runs once and marks what it writes for what it is. */
export interface Demonstration {
  /** Chinese sentence shown as a banner on every page. */
  readonly about: string;
  /** Nodes added below the divisions of the org tree, parents first. */
  readonly orgs: readonly { readonly code: string; readonly name: string; readonly parent: string }[];
  /** Accounts; their passwords are generated at the first start. Posts name roles of this application. */
  readonly people: readonly { readonly login: string; readonly name: string; readonly posts: readonly Post[] }[];
  /** Runs once on an empty store, as the system. */
  readonly run: (ctx: Ctx, stage: Stage) => Promise<void>;
  /** Goes on with it when the facts that `run` has recorded can be read: what people make of them. */
  readonly sequel?: (ctx: Ctx, stage: Stage) => Promise<void>;
}

/** What has to happen whether or not somebody asks. Several workers may run it at once, so it must bear being repeated. */
export interface JobDecl {
  readonly key: string;
  readonly title: string;
  readonly everyMinutes: number;
  /** Runs as the system, outside of a transaction. */
  readonly run: (ctx: Ctx) => Promise<unknown>;
}

/** A business system: one folder that declares its nouns. */
export interface App {
  readonly key: string;
  readonly title: string;
  readonly about: string;
  readonly entities: readonly EntityType[];
  readonly facts: readonly FactType[];
  readonly cases: readonly CaseType[];
  /** Earlier law versions of case types, for as long as cases are open under them. */
  // biome-ignore lint/suspicious/noExplicitAny: the widest form of a declaration of any fields.
  readonly formerCases?: readonly CaseType<any, any, any>[];
  readonly indicators: readonly IndicatorType[];
  readonly documents: readonly AnyDocumentType[];
  readonly contracts: readonly ContractType[];
  readonly grants: Grants;
  readonly screens?: readonly ScreenDecl[];
  readonly jobs?: readonly JobDecl[];
  readonly demonstration?: Demonstration;
}

/** Declares an application; every list that is left out is empty. */
export function app(
  decl: Pick<App, 'key' | 'title' | 'about' | 'grants'> & Partial<Omit<App, 'key' | 'title' | 'about' | 'grants'>>,
): App {
  return { entities: [], facts: [], cases: [], indicators: [], documents: [], contracts: [], ...decl };
}
