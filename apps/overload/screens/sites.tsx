import './parts/overload.css';
import { useMemo } from 'react';
import { Choices, DataTable, listStateOf, NoData, PageHeader, type ScreenProps } from '../../../web/kit/index.ts';
import { siteAt } from './parts/addresses.ts';
import { kindTitle } from './parts/figures.ts';

const kinds = ['fixed', 'non-stop', 'entrance', 'exit', 'source'] as const;
type Kind = (typeof kinds)[number];

/** 站点与设备健康: all sites; a row opens lanes, certificates, feed and health of the site. */
export function Screen({ app, search, setSearch }: ScreenProps) {
  const decl = app.entities.find(({ key }) => key === 'site');
  const state = useMemo(() => listStateOf(search), [search]);
  if (!decl) return <NoData what="您的岗位不能查看站点" />;
  const kind = kinds.find((one) => one === state.where?.kind) ?? null;
  return (
    <>
      <PageHeader
        title="站点与设备健康"
        crumbs={[{ title: app.title, to: `/${app.key}` }]}
        about="打开站点查看车道、检定、上传时延和缺口，以及转向轴漂移、前轴离散、与邻近站点比对的健康提示。"
      />
      <div className="ov-bar">
        <Choices<Kind>
          label="站点类型"
          value={kind}
          options={kinds.map((value) => ({ value, label: kindTitle(value) }))}
          onChange={(next) =>
            setSearch({ where: { ...state.where, kind: next === kind ? undefined : next }, page: undefined })
          }
        />
      </div>
      <DataTable
        id="overload.sites"
        title="站点"
        app={app.key}
        fields={decl.fields}
        source="/overload/entities/site"
        state={state}
        onState={({ q, where, sort, page, pageSize }) => setSearch({ q, where, sort, page, pageSize })}
        rowTo={(row) => siteAt(String(row.code))}
        mayExport={decl.may.includes('export')}
        emptyText="没有登记站点"
      />
    </>
  );
}
