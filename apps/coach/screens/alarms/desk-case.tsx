import { useMemo } from 'react';
import type { CaseDeadline } from '../../../../kernel/sdk/index.ts';
import {
  type AppManifest,
  type CaseManifest,
  CaseMoves,
  DeadlineBadge,
  dayjs,
  FieldView,
  Go,
  type OfferedMove,
  QueryState,
  type Row,
  useApi,
  useLive,
} from '../../../../web/kit/index.ts';
import { RegionMap } from '../../../../web/kit/map/index.ts';

/** Keys of the moves: accept, handle, review, and what else may follow. */
export const moveKeys = {
  notify: 'a',
  handle: 'h',
  close: 'r',
  return: 'b',
  dismiss: 'd',
  'to-enforcement': 't',
  transfer: 't',
} as const;

interface CaseAnswer {
  readonly record: Row;
  readonly moves: readonly OfferedMove[];
  readonly deadlines: readonly CaseDeadline[];
}

interface Props {
  readonly app: AppManifest;
  readonly decl: CaseManifest;
  readonly id: string;
}

function Place({ record }: { readonly record: Row }) {
  const [longitude, latitude] = [Number(record.longitude), Number(record.latitude)];
  const marks = useMemo(
    () => [{ place: [longitude, latitude] as const, colour: '#b81d24', text: '警' }],
    [longitude, latitude],
  );
  if (record.longitude === null || record.latitude === null) return null;
  const reach = 0.08;
  const box = [longitude - reach, latitude - reach, longitude + reach, latitude + reach] as const;
  return <RegionMap title={`${record.plate} 报警地点`} heightPx={220} counties focus={box} marks={marks} />;
}

/** Half an hour on either side of the alarm. */
function playbackOf(record: Row): string {
  const at = dayjs(String(record.firstAt));
  const iso = (minutes: number) => encodeURIComponent(at.add(minutes, 'minute').toISOString());
  return `/coach/screens/playback?phone=${record.phone}&from=${iso(-30)}&to=${iso(30)}`;
}

function Opened({ app, decl, record, moves, deadlines }: Omit<Props, 'id'> & CaseAnswer) {
  const { longitude: _longitude, latitude: _latitude, title: _title, ...fields } = decl.fields;
  return (
    <>
      <h2>{String(record.title)}</h2>
      <div className="hd-buttons">
        <CaseMoves app={app} decl={decl} record={record} moves={moves} keys={moveKeys} />
      </div>
      <div className="hd-buttons">
        {deadlines.map((deadline) => (
          <DeadlineBadge key={`${deadline.key}.${deadline.startedAt}`} deadline={deadline} />
        ))}
      </div>
      <p className="co-links">
        <Go to={`/coach/cases/alarm-episode/${record.id}`}>办理过程</Go>
        <Go to={playbackOf(record)}>前后半小时轨迹</Go>
        <Go to={`/coach/screens/map?vehicle=${record.phone}`}>当前位置</Go>
      </p>
      <Place record={record} />
      <FieldView app={app.key} fields={fields} values={record} />
    </>
  );
}

/** The chosen alarm: what may be done with it now, by when, and where it was. */
export function DeskCase({ app, decl, id }: Props) {
  const opened = useApi<CaseAnswer>(`/coach/cases/alarm-episode/${id}`);
  useLive(
    'case',
    (event) => {
      if (event.id === undefined || event.id === id) void opened.refetch();
    },
    { type: 'coach.alarm-episode' },
  );
  return (
    <QueryState query={opened}>
      {(answer) => (
        <div className="co-drawer">
          <Opened app={app} decl={decl} {...answer} />
        </div>
      )}
    </QueryState>
  );
}
