/** Times of a link in milliseconds (8.1.1.3) and those the standard leaves open. */
export interface LinkTiming {
  /** Nothing sent or nothing heard for this long: the side that dialled asks whether the link lives. */
  readonly keepAliveMs: number;
  /** Nothing heard for this long: the link is dropped, this one only. */
  readonly silenceMs: number;
  /** From the connection to the answer to the login, and from a logout to its answer. */
  readonly answerMs: number;
  /** From asking for a connection to having one. */
  readonly connectMs: number;
  /** Waits before the first, second … further attempt; the last one repeats. */
  readonly retryMs: readonly number[];
  /** Failed attempts in a row after which the peer is said to be unreachable. */
  readonly reportAfterFailures: number;
}

export const standardTiming: LinkTiming = {
  keepAliveMs: 60_000,
  silenceMs: 180_000,
  answerMs: 30_000,
  connectMs: 15_000,
  retryMs: [1_000, 5_000, 15_000, 60_000],
  reportAfterFailures: 3,
};
