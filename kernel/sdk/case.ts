import type { Ctx } from './ctx.ts';
import type { Fields, Values } from './field.ts';

export interface StateDecl {
  readonly title: string;
  /** No move leads out of a final state. */
  readonly final?: boolean;
  /** Colour of its tag in lists. */
  readonly tone?: 'plain' | 'active' | 'good' | 'warning' | 'bad';
}

/** Why a guard refuses: a plain Chinese reason, and the clause where there is one. */
export interface GuardRefusal {
  readonly reason: string;
  readonly basis?: string;
}

export interface MoveDecl<S extends string = string, F extends Fields = Fields, I extends Fields = Fields> {
  readonly title: string;
  readonly from: readonly S[];
  readonly to: S;
  /** Role keys that may make it; none for what only follows from something else, such as another system's answer. */
  readonly by: readonly string[];
  /** Fields of the case that must be filled before. */
  readonly needs?: readonly string[];
  /** What the one who moves fills in; values of equal names are written into the case. */
  readonly input?: I;
  /** Moves whose latest maker may not make this one: nobody reviews his own work. */
  readonly notBy?: readonly string[];
  /** Says no by returning why. Runs inside the transaction, on the locked case. */
  guard?(
    subject: CaseRecordOf<S, F>,
    input: Values<I>,
    ctx: Ctx,
  ): Promise<GuardRefusal | undefined> | GuardRefusal | undefined;
  /** What the move works out by itself, such as a number or a term: written into the case beside what is filled in. */
  sets?(subject: CaseRecordOf<S, F>, input: Values<I>, ctx: Ctx): Promise<Partial<Values<F>>> | Partial<Values<F>>;
  /** Further writes of the same transaction. Facts recorded here leave with the outbox, after the commit. */
  effect?(subject: CaseRecordOf<S, F>, input: Values<I>, ctx: Ctx): Promise<void>;
  /** It can be made, but nobody waits for it: no case is on a work list for its sake alone. */
  readonly aside?: boolean;
  /** Roles that are told of it where the case then stands: what their work list alone would not show, such as an urging. */
  readonly tell?: readonly string[];
  /** Keys of documents that this move issues. */
  readonly issues?: readonly string[];
  /** Asked before it is done: what cannot be taken back. */
  readonly confirm?: string;
  readonly basis?: string;
}

export type LimitUnit = 'minute' | 'hour' | 'calendarDay' | 'workingDay' | 'calendarMonth' | 'workingMinute';

export interface Limit {
  /** First civil date on which this limit is law; a case keeps the one of the day its deadline began. */
  readonly since: string;
  readonly amount: number;
  readonly unit: LimitUnit;
  readonly basis: string;
}

/** By how much of its own unit a move lengthens a deadline. */
export interface Extension {
  readonly amount: number;
  readonly basis: string;
}

/** When somebody is reminded of a deadline, reckoned in its own unit: a share of it, so much before it ends, or after. */
export type ReminderMark = { readonly percent: number } | { readonly before: number } | { readonly after: number };

export interface DeadlineDecl<S extends string = string, M extends string = string> {
  readonly title: string;
  readonly startsOn: { readonly enter: readonly S[] } | { readonly move: readonly M[] };
  readonly stopsOn: { readonly enter: readonly S[] } | { readonly move: readonly M[] };
  readonly pausedIn?: readonly S[];
  /**
   * A date or instant of the case that says when the event happened, where it is told later than that: service of a
   * document, an act found out. The time of the move counts while the field is empty.
   */
  readonly startsAt?: string;
  /** Moves that lengthen it while it runs; what has run out is lengthened no more. */
  readonly extendedBy?: Readonly<Partial<Record<M, Extension>>>;
  readonly limits: readonly Limit[];
  /** Only a case for which this holds has the deadline; asked of its values when the deadline would begin. */
  when?(values: Readonly<Record<string, unknown>>): boolean;
  readonly reminders?: readonly { readonly at: ReminderMark; readonly tell: readonly string[] }[];
  /** Calendar days: the day after the event counts as day one, and a due date on a holiday moves to the next working day. */
  readonly countFrom?: 'nextDay' | 'sameMoment';
  readonly rollForward?: boolean;
  /**
   * True for a time in which somebody outside may do something, such as ask for a hearing: when it is over, nobody is
   * late. It then shows as lapsed, and the roles of `onBreach` are told that it is over.
   */
  readonly lapses?: boolean;
  /** Roles told when it is breached; the breach itself is journalled. */
  readonly onBreach?: { readonly tell: readonly string[] };
}

