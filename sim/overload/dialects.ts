import type { Random } from './random.ts';
import type { Row } from './traffic.ts';

/** The feeds of weighings, by the dialect that they speak. */
export const dialects = ['weighings', 'station-passes', 'preview-passes'] as const;
export type Dialect = (typeof dialects)[number];

/** Each station speaks one dialect all its life; most of them the platform's own. */
export function dialectOf(site: string): Dialect {
  const sum = [...site].reduce((total, digit) => total + Number(digit), 0);
  if (sum % 4 === 0) return 'station-passes';
  return sum % 4 === 1 ? 'preview-passes' : 'weighings';
}

const civil = (at: string) => at.slice(0, 19).replace('T', ' ');

/** A weighing as a station of the dialect tells it. Neither of the foreign ones can say that it is simulated. */
export function inDialect(dialect: Dialect, row: Row): object {
  switch (dialect) {
    case 'weighings':
      return row;
    case 'station-passes':
      return {
        checkNo: row.recordNo,
        siteCode: row.site,
        checkTime: civil(row.at),
        lane: row.lane,
        axleCnt: row.axles,
        sumWeight: row.totalKg,
        speed: row.speedKmh,
        ...(row.plate ? { plateNum: row.plate, plateNumColor: 1 } : {}),
      };
    case 'preview-passes':
      return {
        previewCode: row.recordNo,
        previewDate: civil(row.at),
        previewStationCode: row.site,
        axisNum: String(row.axles),
        laneNo: String(row.lane),
        totalWeight: String(row.totalKg),
        speed: String(row.speedKmh),
        ...(row.plate ? { licenseCodeFront: row.plate, licenseCodeBack: row.rearPlate ?? '' } : {}),
        ...Object.fromEntries(row.axleKg.slice(0, 6).map((kg, index) => [`axle${index + 1}Weight`, String(kg)])),
      };
  }
}

const faults: readonly ((row: Row) => object)[] = [
  (row) => ({ ...row, totalKg: `${row.totalKg}kg` }),
  (row) => ({ ...row, site: '000000' }),
  (row) => ({ ...row, at: `${row.at.slice(0, 4)}-02-30${row.at.slice(10)}` }),
  ({ recordNo: _, ...row }) => row,
];

/** A row in our own dialect that nobody can take. */
export function spoiled(random: Random, row: Row): object {
  const spoil = faults[Math.floor(random() * faults.length)];
  return spoil ? spoil(row) : {};
}
