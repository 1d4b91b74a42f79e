import { calibration, overBands, vehicleTypes } from './calibration.ts';

/** A site of the generated year. */
export interface YearSite {
  readonly code: string;
  readonly kind: 'fixed' | 'non-stop' | 'entrance';
  readonly org: string;
}

export interface YearPart {
  /** The table of weighings. */
  readonly table: string;
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly rows: number;
  readonly sites: readonly YearSite[];
  readonly seed: number;
  /** Only the first so many days of the month. */
  readonly days?: number;
  /** As often late and incomplete as was published; all in time and whole unless so. */
  readonly withFaults?: boolean;
}

const list = (values: readonly (string | number)[]) =>
  `[${values.map((value) => (typeof value === 'string' ? `'${value}'` : value)).join(', ')}]`;

/** Each place of a list repeated by its weight, so that a uniform draw picks by weight. */
const repeated = (weights: readonly number[]) =>
  weights.flatMap((weight, index) => Array.from({ length: Math.round(weight) }, () => index + 1));

export const daysOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Rows of each month, for a year of so many. */
export function monthlyRows(rows: number): readonly number[] {
  const total = calibration.monthWeights.reduce((sum, weight) => sum + weight, 0);
  const months = calibration.monthWeights.map((weight) => Math.floor((rows * weight) / total));
  months[0] = (months[0] ?? 0) + rows - months.reduce((sum, month) => sum + month, 0);
  return months;
}

/** A uniform number of 0 to 1 for a row, by its own purpose. */
const uniform = (purpose: number, seed: number) => `(sipHash64(number, ${purpose}, ${seed}) % 1000003) / 1000003`;

function drawn(part: YearPart): string {
  const { seed, sites, year, month } = part;
  const u = (purpose: number) => uniform(purpose, seed * 100 + month);
  const days = part.days ?? daysOf(year, month);
  const places = list(repeated(calibration.hourWeights));
  const mix = (road: 'ordinary' | 'expressway') => list(repeated(vehicleTypes.map(({ share }) => share[road])));
  return `
    SELECT
      1 + toUInt32(floor(${u(1)} * ${sites.length})) AS site_no,
      ${list(sites.map(({ code }) => code))}[site_no] AS site,
      ${list(sites.map(({ kind }) => kind))}[site_no] AS site_kind,
      ${list(sites.map(({ org }) => org))}[site_no] AS org,
      if(site_kind = 'entrance', 'expressway', 'ordinary') AS road,
      if(road = 'expressway', ${mix('expressway')}, ${mix('ordinary')}) AS mix,
      mix[1 + toUInt32(floor(${u(2)} * length(mix)))] AS type_no,
      ${list(vehicleTypes.map(({ axles }) => axles))}[type_no] AS axles,
      ${list(vehicleTypes.map(({ code }) => code))}[type_no] AS axle_code,
      ${list(vehicleTypes.map(({ screenKg }) => screenKg))}[type_no] AS screen_kg,
      ${list(vehicleTypes.map(({ lawfulKg }) => lawfulKg))}[type_no] AS lawful_kg,
      ${u(3)} < if(road = 'expressway', ${calibration.overShare.expressway}, ${calibration.overShare.ordinary}) AS is_over,
      ${u(4)} < 0.57 AS is_loaded,
      ${list(repeated(overBands.map(([, weight]) => weight)))}[1 + toUInt32(floor(${u(5)} * 100))] AS band_no,
      ${list(overBands.map(([[from]]) => from))}[band_no] AS band_from,
      ${list(overBands.map(([[, to]]) => to))}[band_no] AS band_to,
      (${u(6)} + ${u(7)} + ${u(8)} - 1.5) * 2 AS about_normal,
      if(is_loaded, ${list(vehicleTypes.map(({ loaded }) => loaded[0]))}[type_no],
        ${list(vehicleTypes.map(({ empty }) => empty[0]))}[type_no]) AS mean_kg,
      if(is_loaded, ${list(vehicleTypes.map(({ loaded }) => loaded[1]))}[type_no],
        ${list(vehicleTypes.map(({ empty }) => empty[1]))}[type_no]) AS deviation_kg,
      if(is_over, screen_kg * (1 + band_from + ${u(9)} * (band_to - band_from)),
        least(lawful_kg, greatest(2500, mean_kg + about_normal * deviation_kg))) AS mass_kg,
      toUInt32(round(mass_kg / 10) * 10) AS total_kg,
      toUInt32(greatest(0, toInt64(total_kg) - screen_kg)) AS over_kg,
      toUnixTimestamp64Milli(toDateTime64('${year}-${String(month).padStart(2, '0')}-01 00:00:00', 3, 'Asia/Shanghai'))
        + 86400000 * toInt64(floor(${u(10)} * ${days}))
        + 3600000 * (${places}[1 + toUInt32(floor(${u(11)} * length(${places})))] - 1)
        + toInt64(floor(${u(12)} * 3600000)) AS at_ms,
      concat(site, '_', '${year}${String(month).padStart(2, '0')}', toString(number)) AS record_no,
      ${part.withFaults ? `${u(14)} < ${calibration.shares.timely}` : 'true'} AS is_timely,
      ${part.withFaults ? `${u(15)} < ${calibration.shares.complete}` : 'true'} AS is_complete,
      ${u(13)} AS plate_u
    FROM numbers_mt(${part.rows})`;
}

