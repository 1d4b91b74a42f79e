import { BarChart, Go, NoData, Panel, SimulatedBadge, StatusTag } from '../../../../web/kit/index.ts';
import type { YearOverview } from '../../year-overview.ts';
import { Figure, listPage } from '../parts/figure.tsx';
import { ScrollRegion } from '../parts/scroll-region.tsx';

type Project = YearOverview['projects'][number];

const share = (part: number | null, whole: number): number | null =>
  part === null || whole === 0 ? null : Math.round((part / whole) * 10_000) / 100;

const places = 2;

function totals(projects: readonly Project[]) {
  const add = (of: (one: Project) => number) => Math.round(projects.reduce((sum, one) => sum + of(one), 0) * 1e4) / 1e4;
  const paid = projects.filter((one) => one.executed !== null);
  return {
    initial: add((one) => one.initial),
    fullYear: add((one) => one.fullYear),
    committed: add((one) => one.committed),
    executed: paid.length === 0 ? null : add((one) => one.executed ?? 0),
  };
}

function Tiles({ data }: { readonly data: YearOverview }) {
  const all = totals(data.projects);
  const lines = listPage('entities/budget-line', { year: data.year });
  const payments = listPage('facts/payment', { year: data.year });
  const period = encodeURIComponent(JSON.stringify(String(data.year)));
  const rate = `/evaluation/indicators/execution-rate?period=${period}&org=${encodeURIComponent(data.org)}`;
  const tiles = [
    { title: '年初预算数', value: all.initial, unit: '万元', to: lines },
    { title: '全年预算数', value: all.fullYear, unit: '万元', to: lines },
    { title: '已占用', value: all.committed, unit: '万元', to: lines },
    { title: '已执行', value: all.executed, unit: '万元', to: payments },
    { title: '预算执行率', value: share(all.executed, all.fullYear), unit: '%', to: rate },
  ];
  return (
    <div className="ev-tiles">
      {tiles.map((tile) => (
        <div key={tile.title} className="ev-tile">
          <span className="hd-muted">{tile.title}</span>
          <Figure value={tile.value} places={places} unit={tile.unit} to={tile.to} label={tile.title} />
        </div>
      ))}
    </div>
  );
}

function ProjectRow({ one, year }: { readonly one: Project; readonly year: number }) {
  const lines = listPage('entities/budget-line', { year, project: one.id });
  const payments = listPage('facts/payment', { year, projectId: one.id });
  const rate = share(one.executed, one.fullYear);
  const money = (title: string, value: number | null, to: string) => (
    <td className="hd-number">
      <Figure value={value} places={places} to={to} label={`${one.name}${title}`} />
    </td>
  );
  return (
    <tr>
      <td>
        <Go to={`/evaluation/entities/project/${one.id}`}>{one.name}</Go> {one.stopped && <StatusTag>已停止</StatusTag>}{' '}
        <SimulatedBadge simulated={one.simulated} />
      </td>
      {money('年初预算数', one.initial, lines)}
      {money('全年预算数', one.fullYear, lines)}
      {money('已占用', one.committed, lines)}
      {money('已执行', one.executed, payments)}
      <td className="hd-number">
        {rate === null ? (
          <span className="hd-muted">无数据</span>
        ) : (
          <Figure value={rate} places={2} unit="%" to={payments} label={`${one.name}执行率`} />
        )}
      </td>
      <td>
        <Figure value={one.payments === 0 ? null : one.payments} unit="笔" to={payments} label={`${one.name}支付`} />
      </td>
    </tr>
  );
}

/** Budget against spending, of the year and of each project. */
export function BudgetPanel({ data }: { readonly data: YearOverview }) {
  const { projects } = data;
  if (projects.length === 0) {
    return (
      <Panel title="预算与执行">
        <NoData what={`${data.year} 年没有登记项目和预算`} />
      </Panel>
    );
  }
  return (
    <Panel title="预算与执行" extra={<span className="hd-muted">单位：万元</span>}>
      {data.paymentsHidden && <p className="hd-muted">您的岗位不查看支付记录，执行数未列出。</p>}
      <Tiles data={data} />
      <BarChart
        title="各项目预算与执行"
        unit="万元"
        horizontal
        heightPx={96 + projects.length * 68}
        categories={projects.map((one) => one.name)}
        series={[
          { name: '全年预算数', values: projects.map((one) => one.fullYear) },
          { name: '已执行', values: projects.map((one) => one.executed) },
        ]}
      />
      <ScrollRegion label="各项目预算与执行">
        <table className="hd-plain-table">
          <thead>
            <tr>
              <th scope="col">项目</th>
              {['年初预算数', '全年预算数', '已占用', '已执行', '执行率'].map((title) => (
                <th key={title} scope="col" className="hd-number">
                  {title}
                </th>
              ))}
              <th scope="col">支付</th>
            </tr>
          </thead>
          <tbody>
            {projects.map((one) => (
              <ProjectRow key={one.id} one={one} year={data.year} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Panel>
  );
}
