import './parts/screens.css';
import { DatePicker } from 'antd';
import {
  dayjs,
  NoData,
  PageHeader,
  Panel,
  QueryState,
  type ScreenProps,
  today,
  useService,
} from '../../../web/kit/index.ts';
import type { Forecast } from '../monitor.ts';
import { ForecastTable } from './monitoring/forecast-table.tsx';
import { ProgressBars } from './monitoring/progress-bars.tsx';
import { missedText, progressText, spendingText } from './monitoring/summary.ts';
import { textOf } from './parts/filters.tsx';
import { OpenCase } from './parts/open-case.tsx';
import { chosenProject, type ProjectRow, ProjectSwitch, useYear, YearSwitch } from './parts/years.tsx';

/** The day of the address; else today within the year, or the year's last day once it is over. */
function dayOf(search: ScreenProps['search'], year: number): string {
  const asked = textOf(search.on);
  if (asked !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(asked)) return asked;
  const now = today();
  return now.startsWith(String(year)) ? now : `${year}-12-31`;
}

function Project({ project, on, ...screen }: { readonly project: ProjectRow; readonly on: string } & ScreenProps) {
  const { app } = screen;
  const answer = useService<Forecast>('evaluation', 'monitoring-forecast', { project: project.id, on }, { keep: true });
  return (
    <QueryState query={answer}>
      {(forecast) => (
        <>
          <Panel
            title={`${on} 的进度`}
            extra={
              <OpenCase
                app={app}
                caseKey="monitoring"
                button="填写运行监控"
                initial={{
                  title: `${project.year}年度${project.name}运行监控（${on}）`,
                  org: project.org,
                  year: project.year,
                  project: project.id,
                  spending: spendingText(forecast),
                  progress: progressText(forecast),
                  forecast: missedText(forecast),
                }}
              />
            }
          >
            <ProgressBars forecast={forecast} />
          </Panel>
          <Panel title="指标进度与预测">
            {forecast.rows.length === 0 ? (
              <NoData what="该项目没有设定绩效指标" />
            ) : (
              <ForecastTable {...screen} rows={forecast.rows} />
            )}
          </Panel>
        </>
      )}
    </QueryState>
  );
}

/** 运行监控: spending against time against indicators, and what will be missed at this pace. */
export function Screen(props: ScreenProps) {
  const { app, search, setSearch } = props;
  const years = useYear(search, 'newest');
  const project = chosenProject(years, search);
  const on = years.year === null ? '' : dayOf(search, years.year);
  return (
    <>
      <PageHeader
        title="运行监控"
        crumbs={[{ title: app.title, to: `/${app.key}` }]}
        about="按当前进度推算年底：数量按时间线性外推，比率和等次按现值不变。推算不是结果，只用于尽早纠偏。"
      />
      <Panel>
        <div className="ev-bar">
          <YearSwitch {...years} setSearch={setSearch} />
          <ProjectSwitch years={years} project={project} setSearch={setSearch} />
          {project && (
            <label className="ev-inline" htmlFor="on">
              截至
              <DatePicker
                id="on"
                allowClear={false}
                value={dayjs(on)}
                onChange={(day) => day && setSearch({ on: day.format('YYYY-MM-DD') })}
              />
            </label>
          )}
        </div>
      </Panel>
      {project ? (
        <Project {...props} key={project.id} project={project} on={on} />
      ) : (
        years.year !== null && (
          <Panel>
            <NoData what="该年度没有登记项目" />
          </Panel>
        )
      )}
    </>
  );
}
