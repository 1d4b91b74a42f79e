import './parts/screens.css';
import { NoData, PageHeader, Panel, QueryState, type ScreenProps, useService } from '../../../web/kit/index.ts';
import type { AdvisedTarget } from '../goals.ts';
import type { TargetRow } from '../target-table.ts';
import { GoalTable } from './goals/goal-table.tsx';
import { OpenCase } from './parts/open-case.tsx';
import { chosenProject, type ProjectRow, ProjectSwitch, useYear, YearSwitch } from './parts/years.tsx';

function Project({ project, ...screen }: { readonly project: ProjectRow } & ScreenProps) {
  const advice = useService<readonly AdvisedTarget[]>('evaluation', 'goal-advice', { project: project.id });
  const targets = useService<readonly TargetRow[]>('evaluation', 'target-table', { year: project.year });
  return (
    <QueryState query={advice}>
      {(opinions) => (
        <QueryState query={targets}>
          {(rows) => {
            const own = rows.filter((row) => row.project === project.id);
            return own.length === 0 ? (
              <NoData what="该项目还没有设定绩效指标" />
            ) : (
              <GoalTable {...screen} targets={own} opinions={opinions} />
            );
          }}
        </QueryState>
      )}
    </QueryState>
  );
}

/** 目标设定: the targets of a project with the adviser's verdict, to be set before the budget is. */
export function Screen(props: ScreenProps) {
  const { app, search, setSearch } = props;
  const years = useYear(search, 'newest');
  const project = chosenProject(years, search);
  return (
    <>
      <PageHeader
        title="目标设定"
        crumbs={[{ title: app.title, to: `/${app.key}` }]}
        actions={
          project && (
            <OpenCase
              app={app}
              caseKey="goal-setting"
              button="提交目标申报"
              initial={{
                title: `${project.year}年度${project.name}绩效目标申报`,
                org: project.org,
                year: project.year,
                project: project.id,
              }}
              then="submit"
            />
          )
        }
        about="测算依据为往年公布数、本年实际和同表同类指标；意见只供参考，是否采纳由申报人决定。"
      />
      <Panel>
        <div className="ev-bar">
          <YearSwitch {...years} setSearch={setSearch} />
          <ProjectSwitch years={years} project={project} setSearch={setSearch} />
        </div>
        {project ? (
          <Project {...props} key={project.id} project={project} />
        ) : (
          years.year !== null && <NoData what="该年度没有登记项目" />
        )}
      </Panel>
    </>
  );
}
