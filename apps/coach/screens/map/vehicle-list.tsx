import { Button } from 'antd';
import { formatInstant, StatusTag, useOrgNames } from '../../../../web/kit/index.ts';
import type { Vehicle } from './fleet.ts';
import { looks } from './looks.ts';
import type { FleetNow } from './use-fleet.ts';

const rows = 50;

/** What the map shows, as a list: for who does not see the map, and for copying. */
export function VehicleList({
  now,
  chosen,
  onOpen,
}: {
  readonly now: FleetNow;
  readonly chosen: Vehicle | null;
  readonly onOpen: (vehicle: Vehicle) => void;
}) {
  const names = useOrgNames();
  const { fleet } = now;
  const shown = fleet.shown(rows + 1);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className="co-list hd-scroll" tabIndex={0} aria-label="车辆清单">
      <table className="hd-plain-table">
        <caption>
          {shown.length > rows ? `符合条件的前 ${rows} 辆，报警在前` : `符合条件的 ${shown.length} 辆，报警在前`}
        </caption>
        <thead>
          <tr>
            <th scope="col">车牌</th>
            <th scope="col">状态</th>
            <th scope="col" className="hd-number">
              速度（km/h）
            </th>
            <th scope="col">定位时间</th>
            <th scope="col">单位</th>
          </tr>
        </thead>
        <tbody>
          {shown.slice(0, rows).map((vehicle) => {
            const { number, phone, plate, org } = vehicle;
            const { title, tag } = looks[fleet.doingOf(number)];
            return (
              <tr key={phone} aria-selected={chosen?.number === number} data-vehicle={phone}>
                <td>
                  <Button type="link" size="small" onClick={() => onOpen(vehicle)}>
                    {plate}
                  </Button>
                </td>
                <td>
                  <StatusTag tone={tag}>{title}</StatusTag>
                </td>
                <td className="hd-number">{fleet.speeds[number]}</td>
                <td data-time={fleet.seconds[number]}>
                  {formatInstant(new Date((fleet.seconds[number] ?? 0) * 1000).toISOString())}
                </td>
                <td>{names.get(org) ?? org}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
