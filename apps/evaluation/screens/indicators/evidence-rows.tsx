import type { Field } from '../../../../kernel/sdk/field.ts';
import type { Page } from '../../../../kernel/sdk/filter.ts';
import {
  type AppManifest,
  FieldValue,
  Go,
  NoData,
  QueryState,
  type Row,
  titleOf,
  useApi,
  useManifest,
} from '../../../../web/kit/index.ts';
import type { TargetRow } from '../../target-table.ts';
import { Grid } from '../parts/grid.tsx';

/** Rows that the drawer shows; the indicator's own page has all of them. */
const shown = 10;

/** The declared field behind a column of evidence, wherever in the publishing application it stands. */
function fieldNamed(app: AppManifest | undefined, name: string): Field | undefined {
  return [...(app?.facts ?? []), ...(app?.entities ?? []), ...(app?.cases ?? [])].find((decl) => decl.fields[name])
    ?.fields[name];
}

function columnsOf(app: AppManifest | undefined, owner: string, page: Page<Row>) {
  return Object.keys(page.rows[0] ?? {}).flatMap((name) => {
    const field = fieldNamed(app, name);
    if (!field) return [];
    const render = (_: unknown, row: Row) => <FieldValue app={owner} field={field} value={row[name]} />;
    return [{ key: name, title: titleOf(field), render }];
  });
}

/** The rows behind a bound indicator, as the application that publishes it lists them. */
export function EvidenceRows({ row, year }: { readonly row: TargetRow; readonly year: number }) {
  const [owner = '', key = ''] = (row.evidence ?? '').split('.');
  const app = useManifest().apps.find((one) => one.key === owner);
  const org = row.evidenceOrg ?? row.org;
  const at = { period: String(year), org, part: 'numerator', page: 1, pageSize: shown };
  const rows = useApi<Page<Row>>(`/${owner}/indicators/${key}/evidence`, at);
  const period = encodeURIComponent(JSON.stringify(String(year)));
  return (
    <QueryState query={rows}>
      {(page) =>
        page.total === 0 ? (
          <NoData what="已绑定，但本期没有证据记录" />
        ) : (
          <>
            <Grid<Row>
              label="证据"
              rowKey={(one) => String(one.id ?? one.factId ?? JSON.stringify(one))}
              columns={columnsOf(app, owner, page)}
              rows={page.rows}
              pagination={false}
            />
            <p>
              共 {page.total} 条，
              <Go to={`/${owner}/indicators/${key}?period=${period}&org=${encodeURIComponent(org)}`}>打开指标</Go>
            </p>
          </>
        )
      }
    </QueryState>
  );
}
