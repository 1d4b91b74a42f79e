import type { Clock } from '../base/clock.ts';
import type { CaseDeadline, CaseRecord, CaseStep, CaseType, Limit } from './case.ts';
import type { UploadContract } from './contract.ts';
import type { AnyDocumentType, DocumentFormat, IssuedDocument } from './document.ts';
import type { Change, EntityRecord, EntityType } from './entity.ts';
import type { FactRecord, FactType, NewFact } from './fact.ts';
import type { Values } from './field.ts';
import type { Filter, ListQuery, Page, RowsQuery } from './filter.ts';
import type { EvidenceQuery, IndicatorResult, IndicatorType, Period } from './indicator.ts';
import type { TallyQuery, TallyRow } from './tally.ts';

/** A post: one person, at one node of the org tree, in one role of one application (`evaluation.finance`). */
export interface Post {
  readonly org: string;
  readonly role: string;
  /** Whose post it is, where it is held for somebody absent. */
  readonly for?: { readonly id: string; readonly name: string };
}

/** Who acts. The system itself acts as `system`, for jobs and the demonstration. */
export interface Who {
  readonly personId: string;
  readonly name: string;
  readonly posts: readonly Post[];
  readonly system: boolean;
  /** True for anybody at all, through a contract that is open: it reads and writes as the system, but sees personal fields masked. */
  readonly public?: boolean;
}

export interface EntityStore<E extends EntityType> {
  get(id: string): Promise<EntityRecord<E>>;
  find(where: Filter): Promise<EntityRecord<E> | null>;
  list(query?: ListQuery): Promise<Page<EntityRecord<E>>>;
  /** All rows that match, without paging; for computing, not for screens. */
  all(where?: Filter): Promise<readonly EntityRecord<E>[]>;
  /** All rows that match and may be exported, in batches from one snapshot: any number in bounded memory. */
  stream(query?: RowsQuery): AsyncIterable<readonly EntityRecord<E>[]>;
  create(values: Values<E['fields']>, why: string): Promise<EntityRecord<E>>;
  update(id: string, version: number, values: Partial<Values<E['fields']>>, why: string): Promise<EntityRecord<E>>;
  history(id: string): Promise<readonly Change[]>;
  /**
   * All rows by one of their fields, out of a copy in memory that is first brought up to what is committed: for feeds,
   * which look up by thousands. For the system only; to be read at once, since the copy goes on changing.
   */
  lookup<N extends keyof Values<E['fields']> & string>(
    by: keyof E['fields'] & string,
    fields: readonly N[],
  ): Promise<ReadonlyMap<string, readonly Pick<EntityRecord<E>, N>[]>>;
}

export interface FactStore<T extends FactType> {
  /** Returns when the facts are durable. Inside a move they leave with the outbox, right after the commit. */
  record(facts: readonly NewFact<T>[], source: string): Promise<void>;
  list(query?: ListQuery): Promise<Page<FactRecord<T>>>;
  all(where?: Filter): Promise<readonly FactRecord<T>[]>;
  /** All facts that match and may be exported, in batches from one snapshot: any number in bounded memory. */
  stream(query?: RowsQuery): AsyncIterable<readonly FactRecord<T>[]>;
  /** Figures by groups, counted by the store without reading the facts out. */
  tally(query: TallyQuery): Promise<readonly TallyRow[]>;
}

export interface CaseStore<C extends CaseType> {
  open(values: Values<C['fields']>, why?: string): Promise<CaseRecord<C>>;
  get(id: string): Promise<CaseRecord<C>>;
  list(query?: ListQuery): Promise<Page<CaseRecord<C>>>;
  all(where?: Filter): Promise<readonly CaseRecord<C>[]>;
  /** All cases that match and may be exported, in batches from one snapshot: any number in bounded memory. */
  stream(query?: RowsQuery): AsyncIterable<readonly CaseRecord<C>[]>;
  /** Makes a move on the version seen; refused when the state, the role, the guard or another's change says so. */
  move(
    id: string,
    version: number,
    move: keyof C['moves'] & string,
    input?: Readonly<Record<string, unknown>>,
  ): Promise<CaseRecord<C>>;
  /** Moves that the acting person may make now, with the reason for those that are refused. */
  moves(id: string): Promise<readonly { readonly key: string; readonly refused: string | null }[]>;
  history(id: string): Promise<readonly CaseStep[]>;
  deadlines(id: string): Promise<readonly CaseDeadline[]>;
}

