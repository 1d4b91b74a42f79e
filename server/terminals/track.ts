import { coach, position, type Track } from '../../apps/coach/index.ts';
import { Refusal } from '../../kernel/base/refusal.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { Who } from '../../kernel/sdk/ctx.ts';
import { ClickHouseParams, whereClickHouse } from '../../kernel/store/clickhouse-where.ts';
import { liveFacts } from '../../kernel/store/live-facts.ts';

export interface TrackQuery {
  readonly phone: string;
  readonly from: string;
  readonly to: string;
}

/** Longer ones are asked for in parts: a week at ten seconds is 60,000 positions. */
const longestDays = 7;
const dayMs = 86_400_000;

type Answer = { readonly plate: string; readonly simulated: boolean } & Omit<Track, 'plate' | 'simulated'>;

/** The positions of a vehicle between two instants, within the scope of the one who asks. */
export async function readTrack(kernel: Kernel, who: Who, { phone, from, to }: TrackQuery): Promise<Track> {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  if (!(start < end) || end - start > longestDays * dayMs) {
    throw new Refusal('input.invalid', { detail: `起止时间须先后有序，相距不超过 ${longestDays} 天。` });
  }
  const scope = kernel.access.scope(who, coach.key, 'fact:position', 'read');
  const params = new ClickHouseParams();
  const asked = { phone, at: { gte: from, lte: to }, positioned: true };
  const where = whereClickHouse(
    { alias: 't', fields: position.columns, where: asked, scope, org: position.org },
    params,
  );
  const answer = await kernel.store.facts.query({
    query: `
      SELECT any(plate) AS plate, max(simulated) AS simulated, groupArray(time) AS times,
        groupArray(east) AS longitudes, groupArray(north) AS latitudes, groupArray(speed) AS speeds,
        groupArray(bearing) AS bearings, groupArray(odometer) AS odometers, groupArray(alarms) AS alarmBits,
        groupArray(doubt) AS doubtful
      FROM (
        SELECT plate, simulated, intDiv(toUnixTimestamp64Milli(t.at), 1000) AS time, toFloat64(longitude) AS east,
          toFloat64(latitude) AS north, toFloat64(speed_kmh) AS speed, bearing_deg AS bearing,
          tuple(toFloat64(odometer_km)) AS odometer, alarm_bits AS alarms,
          toUInt8(quality != 'qualified' OR drift) AS doubt
        FROM ${liveFacts(coach.key, position)} AS t WHERE ${where} ORDER BY t.at
      )
      SETTINGS do_not_merge_across_partitions_select_final = 1, output_format_json_quote_64bit_integers = 0`,
    query_params: params.values,
    format: 'JSONEachRow',
  });
  const [row] = await answer.json<Omit<Answer, 'odometers'> & { odometers: (number | null)[][] }>();
  if (!row || row.times.length === 0) return noTrack;
  return { ...row, odometers: row.odometers.map(([km = null]) => km) };
}

const noTrack: Track = {
  plate: null,
  simulated: false,
  times: [],
  longitudes: [],
  latitudes: [],
  speeds: [],
  bearings: [],
  odometers: [],
  alarmBits: [],
  doubtful: [],
};
