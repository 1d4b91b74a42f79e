/**
 * What the simulated traffic is held to. The two over-limit shares and the volumes are those published for 2024; months
 * are those of the national expressway figures of 2016; mix, masses and faults are assumptions, since no Chinese set of
 * single weighings is public.
 */
export const calibration = {
  overShare: { ordinary: 0.0027, expressway: 0.0032 },
  yearly: { ordinary: 79_600_000, expressway: 61_090_000 },
  /** Sites of the province as counted in 2023. */
  sites: { fixed: 120, 'non-stop': 320, entrance: 454, source: 108 },
  /** Published for 2024: days online, sites networked, records in time; completeness is an assumption. */
  shares: { online: 0.9533, networked: 0.9975, timely: 0.955, complete: 0.985 },
  /** February and December as found; the others fill the year evenly. */
  monthWeights: [1.0, 0.525, 1.0, 1.02, 1.03, 1.03, 1.03, 1.03, 1.05, 1.04, 1.09, 1.158],
  /** Trucks by hour of the day: flatter than Swiss counts, which have a night ban. */
  hourWeights: [28, 27, 26, 26, 28, 33, 40, 46, 51, 53, 53, 51, 48, 49, 52, 53, 53, 52, 49, 46, 43, 39, 35, 31],
  faults: {
    noPlate: 0.01,
    platesDiffer: 0.005,
    axlesMerged: 0.001,
    axlesSplit: 0.001,
    late: 0.01,
    duplicate: 0.003,
    clockSkewed: 0.002,
    pictureMissing: 0.02,
    /** Share of batches that meet a cut line and are kept by the station until it is back. */
    lineCut: 0.02,
    /** Share of batches whose rows come in another order than they were weighed in. */
    shuffled: 0.1,
    /** Rows that no platform can take: text for a number, a site that there is not, a day that never was. */
    badRow: 0.0005,
    /** Share of stations whose clock is off by more than evidence bears. */
    clockWrong: 0.05,
  },
  /** What becomes of a truck that was turned back, by share. */
  refused: { reduced: 0.7, elsewhere: 0.2, left: 0.1 },
  /** Of trucks with a loading slip: loaded over the limit, and heavier at the next scale than the slip says. */
  loading: { overloaded: 0.02, mismatch: 0.05 },
  /** Of trucks that leave the expressway: more on them than at the entrance. */
  exits: { heavier: 0.01 },
} as const;

/** How far those over the limit are over it, with weights in per cent. */
export const overBands: readonly (readonly [readonly [from: number, to: number], number])[] = [
  [[0.002, 0.1], 72],
  [[0.1, 0.2], 14],
  [[0.2, 0.5], 9],
  [[0.5, 1], 4],
  [[1, 1.25], 1],
];

export interface VehicleType {
  readonly code: string;
  readonly axles: number;
  /** What a scale that counts axles takes for the limit. */
  readonly screenKg: number;
  /** What it may weigh without anybody looking twice. */
  readonly lawfulKg: number;
  readonly empty: readonly [mean: number, deviation: number];
  readonly loaded: readonly [mean: number, deviation: number];
  readonly share: { readonly ordinary: number; readonly expressway: number };
}

/** Masses in kg. */
export const vehicleTypes: readonly VehicleType[] = [
  {
    code: '12',
    axles: 2,
    screenKg: 18_000,
    lawfulKg: 18_000,
    empty: [5_500, 1_200],
    loaded: [12_500, 2_500],
    share: { ordinary: 52, expressway: 46 },
  },
  {
    code: '15',
    axles: 3,
    screenKg: 27_000,
    lawfulKg: 25_000,
    empty: [9_500, 1_200],
    loaded: [21_000, 2_000],
    share: { ordinary: 9, expressway: 6 },
  },
  {
    code: '115',
    axles: 4,
    screenKg: 36_000,
    lawfulKg: 31_000,
    empty: [13_500, 1_200],
    loaded: [27_500, 1_800],
    share: { ordinary: 17, expressway: 8 },
  },
  {
    code: '127',
    axles: 5,
    screenKg: 43_000,
    lawfulKg: 42_000,
    empty: [14_000, 1_500],
    loaded: [36_000, 3_000],
    share: { ordinary: 2, expressway: 3 },
  },
  {
    code: '157',
    axles: 6,
    screenKg: 49_000,
    lawfulKg: 49_000,
    empty: [16_500, 1_500],
    loaded: [43_000, 3_000],
    share: { ordinary: 20, expressway: 37 },
  },
];
