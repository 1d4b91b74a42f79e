import './parts/screens.css';
import { useMemo, useState } from 'react';
import { ErrorState, Loading, NoData, PageHeader, type ScreenProps, SimulatedBadge } from '../../../web/kit/index.ts';
import { RegionMap } from '../../../web/kit/map/index.ts';
import { CountButtons } from './map/counts.tsx';
import { filterOf, MapFilters, type MapSearch, searchOf } from './map/filters.tsx';
import type { Vehicle } from './map/fleet.ts';
import { tones } from './map/looks.ts';
import { type FleetNow, useFleet } from './map/use-fleet.ts';
import { VehicleDrawer } from './map/vehicle-drawer.tsx';
import { VehicleList } from './map/vehicle-list.tsx';
import type { Track } from './parts/track.ts';
import { linesOf } from './parts/track-lines.ts';

/** Pixels of a degree below which vehicles are gathered: about two cities on a screen. */
const gatherBelow = 420;

interface Parts {
  readonly now: FleetNow;
  readonly search: MapSearch;
  readonly chosen: Vehicle | null;
  readonly track: Track | null;
  readonly choose: (vehicle: Vehicle | null) => void;
}

function LiveMap({ now, search, chosen, track, choose }: Parts) {
  const { fleet, feed } = now;
  const tracks = useMemo(() => (track ? linesOf(track) : undefined), [track]);
  const vehicleAt = (index: number | null) => (index === null ? null : (fleet.vehicles[index] ?? null));
  // Followed from the moment it is chosen, for as long as it is.
  const place = chosen ? ([fleet.longitudes[chosen.number] ?? 0, fleet.latitudes[chosen.number] ?? 0] as const) : null;
  return (
    <RegionMap
      title="车辆实时位置"
      heightPx={560}
      counties
      points={feed}
      tones={tones}
      clusterBelow={search.all ? 0 : gatherBelow}
      picked={chosen?.number ?? null}
      focus={search.org ?? null}
      follow={place}
      tracks={tracks}
      onPickPoint={(index) => choose(vehicleAt(index))}
      pointText={(index) => {
        const vehicle = vehicleAt(index);
        return vehicle ? `${vehicle.plate} ${fleet.speeds[index] ?? 0} km/h` : '';
      }}
    />
  );
}

/** 实时监控: all vehicles of the scope on one map, kept up to date; filters stand in the address. */
export function Screen({ app, search: raw, setSearch }: ScreenProps) {
  const search = useMemo(() => searchOf(raw), [raw]);
  const now = useFleet(search.org, filterOf(search));
  const [track, setTrack] = useState<Track | null>(null);
  const chosen = search.vehicle ? now.fleet.byPhone(search.vehicle) : null;
  const choose = (vehicle: Vehicle | null) => {
    setTrack(null);
    setSearch({ vehicle: vehicle?.phone }, { replace: true });
  };
  const simulated = now.fleet.vehicles.some((vehicle) => vehicle?.simulated);
  const total = Object.values(now.counts).reduce((sum, count) => sum + count, 0);
  return (
    <>
      <PageHeader
        title="实时监控"
        crumbs={[{ title: app.title, to: `/${app.key}` }]}
        tags={<SimulatedBadge simulated={simulated} />}
        about="位置每 2 秒更新；七日内上报过位置的车辆都在图上。"
      />
      <MapFilters app={app} search={search} fleet={now.fleet} onSearch={setSearch} />
      {now.error !== null && <ErrorState error={now.error} />}
      {!now.ready && now.error === null && <Loading />}
      {now.ready && (
        <>
          <CountButtons counts={now.counts} chosen={search.doing} onChoose={(doing) => setSearch({ doing })} />
          <LiveMap now={now} search={search} chosen={chosen} track={track} choose={choose} />
          {total === 0 ? (
            <NoData what="范围内没有上报过位置的车辆" />
          ) : (
            <VehicleList now={now} onOpen={choose} chosen={chosen} />
          )}
        </>
      )}
      <VehicleDrawer
        app={app}
        now={now}
        vehicle={chosen}
        track={track}
        onTrack={setTrack}
        onClose={() => choose(null)}
      />
    </>
  );
}
