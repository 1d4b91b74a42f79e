import './parts/screens.css';
import {
  NoData,
  PageHeader,
  Panel,
  QueryState,
  type ScreenProps,
  useService,
  withParams,
} from '../../../web/kit/index.ts';
import type { TargetRow } from '../target-table.ts';
import { LayerDrawer } from './indicators/layer-drawer.tsx';
import { TargetList } from './indicators/target-list.tsx';
import { useYear, YearGate, YearSwitch } from './parts/years.tsx';

function Year({ year, ...screen }: { readonly year: number } & ScreenProps) {
  const answer = useService<readonly TargetRow[]>('evaluation', 'target-table', { year }, { keep: true });
  const { search, setSearch, app } = screen;
  return (
    <QueryState query={answer}>
      {(rows) => (
        <>
          <Panel>
            {rows.length === 0 ? (
              <NoData what={`${year} 年没有设定绩效指标`} />
            ) : (
              <TargetList rows={rows} year={year} {...screen} />
            )}
          </Panel>
          <LayerDrawer
            app={app}
            year={year}
            row={rows.find((one) => one.id === search.row) ?? null}
            onClose={() => setSearch({ row: undefined })}
          />
        </>
      )}
    </QueryState>
  );
}

/** 指标表: every target of the year with what was printed, read, computed again and measured. */
export function Screen(props: ScreenProps) {
  const { app, search, setSearch } = props;
  const years = useYear(search, 'scored');
  return (
    <>
      <PageHeader
        title="绩效指标表"
        crumbs={[
          { title: app.title, to: `/${app.key}` },
          { title: '年度总览', to: withParams('/evaluation/screens/overview', { year: years.year }) },
        ]}
        actions={<YearSwitch {...years} setSearch={setSearch} />}
        about="点击一行，查看公布、解析、重算、实测四层；四层并列，互不改写。"
      />
      <YearGate years={years}>{(year) => <Year {...props} year={year} />}</YearGate>
    </>
  );
}
