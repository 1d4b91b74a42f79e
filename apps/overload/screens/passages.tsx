import './parts/overload.css';
import { useMemo } from 'react';
import type { Fields } from '../../../kernel/sdk/field.ts';
import {
  Choices,
  DataTable,
  Go,
  listStateOf,
  NoData,
  PageHeader,
  type Row,
  type ScreenProps,
  StatusTag,
  today,
} from '../../../web/kit/index.ts';
import { recordAt, siteAt } from './parts/addresses.ts';
import { bandTitle } from './parts/figures.ts';
import { QuickFilters } from './passages/quick-filters.tsx';

/** Looks that are asked for all day; each sets its filters and may be narrowed further. */
const looks = {
  today: { title: '今日', where: () => ({}) },
  over: { title: '超限', where: () => ({ over: true }) },
  unlawful: { title: '违法超限', where: () => ({ unlawful: true }) },
  doubled: { title: '超限 100%', where: () => ({ band: 'above100' }) },
  hundred: { title: '百吨以上', where: () => ({ totalKg: { gte: 100_000 } }) },
  unread: { title: '无车牌', where: () => ({ plate: { empty: true } }) },
  permitted: { title: '持证', where: () => ({ permitNo: { empty: false } }) },
} as const;
type Look = keyof typeof looks;

/** What is looked at first stands first; all other columns may be chosen. */
const first = [
  'recordNo',
  'at',
  'siteKind',
  'band',
  'site',
  'plate',
  'axles',
  'totalKg',
  'limitKg',
  'overKg',
  'permitNo',
];

function inOrder(fields: Fields): Fields {
  const names = [...first, ...Object.keys(fields).filter((name) => !first.includes(name))];
  return Object.fromEntries(
    names.flatMap((name) => {
      const field = fields[name];
      return field ? [[name, first.includes(name) ? field : { ...field, hidden: true }]] : [];
    }),
  );
}

const todayOnly = () => ({ gte: `${today()}T00:00:00+08:00` });

function Disposition({ row }: { readonly row: Row }) {
  if (row.permitNo) return <StatusTag tone="active">持证 {bandTitle(String(row.band))}</StatusTag>;
  const tone = row.unlawful ? 'bad' : row.over ? 'warning' : 'plain';
  return <StatusTag tone={tone}>{bandTitle(String(row.band))}</StatusTag>;
}

/** 过车记录: all weighings, filtered on the server; a row opens the record. */
export function Screen({ app, search, setSearch }: ScreenProps) {
  const decl = app.facts.find(({ key }) => key === 'weighing');
  const state = useMemo(() => listStateOf(search), [search]);
  const fields = useMemo(() => inOrder(decl?.fields ?? {}), [decl]);
  if (!decl) return <NoData what="您的岗位不能查看称重记录" />;
  const chosen = (state.where && (Object.keys(looks) as Look[]).find((key) => key === search.look)) || null;
  return (
    <>
      <PageHeader
        title="过车记录"
        crumbs={[{ title: app.title, to: `/${app.key}` }]}
        about="按时间、站点类型、轴数、超限幅度、车牌和处理结果筛选；行首单号打开记录详情。"
      />
      <div className="ov-bar">
        <Choices<Look>
          label="常用筛选"
          value={chosen}
          options={Object.entries(looks).map(([value, { title }]) => ({ value: value as Look, label: title }))}
          onChange={(look) =>
            setSearch({
              look,
              where: { ...looks[look].where(), ...(look === 'today' ? { at: todayOnly() } : {}) },
              page: undefined,
            })
          }
        />
        <QuickFilters state={state} setSearch={setSearch} />
      </div>
      <DataTable
        id="overload.passages"
        title="过车记录"
        app={app.key}
        fields={fields}
        source="/overload/facts/weighing"
        state={state}
        onState={({ q, where, sort, page, pageSize }) =>
          setSearch({ q, where, sort, page, pageSize, look: where === state.where ? search.look : undefined })
        }
        rowTo={(row) => recordAt(String(row.site), String(row.recordNo))}
        renders={{
          band: (row) => <Disposition row={row} />,
          site: (row) => <Go to={siteAt(String(row.site))}>{String(row.site)}</Go>,
        }}
        mayExport={decl.may.includes('export')}
        emptyText="没有符合条件的过车记录"
      />
    </>
  );
}
