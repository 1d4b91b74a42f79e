import './parts/overload.css';
import { Choices, PageHeader, type ScreenProps } from '../../../web/kit/index.ts';
import { subjectKinds } from '../loops/subjects.ts';
import { VehicleCycle } from './cycles/vehicle-cycle.tsx';
import { CaseTable } from './parts/case-table.tsx';
import { ListTable } from './parts/list-table.tsx';
import { Tabs, tabOf } from './parts/tabs.tsx';

const tabs = { cycles: '一年周期', credit: '信用名单', blacklist: '布控名单', lookup: '车辆查询' } as const;
type Kind = keyof typeof subjectKinds;

/** 一超四罚周期: vehicles, drivers, companies and sources within their one-year cycles, and what follows. */
export function Screen({ app, search, setSearch }: ScreenProps) {
  const tab = tabOf(tabs, search);
  const at = { search, setSearch };
  const where = (search.where ?? {}) as Readonly<Record<string, unknown>>;
  const kind = (Object.keys(subjectKinds) as Kind[]).find((one) => one === where.subjectKind) ?? null;
  return (
    <>
      <PageHeader
        title="一超四罚周期"
        crumbs={[{ title: app.title, to: `/${app.key}` }]}
        about="周期由证件首发日起算，每十二个月一周期；车辆、驾驶人第二、三次预警，第四次达到条件；企业按违法车辆占比。"
      />
      <Tabs label="内容" tabs={tabs} {...at} />
      {tab === 'cycles' && (
        <>
          <div className="ov-bar">
            <Choices<Kind>
              label="对象"
              value={kind}
              options={Object.entries(subjectKinds).map(([value, label]) => ({ value: value as Kind, label }))}
              onChange={(next) =>
                setSearch({ where: { ...where, subjectKind: next === kind ? undefined : next }, page: undefined })
              }
            />
          </div>
          <CaseTable app={app} type="consequence" {...at} />
        </>
      )}
      {tab === 'credit' && <CaseTable app={app} type="credit-listing" {...at} />}
      {tab === 'blacklist' && (
        <ListTable
          title="布控名单"
          noun="entities"
          decl={app.entities.find(({ key }) => key === 'blacklist-entry')}
          rowTo={(row) => `/overload/entities/blacklist-entry/${row.id}`}
          emptyText="没有布控车辆"
          {...at}
        />
      )}
      {tab === 'lookup' && <VehicleCycle {...at} />}
    </>
  );
}