export interface IndicatorStore {
  compute(period: Period, org: string): Promise<IndicatorResult>;
  /** For each of many orgs what `compute` gives, of few questions: for pages that list orgs. */
  computeEach(period: Period, orgs: readonly string[]): Promise<readonly IndicatorResult[]>;
  evidence(period: Period, org: string, query: EvidenceQuery): Promise<Page<Readonly<Record<string, unknown>>>>;
  /** Keeps the figure with the hash of its evidence; a sealed period is never computed again. */
  seal(period: Period, org: string): Promise<IndicatorResult>;
}

export interface DocumentStore {
  /** The document as it would be issued now: nothing is kept and no number taken. */
  preview(subject: string, format: DocumentFormat): Promise<Uint8Array>;
  issue(subject: string): Promise<IssuedDocument>;
  list(subject?: string): Promise<readonly IssuedDocument[]>;
  /** Makes an issued document again from the data kept with it: true where it is byte for byte the same. */
  verify(id: string): Promise<Readonly<Partial<Record<DocumentFormat, boolean>>>>;
}

export interface FileStore {
  put(content: Uint8Array, name: string): Promise<string>;
  get(hash: string): Promise<Uint8Array>;
  /** Removes a file whose time is over. Whoever does so has made sure that nobody needs what is kept under the hash. */
  remove(hash: string): Promise<void>;
}

export interface Calendar {
  isWorkingDay(date: string, region?: string): { readonly working: boolean; readonly provisional: boolean };
  due(
    start: Date,
    limit: Omit<Limit, 'since' | 'basis'>,
    region?: string,
  ): { readonly due: Date; readonly provisional: boolean; readonly explanation: readonly string[] };
}

/** What the kernel serves to an application: everything through it is scoped, journalled and, in a move, one transaction. */
export interface Ctx {
  readonly who: Who;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly files: FileStore;
  entities<E extends EntityType>(type: E): EntityStore<E>;
  facts<T extends FactType>(type: T): FactStore<T>;
  cases<C extends CaseType>(type: C): CaseStore<C>;
  indicators(type: IndicatorType): IndicatorStore;
  /** An indicator that any application publishes, by its full name such as `coach.online-rate`; null when none does. */
  indicatorNamed(name: string): IndicatorStore | null;
  documents(type: AnyDocumentType): DocumentStore;
  /**
   * Queues something for an upload contract, in the transaction of what it tells. `key` names it: the same key is sent
   * once.
   */
  upload(contract: UploadContract, key: string, payload: unknown): Promise<void>;
  /**
   * The next of a register's gapless numbers, from 1 for each organ and year. Only in a transaction, which gives the
   * number back when it fails.
   */
  nextNumber(register: string, organ: string, year: number): Promise<number>;
  /** The code of a division or unit by its code or whole name; null where there is none, or more than one of the name. */
  orgNamed(text: string): string | null;
  /** Writes an own entry of the journal: what was done to what. */
  note(action: string, subject: string, detail?: Readonly<Record<string, unknown>>): Promise<void>;
  /** True when one of the acting person's posts carries the role (a key of this application). */
  hasRole(role: string): boolean;
  /**
   * Waits until nobody else of the application is at what is named, and holds it until the transaction ends: for what
   * looks first and writes then. Only in a transaction.
   */
  alone(name: string): Promise<void>;
  /** All writes of `work` or none: a transaction, or a part of the one that there is, whose refusal may be caught. */
  atomically<T>(work: (ctx: Ctx) => Promise<T>): Promise<T>;
}
