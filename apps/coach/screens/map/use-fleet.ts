import { useEffect, useMemo, useRef, useState } from 'react';
import { ApiError, apiGet, withParams } from '../../../../web/kit/index.ts';
import { PointsFeed } from '../../../../web/kit/map/index.ts';
import { type Counts, Fleet, type FleetFilter, type VehicleRow } from './fleet.ts';

const askEveryMs = 2000;

/** The fleet as it is now. `turn` grows with each answer that brought something new. */
export interface FleetNow {
  readonly fleet: Fleet;
  readonly feed: PointsFeed;
  readonly counts: Counts;
  readonly turn: number;
  readonly ready: boolean;
  readonly error: unknown;
}

async function bytesOf(path: string, signal: AbortSignal): Promise<ArrayBuffer> {
  const answer = await fetch(path, { credentials: 'same-origin', signal });
  if (answer.ok) return await answer.arrayBuffer();
  const { error } = (await answer.json()) as { error: { code: string; message: string } };
  throw new ApiError(answer.status, error);
}

/** Asks for what changed since the last answer; a new vehicle or another run of the server, for the directory too. */
async function ask(fleet: Fleet, org: string | undefined, signal: AbortSignal): Promise<boolean> {
  const brought = fleet.take(await bytesOf(withParams('/api/coach/map', { since: fleet.cursor, org }), signal));
  if (fleet.edition === fleet.directoryEdition) return brought;
  const told = await apiGet<{ edition: number; rows: readonly VehicleRow[] }>(
    '/api/coach/map/vehicles',
    { org },
    signal,
  );
  fleet.setDirectory(told.edition, told.rows);
  return true;
}

/** Calls `work` again and again for as long as the page is looked at: a map in the background asks for nothing. */
function useRepeated(work: (signal: AbortSignal) => Promise<void>): void {
  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const turn = async () => {
      if (!document.hidden) await work(stop.signal);
      if (!stop.signal.aborted) timer = setTimeout(turn, askEveryMs);
    };
    void turn();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [work]);
}

/** The vehicles of an org, or of all that the user may see, kept up to date; filtered for the map and counted. */
export function useFleet(org: string | undefined, filter: FleetFilter): FleetNow {
  // The feed tells of other vehicles for another org: begin anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `org` stands for the vehicles that are told of.
  const fleet = useMemo(() => new Fleet(), [org]);
  const [feed] = useState(() => new PointsFeed());
  const [now, setNow] = useState<{ counts: Counts | null; turn: number; error: unknown }>({
    counts: null,
    turn: 0,
    error: null,
  });
  const latest = useRef(filter);
  latest.current = filter;
  const show = useMemo(
    () => () => {
      const counts = fleet.filter(latest.current);
      feed.set(fleet);
      setNow(({ turn }) => ({ counts, turn: turn + 1, error: null }));
    },
    [fleet, feed],
  );
  const work = useMemo(
    () => async (signal: AbortSignal) => {
      try {
        const isFirst = fleet.cursor === '';
        if ((await ask(fleet, org, signal)) || isFirst) show();
      } catch (error) {
        if (!signal.aborted) setNow((before) => ({ ...before, error }));
      }
    },
    [fleet, org, show],
  );
  useRepeated(work);
  const told = JSON.stringify([filter.vehicleClass, filter.doing]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `told` stands for the filter.
  useEffect(() => {
    if (fleet.cursor !== '') show();
  }, [told, show]);
  const none = { offline: 0, parked: 0, driving: 0, alarm: 0 };
  return { fleet, feed, counts: now.counts ?? none, turn: now.turn, ready: now.counts !== null, error: now.error };
}
