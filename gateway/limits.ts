/** Bounds that keep one terminal, or all of them at once, from taking the machine. */
export interface GatewayLimits {
  readonly connections: number;
  /** Messages of one connection that wait for the disk; it is not read from beyond them. */
  readonly waitingPerConnection: number;
  /** The same over all connections. */
  readonly waiting: number;
  /** Positions of one insert: small enough that terminals answer and send while the next one is written. */
  readonly largestInsert: number;
  /** Between the beginnings of two inserts: small ones would cost the store more than they carry. */
  readonly insertPauseMs: number;
  /** First pause after a failed insert; doubled up to thirty times as much. */
  readonly retryMs: number;
  /** Without a word for so long, a connection is taken for dead. */
  readonly idleMs: number;
  /** Before it is authenticated. */
  readonly strangerMs: number;
  /** Bytes that a terminal has not taken yet; beyond them it is cut off. */
  readonly unsentBytes: number;
  /** Bad frames of one connection before it is closed. */
  readonly badFrames: number;
  /** Bad frames that wait for the disk; beyond them they are counted, not kept. */
  readonly waitingBadFrames: number;
  /** Messages beside positions that are being kept at once. */
  readonly waitingMessages: number;
  /** Connections that bring files of alarms. */
  readonly fileConnections: number;
  /** Bytes of one such file, and of all that are on their way. */
  readonly fileBytes: number;
  readonly allFileBytes: number;
  /** Registrations of terminals that are looked at at once. */
  readonly registrations: number;
}

export const defaultLimits: GatewayLimits = {
  connections: 120_000,
  waitingPerConnection: 200,
  waiting: 100_000,
  largestInsert: 4000,
  insertPauseMs: 5,
  retryMs: 500,
  idleMs: 300_000,
  strangerMs: 60_000,
  unsentBytes: 65_536,
  badFrames: 200,
  waitingBadFrames: 10_000,
  waitingMessages: 1000,
  fileConnections: 500,
  fileBytes: 32 * 1024 * 1024,
  allFileBytes: 256 * 1024 * 1024,
  registrations: 200,
};
