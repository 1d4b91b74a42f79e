import type { Static, TObject, TSchema } from 'typebox';
import type { CaseRecord, CaseType } from './case.ts';
import type { Ctx } from './ctx.ts';

/** One line of a file's text: line number from 1, and the cells where the source has a real table. */
export interface TextLine {
  readonly no: number;
  readonly text: string;
  readonly cells?: readonly string[];
}

/** A bad part of what came in: kept with its original and the reason, never dropped. */
export interface Rejected {
  readonly code: string;
  readonly reason: string;
  readonly original: string;
  /** Where it stood in the source, such as `line 812`. */
  readonly place?: string;
}

export interface Intake {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: readonly Rejected[];
  /** Id of what came of it, such as the imported disclosure. */
  readonly subject?: string;
}

/** A file as its text layer. */
export interface FileText {
  readonly name: string;
  readonly lines: readonly TextLine[];
}

export interface ReceivedFile<R = unknown> {
  readonly name: string;
  /** SM3 of the content; the file is in the file store before `take` runs. */
  readonly hash: string;
  readonly size: number;
  /** What the contract's `read` made of the text. */
  readonly reading: R;
}

/**
 * The file is not what the contract asks for; `message` is a plain Chinese sentence for the one who handed it in. Any
 * error whose name begins with `Unreadable` counts as one, so that readers need not know this room.
 */
export class UnreadableContent extends Error {
  override readonly name = 'UnreadableContent';
}

/** 交换 of a whole file that somebody hands in: read first, then taken in one transaction with what it rejects. */
export interface FileContract<R = unknown> {
  readonly noun: 'contract';
  readonly kind: 'file';
  readonly key: string;
  readonly title: string;
  readonly accepts: readonly ('txt' | 'docx' | 'pdf' | 'xlsx' | 'csv')[];
  readonly by: readonly string[];
  readonly maxBytes: number;
  /** Pure, and plain data comes of it: it runs in a thread of its own, with a limit of memory and time. */
  readonly read: (file: FileText) => R;
  take(ctx: Ctx, file: ReceivedFile<R>): Promise<Intake>;
}

/** 交换 of a file that is only read: the answer goes back and nothing is kept, so that it may be open to everybody. */
export interface ReadingContract {
  readonly noun: 'contract';
  readonly kind: 'reading';
  readonly key: string;
  readonly title: string;
  readonly accepts: readonly ('txt' | 'docx' | 'pdf' | 'xlsx' | 'csv')[];
  readonly by: readonly string[];
  /** True when nobody needs to sign in; then limited by address. */
  readonly open: boolean;
  readonly maxBytes: number;
  /** Pure, and plain data comes of it: it runs in a thread of its own, with a limit of memory and time. */
  readonly answer: (file: FileText) => unknown;
}

/**
 * 交换 of rows: NDJSON or JSON batches. A row that does not fit `row` is quarantined; the others are taken. A sender may
 * number his batches in a stream of his own naming: then each is taken once and none may be left out.
 */
export interface FeedContract {
  readonly noun: 'contract';
  readonly kind: 'feed';
  readonly key: string;
  readonly title: string;
  readonly row: TSchema;
  readonly by: readonly string[];
  /** True when numbered batches may also come over a WebSocket, for senders of events as they happen. */
  readonly socket?: boolean;
  readonly take: (ctx: Ctx, rows: readonly unknown[]) => Promise<Intake>;
}

/** 交换 as a data service: a question and its answer over HTTP, described in OpenAPI, counted and granted like any other. */
export interface ServiceContract<I extends TSchema = TSchema, O extends TSchema = TSchema> {
  readonly noun: 'contract';
  readonly kind: 'service';
  readonly key: string;
  readonly title: string;
  /** True when it changes nothing: served as GET with the input as query. */
  readonly safe: boolean;
  /**
   * True when nobody needs to sign in; then limited by address and always answered as the public: what the contract
   * does is all that the public may do, personal fields are masked, and every object of `output` must be closed, so
   * that nothing goes out that the contract does not name.
   */
  readonly open?: boolean;
  /** True when an account may also ask with its device key, as stations and other platforms do. */
  readonly machines?: boolean;
  /** Largest question, where one may hold files; 1 MiB unless given. */
  readonly maxBytes?: number;
  readonly input: I;
  readonly output: O;
  /** Roles that may ask; none where it is open. */
  readonly by: readonly string[];
  readonly answer: (ctx: Ctx, input: never) => Promise<unknown>;
}

/** What is asked by a foreign standard. `input` is the query, or the form with the query; values given twice are joined by a comma. */
export interface StandardRequest {
  /** How the asker has reached the server, such as `https://host`: for addresses that an answer names. */
  readonly origin: string;
  readonly params: Readonly<Record<string, string>>;
  readonly input: Readonly<Record<string, string>>;
}

