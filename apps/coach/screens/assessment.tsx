import './parts/screens.css';
import { DatePicker, Segmented } from 'antd';
import {
  type AppManifest,
  dayjs,
  NoData,
  PageHeader,
  Panel,
  QueryState,
  type ScreenProps,
  SimulatedBadge,
  useApi,
} from '../../../web/kit/index.ts';
import { type Asked, askedOf, byPlace, type Kind, keyFor, levels, type Standings } from './assessment/asked.ts';
import { Pictures } from './assessment/pictures.tsx';
import { StandingsTable } from './assessment/standings-table.tsx';

type SetSearch = ScreenProps['setSearch'];

const formats = { month: 'YYYY-MM', day: 'YYYY-MM-DD' } as const;

function Where({ asked, setSearch }: { readonly asked: Asked; readonly setSearch: SetSearch }) {
  const { kind, period, level } = asked;
  return (
    <search className="hd-inline-form">
      <Segmented<Kind>
        aria-label="按月或按日"
        value={kind}
        options={[
          { value: 'month', label: '按月' },
          { value: 'day', label: '按日' },
        ]}
        onChange={(next) => setSearch({ kind: next, period: undefined })}
      />
      <label htmlFor="co-period">
        期间
        <DatePicker
          id="co-period"
          picker={kind === 'month' ? 'month' : 'date'}
          allowClear={false}
          value={dayjs(kind === 'month' ? `${period}-01` : period)}
          onChange={(day) => day && setSearch({ period: day.format(formats[kind]) })}
        />
      </label>
      <Segmented
        aria-label="层级"
        value={level}
        options={Object.entries(levels).map(([value, label]) => ({ value, label }))}
        onChange={(next) => setSearch({ level: next })}
      />
    </search>
  );
}

function Found({
  app,
  asked,
  standings,
  setSearch,
}: {
  app: AppManifest;
  asked: Asked;
  standings: Standings;
  setSearch: SetSearch;
}) {
  const { rows } = standings;
  const indicators = standings.indicators.flatMap(({ key }) => app.indicators.find((one) => one.key === key) ?? []);
  const decl = indicators.find(({ key }) => key === keyFor(asked.indicator, asked.kind)) ?? indicators[0];
  if (rows.length === 0 || !decl) return <NoData what="这一期还没有车辆日报：日结后才有考核数据" />;
  return (
    <>
      <Panel
        title={`${asked.period} ${levels[asked.level]}排名`}
        extra={<SimulatedBadge simulated={rows.some(({ simulated }) => simulated)} />}
      >
        <StandingsTable
          rows={byPlace(rows, decl.key)}
          // What the rows are ordered by stands first: on a phone it is all that is seen.
          indicators={[decl, ...indicators.filter((one) => one !== decl)]}
          chosen={decl.key}
          period={asked.period}
          onChoose={(indicator) => setSearch({ indicator })}
        />
        <p className="hd-muted">
          {decl.title}：{decl.about}依据：{decl.basis}。数字可点开，逐车逐日查看。
        </p>
      </Panel>
      <Pictures asked={asked} decl={decl} rows={rows} />
    </>
  );
}

/** 考核: the figures by which province, cities, counties and companies are ranked, opening into their evidence. */
export function Screen({ app, search, setSearch }: ScreenProps) {
  const asked = askedOf(search);
  const { period, level } = asked;
  const standings = useApi<Standings>('/coach/standings', { period, level }, { keep: true });
  return (
    <>
      <PageHeader
        title="考核"
        crumbs={[{ title: app.title, to: `/${app.key}` }]}
        about="名次在全省同级中排列；只列出您管辖范围内的单位。"
      />
      <Panel>
        <Where asked={asked} setSearch={setSearch} />
      </Panel>
      <QueryState query={standings}>
        {(found) => <Found app={app} asked={asked} standings={found} setSearch={setSearch} />}
      </QueryState>
    </>
  );
}
