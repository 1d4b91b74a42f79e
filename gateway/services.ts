import type { Body, Edition, Position } from '../protocols/jt808/index.ts';

/** How a position came. */
export type Arrival = 'report' | 'batch' | 'answer';

/** A position of an authenticated terminal, as decoded. */
export interface SentFix {
  readonly phone: string;
  readonly edition: Edition;
  readonly position: Position;
  readonly arrival: Arrival;
  readonly receivedMs: number;
}

/** What a terminal says beside its positions, as decoded; a medium in packages comes as one. */
export interface TerminalMessage {
  readonly phone: string;
  readonly edition: Edition;
  /** Such as `0x0900`. */
  readonly messageId: string;
  readonly name: string;
  readonly serial: number;
  readonly receivedMs: number;
  readonly body: Body;
}

/** A file of an active-safety alarm, whole. */
export interface AlarmFile {
  readonly phone: string;
  /** The number under which the platform asked for it. */
  readonly alarmNumber: string;
  /** The terminal's identification of the alarm. */
  readonly identification: Body;
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
}

/** What a terminal says of itself when it registers. */
export interface RegistrationClaim {
  readonly phone: string;
  readonly edition: Edition;
  readonly address: string;
  /** Six digits of GB/T 2260, made of the province's two and the last four. */
  readonly division: string;
  readonly makerId: string;
  readonly model: string;
  readonly terminalId: string;
  readonly plate: string;
  readonly plateColour: string;
}

export type RegistrationAnswer =
  | { readonly result: 'ok'; readonly authCode: string }
  | { readonly result: 'vehicle-unknown' | 'terminal-unknown' | 'terminal-already-registered' };

export interface BadFrame {
  readonly connection: string;
  readonly sequence: number;
  readonly atMs: number;
  readonly phone: string | null;
  readonly address: string;
  readonly code: string;
  /** The bytes as they came, hex. */
  readonly hex: string;
}

export type SessionEventKind = 'registered' | 'pending' | 'refused' | 'authenticated' | 'replaced' | 'closed';

export interface SessionEvent {
  readonly connection: string;
  readonly atMs: number;
  readonly phone: string;
  readonly address: string;
  readonly event: SessionEventKind;
  readonly why: string | null;
}

/** What the gateway needs of the house. A promise resolves when what was given is durable. */
export interface GatewayServices {
  readonly now: () => number;
  register(claim: RegistrationClaim): Promise<RegistrationAnswer>;
  /** Whether a terminal is admitted under this code. */
  authenticate(phone: string, authCode: string): boolean;
  /** Judges positions, once; what it gives back makes them durable and is called again until it succeeds. */
  positions(fixes: readonly SentFix[]): () => Promise<void>;
  message(message: TerminalMessage): Promise<void>;
  badFrames(frames: readonly BadFrame[]): Promise<void>;
  sessions(events: readonly SessionEvent[]): Promise<void>;
  /** Whether a terminal was asked for the files of this alarm. */
  mayBring(phone: string, alarmNumber: string, identification: Body): boolean;
  alarmFile(file: AlarmFile): Promise<void>;
  /** Whether a vehicle is reported in another way than by a terminal of its own. */
  alsoOnline(phone: string): boolean;
  /** Something outside failed; it is retried, and somebody should see it. */
  trouble(what: string, error: unknown): void;
}
