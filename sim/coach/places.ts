/** Where coaches of Hunan drive between: city centres, WGS-84, to about a kilometre. */
export const cities = [
  { city: 100, letter: 'A', name: '长沙', longitude: 112.94, latitude: 28.23 },
  { city: 200, letter: 'B', name: '株洲', longitude: 113.13, latitude: 27.83 },
  { city: 300, letter: 'C', name: '湘潭', longitude: 112.94, latitude: 27.83 },
  { city: 400, letter: 'D', name: '衡阳', longitude: 112.57, latitude: 26.89 },
  { city: 500, letter: 'E', name: '邵阳', longitude: 111.47, latitude: 27.24 },
  { city: 600, letter: 'F', name: '岳阳', longitude: 113.13, latitude: 29.36 },
  { city: 700, letter: 'J', name: '常德', longitude: 111.7, latitude: 29.03 },
  { city: 800, letter: 'G', name: '张家界', longitude: 110.48, latitude: 29.12 },
  { city: 900, letter: 'H', name: '益阳', longitude: 112.36, latitude: 28.55 },
  { city: 1000, letter: 'L', name: '郴州', longitude: 113.01, latitude: 25.77 },
  { city: 1100, letter: 'M', name: '永州', longitude: 111.61, latitude: 26.42 },
  { city: 1200, letter: 'N', name: '怀化', longitude: 110.0, latitude: 27.57 },
  { city: 1300, letter: 'K', name: '娄底', longitude: 111.99, latitude: 27.7 },
  { city: 3100, letter: 'U', name: '吉首', longitude: 109.74, latitude: 28.31 },
] as const;

export type City = (typeof cities)[number];

/** The identity of one simulated coach, the same on both sides of the wire. */
export interface SimulatedCoach {
  readonly phone: string;
  readonly plate: string;
  readonly authCode: string;
  readonly home: City;
  /** As fast as its driver may go by day; that of coaches unless given. */
  readonly topKmh?: number;
}

/** Tankers may go as fast as 80 km/h, and their drivers keep a little below. */
export const tankerKmh = 78;

/** Simulated coaches by number from 1. Their telephone numbers begin with a block that no network gives out. */
export function simulatedCoach(number: number): SimulatedCoach {
  const home = cities[number % cities.length] ?? cities[0];
  return {
    phone: String(19_900_000_000 + number),
    plate: `湘${home.letter}M${String(number).padStart(4, '0')}`,
    authCode: `sim-${number}`,
    home,
    ...(number % 5 === 4 ? { topKmh: tankerKmh } : {}),
  };
}