/**
 * One month of simulated weighings, drawn within ClickHouse.
 */
export function yearSql(part: YearPart): string {
  return `
    INSERT INTO ${part.table} (received_at, source, corrects, simulated, record_no, site, site_kind, road, org,
      at, lane, plate, axles, axle_code, total_kg, speed_kmh, screen_limit_kg, limit_kg, over_kg, band, over, unlawful,
      complete, timely, delay_seconds, rules)
    SELECT fromUnixTimestamp64Milli(at_ms + 1000 * lag), 'simulated-year', '',
      true, record_no, site, site_kind, road, org, fromUnixTimestamp64Milli(at_ms), 1 + number_lane % 4,
      if(plate_u < 0.01, NULL, concat('湘', substring('ABCDEFGHJKLMN', 1 + toUInt32(plate_u * 1e6) % 13, 1),
        leftPad(toString(sipHash64(record_no) % 100000), 5, '0'))),
      axles, axle_code, total_kg, if(road = 'expressway', 8, 55), screen_kg, screen_kg, over_kg,
      multiIf(over_kg = 0, 'none', total_kg * 10 <= screen_kg * 11, 'to10', total_kg * 10 <= screen_kg * 12, 'to20',
        total_kg * 10 <= screen_kg * 15, 'to50', total_kg <= screen_kg * 2, 'to100', 'above100'),
      over_kg > 0, total_kg * 1000 > screen_kg * if(road = 'expressway', 1000, 1100), is_complete, is_timely, lag, 'simulated'
    FROM (SELECT *, sipHash64(record_no) AS number_lane, if(is_timely, 5, 4000) AS lag FROM (${drawn(part)}))`;
}

/** Daily reports of the sites, online and networked as often as was published. */
export function yearDaysSql(of: {
  readonly table: string;
  readonly year: number;
  readonly days: number;
  /** Weighings of the year. */
  readonly rows: number;
  readonly sites: readonly YearSite[];
  readonly seed: number;
}): string {
  const { table, year, days, sites, seed } = of;
  const { online, networked } = calibration.shares;
  const each = Math.round(of.rows / (sites.length * days));
  return `
    INSERT INTO ${table} (received_at, source, simulated, site, site_kind, org, day, online, networked, weighings)
    SELECT toDateTime(day) + 86400, 'simulated-year', true,
      ${list(sites.map(({ code }) => code))}[no], ${list(sites.map(({ kind }) => kind))}[no],
      ${list(sites.map(({ org }) => org))}[no], day, is_online, is_online OR u < ${networked}, if(is_online, ${each}, 0)
    FROM (SELECT toDate32('${year}-01-01') + toUInt16(number % ${days}) AS day, intDiv(number, ${days}) + 1 AS no,
      ${uniform(1, seed)} AS u, u < ${online} AS is_online FROM numbers(${sites.length * days}))`;
}