export interface StandardRoute {
  /** Unique in the contract. */
  readonly key: string;
  readonly title: string;
  /** GET changes nothing; POST takes a form or a flat JSON object, in one transaction. */
  readonly method: 'GET' | 'POST';
  /** Below the contract's base and without the ending that names the format, such as `/services/:code`. */
  readonly path: string;
  /** True when nobody needs a key: answered as the public. */
  readonly open: boolean;
  /** Parameters in text form; those that it does not name are let through. */
  readonly input: TObject;
  readonly output: TSchema;
  /** Name of the outermost element in XML. */
  readonly root: string;
  /** True where the answer is a `StandardFile`; its path has no ending then. */
  readonly file?: boolean;
  readonly answer: (ctx: Ctx, request: StandardRequest) => Promise<unknown>;
}

export interface StandardFile {
  readonly content: Uint8Array;
  /** Media type. */
  readonly type: string;
}

/**
 * 交换 by a foreign standard, which fixes addresses, parameters, formats and errors. Sessions play no part in it: what
 * is not open asks for the key of a device account that holds one of the roles.
 */
export interface StandardContract {
  readonly noun: 'contract';
  readonly kind: 'standard';
  readonly key: string;
  readonly title: string;
  /** Where it is served, such as `/open311/v2`. */
  readonly base: string;
  readonly formats: readonly ('json' | 'xml')[];
  readonly by: readonly string[];
  /** Parameter that carries the key, in query or form. */
  readonly keyParameter: string;
  readonly routes: readonly StandardRoute[];
  /** In XML, the name of a list's entries by the name of the list. */
  readonly entries: Readonly<Record<string, string>>;
  /** How the standard says that something is not done. */
  readonly failure: (failure: { readonly status: number; readonly message: string }) => {
    readonly status: number;
    readonly root: string;
    readonly body: unknown;
  };
}

/** What queues a row by itself, in the transaction in which it becomes true. */
export interface Following {
  readonly case: string;
  /** States; coming into one of them from another state queues a row. */
  readonly enters: readonly string[];
  /** What is told; null where there is nothing to tell. */
  readonly row: (subject: never, ctx: Ctx) => unknown;
}

interface Outgoing {
  readonly noun: 'contract';
  readonly kind: 'upload';
  readonly key: string;
  readonly title: string;
  readonly maxAttempts: number;
  /** Cases that queue it; beside these an application queues what it likes through `ctx.upload`. */
  readonly follows?: readonly Following[];
  /** Roles that see its queue and start again what was given up; the platform's auditors and administrators do anyway. */
  readonly by?: readonly string[];
}

/** 交换 outwards: rows of the outbox are sent, retried with growing pauses and shown with their receipts. */
export interface OutsideContract extends Outgoing {
  readonly send: (ctx: Ctx, payload: unknown) => Promise<{ readonly receipt: string }>;
}

/**
 * 交换 within the house: the payload goes to a feed of another application, which validates, quarantines and
 * acknowledges it like a sender's from outside. Sent until it is taken; the target tells repeats apart by itself.
 */
export interface DeliveryContract extends Outgoing {
  /** The feed that takes it: application and key, such as `registry/vehicles`. */
  readonly to: `${string}/${string}`;
}

export type UploadContract = OutsideContract | DeliveryContract;

export type ContractType =
  | FileContract
  | ReadingContract
  | FeedContract
  | ServiceContract
  | StandardContract
  | UploadContract;

export const fileContract = <R>(decl: Omit<FileContract<R>, 'noun' | 'kind'>): FileContract<R> => ({
  noun: 'contract',
  kind: 'file',
  ...decl,
});
export const readingContract = (decl: Omit<ReadingContract, 'noun' | 'kind'>): ReadingContract => ({
  noun: 'contract',
  kind: 'reading',
  ...decl,
});
export const feedContract = (decl: Omit<FeedContract, 'noun' | 'kind'>): FeedContract => ({
  noun: 'contract',
  kind: 'feed',
  ...decl,
});
export const standardContract = (decl: Omit<StandardContract, 'noun' | 'kind'>): StandardContract => ({
  noun: 'contract',
  kind: 'standard',
  ...decl,
});
export const uploadContract = (decl: Omit<OutsideContract, 'noun' | 'kind'>): OutsideContract => ({
  noun: 'contract',
  kind: 'upload',
  ...decl,
});
export const deliveryContract = (decl: Omit<DeliveryContract, 'noun' | 'kind'>): DeliveryContract => ({
  noun: 'contract',
  kind: 'upload',
  ...decl,
});
/** Queues what `row` makes of a case whenever it comes into one of the states. */
export const whenCase = <C extends CaseType>(
  type: C,
  enters: readonly (keyof C['states'] & string)[],
  row: (subject: CaseRecord<C>, ctx: Ctx) => unknown,
): Following => ({ case: type.key, enters, row: row as Following['row'] });
export const service = <I extends TSchema, O extends TSchema>(
  decl: Omit<ServiceContract<I, O>, 'noun' | 'kind' | 'answer'> & {
    readonly answer: (ctx: Ctx, input: Static<I>) => Promise<Static<O>>;
  },
): ServiceContract<I, O> => ({ noun: 'contract', kind: 'service', ...decl }) as ServiceContract<I, O>;
