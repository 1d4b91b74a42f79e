import './parts/overload.css';
import { PageHeader, type ScreenProps, StatusTag, today } from '../../../web/kit/index.ts';
import { ListTable } from './parts/list-table.tsx';
import { PermitCheck } from './permits/permit-check.tsx';

/** 通行证核验: a vehicle is held to its permits by the rules of a passage; below, all permits. */
export function Screen({ app, search, setSearch }: ScreenProps) {
  const now = today();
  return (
    <>
      <PageHeader
        title="通行证核验"
        crumbs={[{ title: app.title, to: `/${app.key}` }]}
        about="按车牌、日期、站点和质量核对超限运输车辆通行证，规则与过车判定相同。"
      />
      <PermitCheck search={search} setSearch={setSearch} />
      <ListTable
        title="超限运输车辆通行证"
        noun="entities"
        decl={app.entities.find(({ key }) => key === 'permit')}
        rowTo={(row) => `/overload/entities/permit/${row.id}`}
        renders={{
          validTo: (row) => (
            <>
              {String(row.validTo)}{' '}
              <StatusTag tone={String(row.validTo) < now ? 'plain' : 'good'}>
                {String(row.validTo) < now ? '已失效' : '有效'}
              </StatusTag>
            </>
          ),
        }}
        emptyText="没有通行证"
        search={search}
        setSearch={setSearch}
      />
    </>
  );
}
