import { Input, Segmented } from 'antd';
import { useState } from 'react';
import {
  NoData,
  type OpenScreenProps,
  PageHeader,
  Panel,
  QueryState,
  SimulatedBadge,
  StatusTag,
  useService,
  useSettled,
} from '../../../../web/kit/index.ts';
import { Pager } from '../parts/pager.tsx';
import { PlainTable } from '../parts/plain-table.tsx';

export const title = '行政执法公示（无需登录）';

interface Page<R> {
  readonly total: number;
  readonly pageSize: number;
  readonly rows: readonly R[];
}

type Cells = Readonly<Record<string, string | boolean | null>>;

interface View {
  readonly title: string;
  readonly service: string;
  readonly caption: string;
  readonly find: string;
  /** Columns by the name of the answer's field. */
  readonly columns: Readonly<Record<string, string>>;
}

const views = {
  decisions: {
    title: '处罚决定',
    service: 'public-decisions',
    caption: '公示中的行政处罚决定',
    find: '文号、名称',
    columns: {
      number: '文号',
      party: '当事人',
      content: '内容',
      organ: '机关',
      decidedOn: '决定日期',
      endsOn: '公示至',
    },
  },
  officers: {
    title: '执法人员',
    service: 'public-officers',
    caption: '持有效执法证件的人员',
    find: '姓名或证号',
    columns: { name: '姓名', organ: '机构', certificate: '证号', field: '执法门类', validUntil: '有效期至' },
  },
  organs: {
    title: '执法机构',
    service: 'public-organs',
    caption: '执法机构及其职权来源',
    find: '机构名称',
    columns: {
      name: '机构',
      authority: '职权取得',
      delegation: '委托事项、权限和期限',
      powers: '主要职权',
      telephone: '电话',
      reviewOrgan: '复议机关',
      court: '诉讼法院',
    },
  },
  powers: {
    title: '职权清单',
    service: 'public-powers',
    caption: '行政处罚职权清单',
    find: '违法行为',
    columns: {
      code: '代码',
      name: '违法行为',
      field: '门类',
      broken: '认定依据',
      penalised: '处罚依据',
      since: '施行',
    },
  },
} as const satisfies Readonly<Record<string, View>>;

type Key = keyof typeof views;
const isKey = (text: unknown): text is Key => typeof text === 'string' && Object.hasOwn(views, text);

function Cell({ row, name }: { readonly row: Cells; readonly name: string }) {
  const value = row[name];
  return (
    <td>
      {value || '—'} {name === 'validUntil' && row.valid === false && <StatusTag tone="bad">已过期</StatusTag>}
      {(name === 'name' || name === 'number') && <SimulatedBadge simulated={row.simulated === true} />}
    </td>
  );
}

function Rows({ view, rows }: { readonly view: View; readonly rows: readonly Cells[] }) {
  if (rows.length === 0) return <NoData what="没有符合条件的公示" />;
  return (
    <PlainTable caption={view.caption} heads={Object.values(view.columns)}>
      {rows.map((row) => (
        <tr
          key={Object.keys(view.columns)
            .map((name) => row[name])
            .join('|')}
        >
          {Object.keys(view.columns).map((name) => (
            <Cell key={name} row={row} name={name} />
          ))}
        </tr>
      ))}
    </PlainTable>
  );
}

/** 行政执法公示: who enforces, by what right, and what was decided — masked, and gone when withdrawn. */
export function Screen({ search, setSearch }: OpenScreenProps) {
  const key: Key = isKey(search.view) ? search.view : 'decisions';
  const view: View = views[key];
  const page = Number(search.page ?? 1);
  const [typed, setTyped] = useState(typeof search.q === 'string' ? search.q : '');
  const q = useSettled(typed);
  const found = useService<Page<Cells>>('enforcement', view.service, { q, page }, { keep: true });
  return (
    <>
      <PageHeader
        title="行政执法公示"
        about="执法主体、人员、职权和处罚决定的事前、事后公示。个人信息已作处理；变更、撤销的决定撤回公示。"
      />
      <Panel>
        <div className="hd-buttons">
          <Segmented
            aria-label="公示内容"
            value={key}
            onChange={(next) => {
              setTyped('');
              setSearch({ view: next, page: undefined, q: undefined });
            }}
            options={Object.entries(views).map(([value, { title: label }]) => ({ value, label }))}
          />
          <Input.Search
            aria-label={`查找${view.find}`}
            placeholder={view.find}
            value={typed}
            style={{ maxWidth: 320 }}
            onChange={(event) => {
              setTyped(event.target.value);
              setSearch({ q: event.target.value || undefined, page: undefined }, { replace: true });
            }}
          />
        </div>
        <QueryState query={found}>
          {({ rows, total, pageSize }) => (
            <>
              <Rows view={view} rows={rows} />
              <Pager
                page={page}
                pageSize={pageSize}
                total={total}
                unit="条"
                onPage={(next) => setSearch({ page: next })}
              />
            </>
          )}
        </QueryState>
      </Panel>
    </>
  );
}
