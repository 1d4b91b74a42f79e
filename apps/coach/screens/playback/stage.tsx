import { CaretRightOutlined, PauseOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { formatInstant, formatNumber, Panel, SimulatedBadge } from '../../../../web/kit/index.ts';
import { fixedPoints, type Mark, PointsFeed, RegionMap, type Tone } from '../../../../web/kit/map/index.ts';
import { directionOf } from '../map/looks.ts';
import { durationText, isoOf, lengthOf, stopsOf, type Track } from '../parts/track.ts';
import { linesOf, placeOf } from '../parts/track-lines.ts';
import type { Alarm } from './alarms.ts';
import { speeds } from './asked.ts';
import { Episodes } from './episodes.tsx';
import { PointTable } from './point-table.tsx';
import { TimeLine } from './time-line.tsx';
import { type Player, usePlayer } from './use-player.ts';

const tones: readonly Tone[] = [{ title: '车辆', colour: '#0b2a5b' }];

function marksOf(track: Track, alarms: readonly Alarm[]): readonly Mark[] {
  const last = track.times.length - 1;
  return [
    ...stopsOf(track).map(({ first }) => ({ place: placeOf(track, first), colour: '#0958d9', text: '停' })),
    ...alarms.map(({ place }) => ({ place, colour: '#b81d24', text: '警' })),
    { place: placeOf(track, 0), colour: '#1b6e1b', text: '起' },
    { place: placeOf(track, last), colour: '#3d4653', text: '止' },
  ];
}

/** West, south, east, north of the positions that are to be trusted. */
function boxOf(track: Track): readonly [number, number, number, number] {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (let index = 0; index < track.times.length; index += 1) {
    if (track.doubtful[index]) continue;
    const [longitude, latitude] = placeOf(track, index);
    west = Math.min(west, longitude);
    east = Math.max(east, longitude);
    south = Math.min(south, latitude);
    north = Math.max(north, latitude);
  }
  return [west, south, east, north];
}

function TrackMap({ track, alarms, player }: { track: Track; alarms: readonly Alarm[]; player: Player }) {
  const [feed] = useState(() => new PointsFeed());
  const tracks = useMemo(() => linesOf(track), [track]);
  const marks = useMemo(() => marksOf(track, alarms), [track, alarms]);
  const box = useMemo(() => boxOf(track), [track]);
  const place = placeOf(track, Math.max(player.index, 0));
  const [longitude, latitude] = place;
  const bearing = track.bearings[player.index] ?? 0;
  useEffect(() => {
    feed.set({ ...fixedPoints([{ longitude, latitude }]), bearings: Uint16Array.of(bearing) });
  }, [feed, longitude, latitude, bearing]);
  return (
    <RegionMap
      title={`${track.plate ?? ''} 的轨迹`}
      heightPx={440}
      counties
      focus={box}
      points={feed}
      tones={tones}
      picked={0}
      tracks={tracks}
      marks={marks}
      follow={player.playing ? place : null}
    />
  );
}

function Controls({ track, player, speed, onSpeed }: Props & { readonly player: Player }) {
  const { index, playing, toggle } = player;
  return (
    <div className="co-controls">
      <Button
        type="primary"
        aria-keyshortcuts="Space"
        icon={playing ? <PauseOutlined aria-hidden /> : <CaretRightOutlined aria-hidden />}
        onClick={toggle}
      >
        {playing ? '暂停' : '播放'}
      </Button>
      <Select
        aria-label="播放速度"
        value={speed}
        options={speeds.map((one) => ({ value: one, label: `${one} 倍` }))}
        onChange={onSpeed}
        style={{ width: 96 }}
      />
      <span className="hd-figure" data-second={track.times[index]}>
        {formatInstant(isoOf(track.times[index] ?? 0))}　{(track.speeds[index] ?? 0).toFixed(1)} km/h，向
        {directionOf(track.bearings[index] ?? 0)}
      </span>
    </div>
  );
}

interface Props {
  readonly track: Track;
  readonly alarms: readonly Alarm[];
  readonly speed: number;
  readonly onSpeed: (speed: number) => void;
}

/** A track with its map, its time line, what happened on the way, and its positions. */
export function Stage(props: Props) {
  const { track, alarms, speed } = props;
  const player = usePlayer(track, speed);
  const stops = useMemo(() => stopsOf(track), [track]);
  const km = useMemo(() => lengthOf(track), [track]);
  const stood = stops.reduce((sum, stop) => sum + stop.seconds, 0);
  return (
    <>
      <p>
        {track.plate} <SimulatedBadge simulated={track.simulated} /> 行驶 {formatNumber(km, 1)} km，停车 {stops.length}{' '}
        次{stops.length > 0 && `共 ${durationText(stood)}`}，报警 {alarms.length} 次
      </p>
      <TrackMap track={track} alarms={alarms} player={player} />
      <Controls {...props} player={player} />
      <TimeLine track={track} alarms={alarms} seconds={player.seconds} onSeek={player.seek} />
      <div className="hd-two co-after">
        <Panel title="定位点">
          <PointTable track={track} index={player.index} onPick={(index) => player.seek(track.times[index] ?? 0)} />
        </Panel>
        <Panel title="停车、中断和报警">
          <Episodes track={track} alarms={alarms} onSeek={player.seek} />
        </Panel>
      </div>
    </>
  );
}
