import { Button, Drawer } from 'antd';
import type { Page } from '../../../../kernel/sdk/index.ts';
import {
  type AppManifest,
  ErrorState,
  FieldValue,
  formatInstant,
  formatNumber,
  Go,
  NoData,
  QueryState,
  type Row,
  SimulatedBadge,
  StatusTag,
  today,
  useApi,
  useOrgNames,
} from '../../../../web/kit/index.ts';
import { vehicleClasses } from '../../words.ts';
import { durationText, isoOf, lengthOf, stopsOf, type Track } from '../parts/track.ts';
import type { Vehicle } from './fleet.ts';
import { directionOf, looks } from './looks.ts';
import type { FleetNow } from './use-fleet.ts';

interface Props {
  readonly app: AppManifest;
  readonly now: FleetNow;
  readonly vehicle: Vehicle;
  readonly track: Track | null;
  readonly onTrack: (track: Track | null) => void;
}

function State({ now: { fleet }, vehicle }: Pick<Props, 'now' | 'vehicle'>) {
  const names = useOrgNames();
  const { number, org, phone, vehicleClass } = vehicle;
  const { title, tag } = looks[fleet.doingOf(number)];
  const bearing = fleet.bearings[number] ?? 0;
  const isDriving = bearing < 360;
  const rows: readonly (readonly [string, React.ReactNode])[] = [
    [
      '状态',
      <StatusTag key="state" tone={tag}>
        {title}
      </StatusTag>,
    ],
    ['速度', `${fleet.speeds[number] ?? 0} km/h${isDriving ? `，向${directionOf(bearing)}` : ''}`],
    ['定位时间', formatInstant(isoOf(fleet.seconds[number] ?? 0))],
    ['位置', `${(fleet.longitudes[number] ?? 0).toFixed(5)}，${(fleet.latitudes[number] ?? 0).toFixed(5)}（WGS-84）`],
    ['车辆类型', vehicleClasses[vehicleClass as keyof typeof vehicleClasses] ?? vehicleClass],
    ['单位', names.get(org) ?? org],
    ['终端手机号', phone],
  ];
  return (
    <dl className="co-facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The last card of a driver that the terminal told of, where the application keeps them. */
function Driver({ app, vehicle }: Pick<Props, 'app' | 'vehicle'>) {
  const fact = app.facts.find(({ key }) => key === 'driver-card');
  const last = useApi<Page<Row>>(
    '/coach/facts/driver-card',
    { where: { phone: vehicle.phone }, pageSize: 1 },
    { enabled: fact !== undefined },
  );
  if (!fact) return null;
  return (
    <section>
      <h3>驾驶员</h3>
      <QueryState query={last}>
        {({ rows: [card] }) =>
          card ? (
            <dl className="co-facts">
              {Object.entries(fact.fields)
                .filter(([name, field]) => !field.hidden && !['phone', 'plate', 'org'].includes(name))
                .map(([name, field]) => (
                  <div key={name}>
                    <dt>{field.title}</dt>
                    <dd>
                      <FieldValue app={app.key} field={field} value={card[name]} />
                    </dd>
                  </div>
                ))}
            </dl>
          ) : (
            <NoData what="终端未报送驾驶员身份" />
          )
        }
      </QueryState>
    </section>
  );
}

function Alarms({ app, vehicle }: Pick<Props, 'app' | 'vehicle'>) {
  const fields = app.facts.find(({ key }) => key === 'alarm')?.fields;
  const alarms = useApi<Page<Row>>('/coach/facts/alarm', { where: { phone: vehicle.phone }, sort: '-at', pageSize: 5 });
  return (
    <section>
      <h3>最近报警</h3>
      <QueryState query={alarms}>
        {({ rows }) =>
          rows.length === 0 || !fields?.kind ? (
            <NoData what="没有报警" />
          ) : (
            <ul className="hd-plain-list">
              {rows.map((row) => (
                <li key={String(row.factId)}>
                  {formatInstant(String(row.at), 'MM-DD HH:mm:ss')}{' '}
                  {fields.kind && <FieldValue app={app.key} field={fields.kind} value={row.kind} />}，
                  {formatNumber(Number(row.speedKmh), 1)} km/h
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
    </section>
  );
}

function Today({ vehicle, track, onTrack }: Pick<Props, 'vehicle' | 'track' | 'onTrack'>) {
  // To the end of the day: the same question from minute to minute is asked once.
  const asked = { phone: vehicle.phone, from: `${today()}T00:00:00+08:00`, to: `${today()}T23:59:59+08:00` };
  const query = useApi<Track>('/coach/track', asked);
  if (query.error) return <ErrorState error={query.error} />;
  const found = query.data;
  if (!found || found.times.length === 0) return <NoData what={found ? '今日没有轨迹' : '正在读取轨迹'} />;
  const stops = stopsOf(found);
  return (
    <section>
      <h3>今日轨迹</h3>
      <p>
        {formatNumber(lengthOf(found), 1)} km，停车 {stops.length} 次
        {stops.length > 0 && `，共 ${durationText(stops.reduce((sum, { seconds }) => sum + seconds, 0))}`}
      </p>
      <Button aria-pressed={track !== null} onClick={() => onTrack(track ? null : found)}>
        {track ? '收起轨迹' : '在图上显示'}
      </Button>
    </section>
  );
}

function Shortcuts({ app, vehicle }: Pick<Props, 'app' | 'vehicle'>) {
  const has = (key: string) => app.screens.some((screen) => screen.key === key);
  return (
    <p className="co-links">
      {has('playback') && <Go to={`/coach/screens/playback?phone=${vehicle.phone}`}>轨迹回放</Go>}
      {has('console') && <Go to={`/coach/screens/console?phone=${vehicle.phone}`}>下发指令</Go>}
      {has('alarms') && <Go to={`/coach/screens/alarms?q=${encodeURIComponent(vehicle.plate)}`}>报警处置</Go>}
    </p>
  );
}

/** One vehicle: its state as it changes, its last alarms, its way today, and where to go on from here. */
export function VehicleDrawer({
  vehicle,
  onClose,
  ...rest
}: Omit<Props, 'vehicle'> & { readonly vehicle: Vehicle | null; readonly onClose: () => void }) {
  return (
    <Drawer
      open={vehicle !== null}
      onClose={onClose}
      mask={false}
      destroyOnHidden
      title={
        vehicle && (
          <>
            {vehicle.plate} <SimulatedBadge simulated={vehicle.simulated} />
          </>
        )
      }
    >
      {vehicle && (
        <div className="co-drawer">
          <Shortcuts app={rest.app} vehicle={vehicle} />
          <State now={rest.now} vehicle={vehicle} />
          <Driver app={rest.app} vehicle={vehicle} />
          <Alarms app={rest.app} vehicle={vehicle} />
          <Today vehicle={vehicle} track={rest.track} onTrack={rest.onTrack} />
        </div>
      )}
    </Drawer>
  );
}
