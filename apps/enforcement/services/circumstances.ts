/** What an officer says of the circumstances of an act, as every standard of discretion asks for it. */
export interface Stated {
  readonly firstTime: boolean;
  readonly minor: boolean;
  readonly corrected: boolean;
  readonly mitigating: boolean;
  /** Acts of the kind within a year, with this one. */
  readonly times: number;
}

/** From so many on, standards tell no difference. */
const mostTimes = 3;
const signs = ['firstTime', 'minor', 'corrected', 'mitigating'] as const;

/** One name for circumstances that standards cannot tell apart. */
export const nameOf = (stated: Stated): string =>
  `${signs.map((sign) => (stated[sign] ? '1' : '0')).join('')}${Math.min(mostTimes, Math.max(1, stated.times))}`;

/** All that can be stated. */
export const ways: readonly {
  readonly name: string;
  readonly circumstances: Record<keyof Stated, boolean | number>;
}[] = Array.from({ length: 2 ** signs.length * mostTimes }, (_, index) => {
  const bits = Math.floor(index / mostTimes);
  const [firstTime, minor, corrected, mitigating] = signs.map((_sign, place) => Boolean((bits >> place) & 1));
  const circumstances = {
    firstTime: firstTime === true,
    minor: minor === true,
    corrected: corrected === true,
    mitigating: mitigating === true,
    times: (index % mostTimes) + 1,
  };
  return { name: nameOf(circumstances), circumstances };
});
