import './parts/overload.css';
import { PageHeader, type ScreenProps } from '../../../web/kit/index.ts';
import { recordAt, siteAt } from './parts/addresses.ts';
import { CaseTable } from './parts/case-table.tsx';
import { ListTable } from './parts/list-table.tsx';
import { Tabs, tabOf } from './parts/tabs.tsx';

const tabs = { checks: '装载核查', slips: '出场装载', sources: '源头登记' } as const;

/** 货运源头: what left the gate is held against the next passage of the truck; what does not agree is asked after. */
export function Screen({ app, search, setSearch }: ScreenProps) {
  const tab = tabOf(tabs, search);
  const at = { search, setSearch };
  return (
    <>
      <PageHeader
        title="货运源头"
        crumbs={[{ title: app.title, to: `/${app.key}` }]}
        about="装载单与下一次过车比对：超限出场、质量不符、出口大于入口的自动形成装载核查。"
      />
      <Tabs label="内容" tabs={tabs} {...at} />
      {tab === 'checks' && <CaseTable app={app} type="load-check" {...at} />}
      {tab === 'slips' && (
        <ListTable
          title="源头出场称重"
          noun="facts"
          decl={app.facts.find(({ key }) => key === 'weighing')}
          fixed={{ siteKind: 'source' }}
          rowTo={(row) => recordAt(String(row.site), String(row.recordNo))}
          emptyText="没有源头称重"
          {...at}
        />
      )}
      {tab === 'sources' && (
        <ListTable
          title="重点货运源头"
          noun="entities"
          decl={app.entities.find(({ key }) => key === 'site')}
          fixed={{ kind: 'source' }}
          rowTo={(row) => siteAt(String(row.code))}
          emptyText="没有登记货运源头"
          {...at}
        />
      )}
    </>
  );
}