export type Moves<S extends string = string, F extends Fields = Fields> = Readonly<
  // biome-ignore lint/suspicious/noExplicitAny: each move has input fields of its own.
  Record<string, MoveDecl<S, F, any>>
>;

/** 事项: what must be done, by whom, until when. A move happens whole or not at all. */
export interface CaseType<F extends Fields = Fields, S extends string = string, M extends Moves<S, F> = Moves<S, F>> {
  readonly noun: 'case';
  readonly key: string;
  readonly title: string;
  /** Raised when states, moves or deadlines change in a way that open cases must not follow: they keep theirs. */
  readonly lawVersion: number;
  readonly fields: F;
  readonly label: string;
  readonly org: string;
  readonly states: Readonly<Record<S, StateDecl>>;
  readonly initial: S;
  /** Roles that may open one. */
  readonly openedBy: readonly string[];
  /** Fields that may be filled in at the opening; the others come by moves. All of them unless given. */
  readonly opening?: readonly string[];
  /** What the opening works out by itself, such as a number, in the same transaction. */
  sets?(values: Values<F>, ctx: Ctx): Promise<Partial<Values<F>>> | Partial<Values<F>>;
  readonly moves: M;
  readonly deadlines?: Readonly<Record<string, DeadlineDecl>>;
  readonly about?: string;
}

/** What `caseType` takes: fields, states and moves are named only where they are declared. */
export interface CaseDecl<F extends Fields, S extends string, M extends Moves<S, F>>
  extends Omit<
    CaseType,
    'noun' | 'fields' | 'label' | 'org' | 'states' | 'initial' | 'moves' | 'deadlines' | 'opening' | 'sets'
  > {
  readonly fields: F;
  readonly states: Readonly<Record<S, StateDecl>>;
  readonly initial: NoInfer<S>;
  readonly moves: M;
  readonly label: keyof F & string;
  readonly org: keyof F & string;
  readonly opening?: readonly (keyof F & string)[];
  sets?(values: Values<F>, ctx: Ctx): Promise<Partial<Values<F>>> | Partial<Values<F>>;
  readonly deadlines?: Readonly<Record<string, DeadlineDecl<NoInfer<S>, keyof NoInfer<M> & string>>>;
}

export function caseType<const F extends Fields, const S extends string, const M extends Moves<NoInfer<S>, NoInfer<F>>>(
  decl: CaseDecl<F, S, M>,
): CaseType<F, S, M> {
  return { noun: 'case', ...decl };
}

export type CaseRecordOf<S extends string, F extends Fields> = Values<F> & {
  readonly id: string;
  readonly version: number;
  readonly state: S;
  readonly openedAt: string;
  readonly openedByName: string;
  readonly closedAt: string | null;
  readonly lawVersion: number;
};

export type CaseRecord<C extends CaseType> =
  C extends CaseType<infer F, infer S, infer _M> ? CaseRecordOf<S, F> : never;

/** One step of a case's history. */
export interface CaseStep {
  readonly at: string;
  readonly move: string;
  readonly from: string | null;
  readonly to: string;
  readonly byName: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** A running, met, breached or lapsed deadline, which can explain itself. */
export interface CaseDeadline {
  readonly key: string;
  readonly title: string;
  readonly startedAt: string;
  /** Null while paused. */
  readonly dueAt: string | null;
  readonly stoppedAt: string | null;
  readonly state: 'running' | 'paused' | 'met' | 'breached' | 'lapsed';
  readonly provisional: boolean;
  readonly basis: string;
  readonly explanation: readonly string[];
}
