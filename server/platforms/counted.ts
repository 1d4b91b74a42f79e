import type { Store } from '../../kernel/store/types.ts';

/** Positions of a source that arrived between two instants. */
export async function countReceived(store: Store, source: string, fromMs: number, toMs: number): Promise<number> {
  const answer = await store.facts.query({
    query: `
      SELECT count() AS n FROM hengdao.coach_position FINAL
      WHERE source = {source: String} AND received_at >= fromUnixTimestamp64Milli({from: Int64})
        AND received_at < fromUnixTimestamp64Milli({to: Int64})`,
    query_params: { source, from: fromMs, to: toMs },
    format: 'JSONEachRow',
  });
  const [row] = await answer.json<{ n: number }>();
  return Number(row?.n ?? 0);
}

export interface DayDifference {
  readonly plate: string;
  readonly stored: number;
  readonly sent: number;
}

/** Vehicles of a civil day of which more positions are kept than went to a platform. */
export async function dayDifferences(store: Store, platformId: string, day: string): Promise<readonly DayDifference[]> {
  const answer = await store.facts.query({
    query: `
      SELECT s.plate AS plate, s.stored AS stored, c.sent AS sent FROM (
        SELECT plate, count() AS stored FROM hengdao.coach_position FINAL
        WHERE toDate(at, 'Asia/Shanghai') = {day: Date} AND NOT startsWith(quality, 'time-') GROUP BY plate
      ) AS s LEFT JOIN (
        SELECT plate, sum(sent) AS sent FROM hengdao.coach_sent_count FINAL
        WHERE platform_id = {platform: String} AND day = {day: Date} GROUP BY plate
      ) AS c ON c.plate = s.plate
      WHERE s.stored > c.sent ORDER BY plate`,
    query_params: { platform: platformId, day },
    format: 'JSONEachRow',
  });
  const rows = await answer.json<{ plate: string; stored: number; sent: number }>();
  return rows.map(({ plate, stored, sent }) => ({ plate, stored: Number(stored), sent: Number(sent) }));
}
