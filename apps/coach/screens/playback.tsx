import './parts/screens.css';
import { DatePicker } from 'antd';
import {
  type AppManifest,
  dayjs,
  instantOf,
  NoData,
  PageHeader,
  QueryState,
  type ScreenProps,
  useApi,
  wallClock,
  withParams,
} from '../../../web/kit/index.ts';
import type { Track } from './parts/track.ts';
import { VehiclePicker } from './parts/vehicle-picker.tsx';
import { useAlarms } from './playback/alarms.ts';
import { type Asked, askedOf } from './playback/asked.ts';
import { Stage } from './playback/stage.tsx';

/** Positions are kept so long; a single question may span a week. */
const keptDays = 183;
const longestDays = 7;

function ExportLink({ app, asked: { phone, from, to } }: { readonly app: AppManifest; readonly asked: Asked }) {
  const may = app.facts.find(({ key }) => key === 'position')?.may.includes('export');
  if (!phone || !may) return null;
  const where = { phone, at: { gte: from, lte: to } };
  return (
    <a download href={withParams('/api/coach/facts/position/export.csv', { where, sort: 'at' })}>
      导出轨迹（CSV）
    </a>
  );
}

/** 轨迹回放: any trip of the last six months, played evenly in time. */
export function Screen({ app, search, setSearch }: ScreenProps) {
  const asked = askedOf(search);
  const { phone, from, to, speed } = asked;
  const track = useApi<Track>('/coach/track', { phone, from, to }, { enabled: phone !== undefined });
  const alarms = useAlarms(asked);
  return (
    <>
      <PageHeader
        title="轨迹回放"
        crumbs={[{ title: app.title, to: `/${app.key}` }]}
        about={`空格播放或暂停，左右方向键逐点。位置保存六个月，一次最长 ${longestDays} 天；虚线为定位中断，其间行驶情况不明。`}
        actions={<ExportLink app={app} asked={asked} />}
      />
      <search className="co-filters">
        <VehiclePicker value={phone} onChange={(next) => setSearch({ phone: next })} />
        <DatePicker.RangePicker
          aria-label="起止时间"
          showTime={{ format: 'HH:mm' }}
          format="YYYY-MM-DD HH:mm"
          allowClear={false}
          value={[wallClock(from), wallClock(to)]}
          disabledDate={(day, { from: begun }) =>
            day.isAfter(dayjs().add(1, 'day')) ||
            day.isBefore(dayjs().subtract(keptDays, 'day')) ||
            (begun !== undefined && Math.abs(day.diff(begun, 'day')) >= longestDays)
          }
          onChange={(range) => {
            if (range?.[0] && range[1]) setSearch({ from: instantOf(range[0]), to: instantOf(range[1]) });
          }}
          style={{ width: '100%' }}
        />
      </search>
      {phone === undefined ? (
        <NoData what="选择车辆和起止时间后回放" />
      ) : (
        <QueryState query={track}>
          {(found) =>
            found.times.length === 0 ? (
              <NoData what="这段时间没有定位，或不在您的管辖范围内" />
            ) : (
              <Stage
                key={`${phone} ${from} ${to}`}
                track={found}
                alarms={alarms}
                speed={speed}
                onSpeed={(next) => setSearch({ speed: next }, { replace: true })}
              />
            )
          }
        </QueryState>
      )}
    </>
  );
}
