import type { Page } from '../../../../kernel/sdk/filter.ts';
import { formatInstant, Go, NoData, QueryState, type Row, StatusTag, useApi } from '../../../../web/kit/index.ts';
import { recordAt } from '../parts/addresses.ts';
import { bandTitle, count } from '../parts/figures.ts';
import { PlainTable } from '../parts/plain-table.tsx';

const looksEvery = 30_000;

/** The last passages of a site. */
export function LastPassages({ code }: { readonly code: string }) {
  const params = { where: { site: code }, sort: '-at', pageSize: 12 };
  const answer = useApi<Page<Row>>('/overload/facts/weighing', params, { keep: true, refetchEveryMs: looksEvery });
  return (
    <QueryState query={answer}>
      {({ rows }) =>
        rows.length === 0 ? (
          <NoData what="没有过车记录" />
        ) : (
          <PlainTable
            label="最近过车"
            rows={rows}
            keyOf={(row) => String(row.factId)}
            columns={[
              {
                title: '时间',
                of: (row) => (
                  <Go to={recordAt(code, String(row.recordNo))}>{formatInstant(String(row.at), 'MM-DD HH:mm:ss')}</Go>
                ),
              },
              { title: '车道', figure: true, of: (row) => String(row.lane) },
              { title: '车牌', of: (row) => String(row.plate ?? '无车牌') },
              { title: '轴数', figure: true, of: (row) => String(row.axles) },
              { title: '总质量', figure: true, of: (row) => `${count(Number(row.totalKg))} kg` },
              {
                title: '幅度',
                of: (row) => (
                  <StatusTag tone={row.unlawful ? 'bad' : row.over ? 'warning' : 'plain'}>
                    {bandTitle(String(row.band))}
                  </StatusTag>
                ),
              },
            ]}
          />
        )
      }
    </QueryState>
  );
}
