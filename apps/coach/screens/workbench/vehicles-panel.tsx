import { ErrorState, formatInstant, Go, Loading, NoData, Panel } from '../../../../web/kit/index.ts';
import { looks } from '../map/looks.ts';
import { useFleet } from '../map/use-fleet.ts';
import { isoOf } from '../parts/track.ts';

const filter = { vehicleClass: [], doing: ['offline' as const] };
const listed = 20;

/** How many of the company's vehicles do what, and those that are off line. */
export function VehiclesPanel() {
  const { fleet, counts, ready, error } = useFleet(undefined, filter);
  const offline = ready ? fleet.shown(listed) : [];
  return (
    <Panel title="车辆在线" extra={<Go to="/coach/screens/map">实时监控</Go>}>
      {error !== null && <ErrorState error={error} />}
      {!ready && error === null && <Loading />}
      {ready && (
        <>
          <p>
            {(['driving', 'parked', 'alarm', 'offline'] as const).map((doing) => (
              <span key={doing} className="co-tally">
                {looks[doing].title} <strong>{counts[doing]}</strong>
              </span>
            ))}
          </p>
          {counts.offline === 0 ? (
            <NoData what="上报过位置的车辆都在线" />
          ) : (
            <ul className="co-episodes">
              {offline.map(({ phone, plate, number }) => (
                <li key={phone}>
                  <Go to={`/coach/screens/map?vehicle=${phone}`}>{plate}</Go>{' '}
                  <span className="hd-muted">最后位置 {formatInstant(isoOf(fleet.seconds[number] ?? 0))}</span>
                </li>
              ))}
              {counts.offline > listed && <li>等 {counts.offline} 辆</li>}
            </ul>
          )}
        </>
      )}
    </Panel>
  );
}
