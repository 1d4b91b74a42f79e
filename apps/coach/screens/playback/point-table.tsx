import { Pagination } from 'antd';
import { useEffect, useState } from 'react';
import { formatInstant } from '../../../../web/kit/index.ts';
import { directionOf } from '../map/looks.ts';
import { isoOf, type Track } from '../parts/track.ts';

const pageSize = 20;

function PointRow({ track, index, current }: { track: Track; index: number; current: boolean }) {
  const odometer = track.odometers[index] ?? null;
  return (
    <tr aria-selected={current}>
      <td className="hd-number">{index + 1}</td>
      <td>{formatInstant(isoOf(track.times[index] ?? 0))}</td>
      <td className="hd-number">{(track.longitudes[index] ?? 0).toFixed(6)}</td>
      <td className="hd-number">{(track.latitudes[index] ?? 0).toFixed(6)}</td>
      <td className="hd-number">{(track.speeds[index] ?? 0).toFixed(1)}</td>
      <td>{directionOf(track.bearings[index] ?? 0)}</td>
      <td className="hd-number">{odometer === null ? '' : odometer.toFixed(1)}</td>
      <td>{track.doubtful[index] ? '存疑' : (track.alarmBits[index] ?? 0) > 0 ? '报警' : ''}</td>
    </tr>
  );
}

/** The positions as they were sent; the page turns with what is played. */
export function PointTable({
  track,
  index,
  onPick,
}: {
  readonly track: Track;
  readonly index: number;
  readonly onPick: (index: number) => void;
}) {
  const [page, setPage] = useState(1);
  const due = Math.floor(Math.max(index, 0) / pageSize) + 1;
  useEffect(() => setPage(due), [due]);
  const first = (page - 1) * pageSize;
  const rows = Array.from({ length: Math.min(pageSize, track.times.length - first) }, (_, row) => first + row);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className="hd-scroll co-list" tabIndex={0} aria-label="定位点">
        <table className="hd-plain-table">
          <thead>
            <tr>
              <th scope="col">序号</th>
              <th scope="col">定位时间</th>
              <th scope="col" className="hd-number">
                经度
              </th>
              <th scope="col" className="hd-number">
                纬度
              </th>
              <th scope="col" className="hd-number">
                速度（km/h）
              </th>
              <th scope="col">方向</th>
              <th scope="col" className="hd-number">
                里程（km）
              </th>
              <th scope="col">标记</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <PointRow key={row} track={track} index={row} current={row === index} />
            ))}
          </tbody>
        </table>
      </section>
      <Pagination
        className="hd-pager"
        current={page}
        pageSize={pageSize}
        total={track.times.length}
        showSizeChanger={false}
        showLessItems
        showTotal={(total) => `共 ${total.toLocaleString('zh-CN')} 个定位点`}
        onChange={(next) => {
          setPage(next);
          onPick((next - 1) * pageSize);
        }}
      />
    </>
  );
}
