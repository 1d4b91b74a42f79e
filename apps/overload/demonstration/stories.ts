import { chinaIso } from '../../../kernel/sdk/index.ts';
import type { WeighingRow } from '../dialects.ts';
import { axleKgOf } from './passages.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** The truck that is found over the limit four times in its year. */
export const repeater = '湘A71234';
export const fleetPlates = [repeater, '湘A72001', '湘A72002', '湘A72003'] as const;

interface Told {
  readonly site: string;
  readonly plate: string;
  readonly daysAgo: number;
  readonly totalKg: number;
  readonly hour?: number;
}

function rowOf({ site, plate, daysAgo, totalKg, hour = 0 }: Told, until: Date, index: number): WeighingRow {
  const at = until.getTime() - daysAgo * dayMs - hour * hourMs;
  return {
    recordNo: `${site}-S${String(index + 1).padStart(5, '0')}`,
    site,
    at: chinaIso(new Date(at)),
    lane: 1,
    axles: 6,
    totalKg,
    axleCode: '157',
    axleKg: axleKgOf(6, totalKg),
    speedKmh: site.slice(6, 8) === '41' ? 8 : 52,
    plate,
    rearPlate: `${plate.slice(0, 2)}${plate.slice(3)}挂`,
    plateColour: 'yellow',
    simulated: true,
  };
}

const point = '4301213101';
const counties = ['430121', '430181', '430182'] as const;

/** Over the limit on the road: one truck again and again, its company's others, some of our own, two from elsewhere. */
const onTheRoad: readonly Told[] = [
  ...[27, 20, 13, 6].map((daysAgo) => ({ site: point, plate: repeater, daysAgo, totalKg: 61_200 })),
  ...fleetPlates.slice(1).map((plate, index) => ({ site: point, plate, daysAgo: 24 - index * 7, totalKg: 57_600 })),
  ...Array.from({ length: 9 }, (_, index) => ({
    site: `${counties[index % 3]}3101`,
    plate: `湘A73${String(index).padStart(3, '0')}`,
    daysAgo: 26 - index * 3,
    totalKg: 55_000 + index * 700,
  })),
  { site: point, plate: '粤B8A001', daysAgo: 18, totalKg: 58_300 },
  { site: '4301813101', plate: '赣C6B002', daysAgo: 9, totalKg: 56_900 },
];

/** At fixed stations, where the truck itself can be dealt with. */
const atStations: readonly Told[] = Array.from({ length: 6 }, (_, index) => ({
  site: `${counties[index % 3]}2101`,
  plate: `湘A74${String(index).padStart(3, '0')}`,
  daysAgo: 22 - index * 4,
  totalKg: 54_500 + index * 1_100,
}));

/** Turned back within the last day: one enters elsewhere, two have unloaded, one is not seen again. */
const atGates: readonly Told[] = [
  { site: '4301214101', plate: '湘A75001', daysAgo: 0, hour: 20, totalKg: 53_400 },
  { site: '4301814101', plate: '湘A75001', daysAgo: 0, hour: 17, totalKg: 53_200 },
  { site: '4301214101', plate: '湘A75002', daysAgo: 0, hour: 19, totalKg: 51_800 },
  { site: '4301214101', plate: '湘A75002', daysAgo: 0, hour: 14, totalKg: 47_600 },
  { site: '4301824101', plate: '湘A75003', daysAgo: 0, hour: 12, totalKg: 50_900 },
  { site: '4301824101', plate: '湘A75003', daysAgo: 0, hour: 8, totalKg: 48_100 },
  { site: '4301814101', plate: '湘A75004', daysAgo: 0, hour: 6, totalKg: 52_600 },
];

/** From the entrance to the exit: one has more on it when it leaves. */
const throughExits: readonly Told[] = Array.from({ length: 6 }, (_, index) => index).flatMap((index) => {
  const plate = `湘A76${String(index).padStart(3, '0')}`;
  const kg = 38_000 + index * 1_500;
  return [
    { site: '4301214101', plate, daysAgo: 0, hour: 8, totalKg: kg },
    { site: '4302814201', plate, daysAgo: 0, hour: 0.2, totalKg: index === 4 ? kg + 4_300 : kg + 90 },
  ];
});

/** Where the loads of the slips below are weighed next. */
const loaded: readonly Told[] = Array.from({ length: 8 }, (_, index) => ({
  site: point,
  plate: `湘A77${String(index).padStart(3, '0')}`,
  daysAgo: 0,
  hour: 20 - index * 2,
  totalKg: (index === 5 ? 47_900 : 41_000) + index * 300,
}));

export const told = { onTheRoad, atStations, atGates, throughExits, loaded };

/** Passages that the loops tell of, oldest first. */
export function storyRows(until: Date): readonly WeighingRow[] {
  return Object.values(told)
    .flat()
    .map((one, index) => rowOf(one, until, index))
    .sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
}

/** Slips of the sources: one left over the limit, one is heavier at the next scale than it says. */
export function storySlips(until: Date): readonly object[] {
  const slip = (plate: string, hour: number, grossKg: number, index: number) => ({
    slipNo: `ZZ${String(index + 1).padStart(5, '0')}`,
    site: index % 2 === 0 ? '4301217101' : '4301817101',
    at: chinaIso(new Date(until.getTime() - hour * hourMs)),
    ...{ plate, axles: 6, grossKg, cargo: '砂石', simulated: true },
    enterprise: index % 2 === 0 ? '长沙县砂石（演示）' : '浏阳市砂石（演示）',
  });
  return [
    ...loaded.map(({ plate, hour = 0 }, index) => slip(plate, hour + 1, 41_000 + index * 300, index)),
    slip('湘A77900', 5, 53_500, loaded.length),
  ];
}
