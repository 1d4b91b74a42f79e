import { DatePicker } from 'antd';
import {
  dayjs,
  formatInstant,
  Go,
  NoData,
  PageHeader,
  Panel,
  QueryState,
  type ScreenProps,
  StatusTag,
  useService,
} from '../../../web/kit/index.ts';
import { Pager } from './parts/pager.tsx';
import { PlainTable } from './parts/plain-table.tsx';

interface Figure {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

interface Row {
  readonly org: string;
  readonly name: string;
  readonly filed: number;
  readonly returned: number;
  readonly extended: number;
  readonly filing: Figure;
  readonly decision: Figure;
  readonly serving: Figure;
  readonly publishing: Figure;
  readonly appraised: number;
  readonly failed: number;
  readonly meanScore: number | null;
}

interface Answer {
  readonly total: number;
  readonly pageSize: number;
  readonly rows: readonly Row[];
}

const target = 95;
const linked = {
  filing: 'filing-timeliness',
  decision: 'decision-timeliness',
  serving: 'service-timeliness',
  publishing: 'publication-timeliness',
} as const;

/** A share with what it is made of; it opens to its rows. */
function Share({ figure, indicator, month, org }: { figure: Figure; indicator: string; month: string; org: string }) {
  if (figure.value === null) return <span className="hd-muted">无到期</span>;
  const low = figure.value < target;
  return (
    <>
      <Go to={`/enforcement/indicators/${indicator}?kind=month&period=${month}&org=${org}`}>
        {figure.value.toFixed(1)}%
      </Go>{' '}
      <span className="hd-muted">
        {figure.numerator}/{figure.denominator}
      </span>{' '}
      {low && <StatusTag tone="bad">低于 {target}%</StatusTag>}
    </>
  );
}

function Board({ answer, month }: { readonly answer: Answer; readonly month: string }) {
  if (answer.rows.length === 0) return <NoData what="辖区内没有登记的执法机构" />;
  return (
    <PlainTable
      caption={`${month} 各执法机构的及时率和案卷质量`}
      heads={[
        '机构',
        '立案及时',
        '办案及时',
        '送达及时',
        '公示及时',
        '立案',
        '退回补查',
        '延长',
        '评查均分',
        '不合格卷',
      ]}
    >
      {answer.rows.map((row) => (
        <tr key={row.org}>
          <th scope="row">{row.name}</th>
          {(Object.keys(linked) as (keyof typeof linked)[]).map((key) => (
            <td key={key}>
              <Share figure={row[key]} indicator={linked[key]} month={month} org={row.org} />
            </td>
          ))}
          <td className="hd-number">{row.filed}</td>
          <td className="hd-number">{row.returned}</td>
          <td className="hd-number">{row.extended}</td>
          <td className="hd-number">{row.meanScore === null ? '未评查' : `${row.meanScore}（${row.appraised} 卷）`}</td>
          <td className="hd-number">{row.failed}</td>
        </tr>
      ))}
    </PlainTable>
  );
}

/** 执法监督: time and quality by organ, each figure down to its cases. No money is compared here. */
export function Screen({ app, search, setSearch }: ScreenProps) {
  const thisMonth = formatInstant(new Date().toISOString(), 'YYYY-MM');
  const month = /^\d{4}-\d{2}$/.test(String(search.month)) ? String(search.month) : thisMonth;
  const page = Number(search.page ?? 1);
  const answer = useService<Answer>('enforcement', 'board', { month, page }, { keep: true });
  return (
    <>
      <PageHeader
        title="执法监督"
        crumbs={[{ title: app.title, to: `/${app.key}` }]}
        about="按到期时限的同一批统计及时率，目标 95%；案卷质量取评查结果。罚没款不参与比较（行政处罚法第七十四条）。"
        actions={
          <DatePicker
            aria-label="月份"
            picker="month"
            value={dayjs(`${month}-01`)}
            onChange={(value) => setSearch({ month: value?.format('YYYY-MM'), page: undefined })}
          />
        }
      />
      <Panel>
        <QueryState query={answer}>
          {(data) => (
            <>
              <Board answer={data} month={month} />
              <Pager
                page={page}
                pageSize={data.pageSize}
                total={data.total}
                unit="个机构"
                onPage={(next) => setSearch({ page: next })}
              />
            </>
          )}
        </QueryState>
      </Panel>
    </>
  );
}
