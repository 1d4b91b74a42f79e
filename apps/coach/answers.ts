/** What the server's own routes of the coaches answer, as the screens read it. */

/** The place of an org among those of its level. */
export interface Standing {
  readonly org: string;
  readonly name: string;
  /** By key of the indicator; null where there is nothing to compute it from. */
  readonly values: Readonly<Record<string, number | null>>;
  /** From 1, equal figures equal; among `of` orgs of the level that have a figure. Null without one. */
  readonly ranks: Readonly<Record<string, number | null>>;
  readonly simulated: boolean;
}

export interface Standings {
  readonly indicators: readonly { readonly key: string; readonly of: number }[];
  readonly rows: readonly Standing[];
}

/** A track in columns, in the order of time; all of them have the same length. */
export interface Track {
  readonly plate: string | null;
  readonly simulated: boolean;
  /** Seconds since 1970. */
  readonly times: readonly number[];
  /** WGS-84, degrees. */
  readonly longitudes: readonly number[];
  readonly latitudes: readonly number[];
  readonly speeds: readonly number[];
  readonly bearings: readonly number[];
  /** Kilometres on the clock; null where the terminal sent none. */
  readonly odometers: readonly (number | null)[];
  /** Alarm flags as the terminal sent them. */
  readonly alarmBits: readonly number[];
  /** 1 for positions that are not to be trusted: of bad quality or drifting. */
  readonly doubtful: readonly number[];
}
