import './parts/overload.css';
import { PageHeader, type ScreenProps } from '../../../web/kit/index.ts';
import { siteAt } from './parts/addresses.ts';
import { CaseTable } from './parts/case-table.tsx';
import { ListTable } from './parts/list-table.tsx';
import { Tabs, tabOf } from './parts/tabs.tsx';

const tabs = { refusals: '劝返闭环', events: '处置记录', gates: '入口' } as const;

/** 入口劝返: refused, turned back, watched at the next gates, settled; what gates tell, and the gates themselves. */
export function Screen({ app, search, setSearch }: ScreenProps) {
  const tab = tabOf(tabs, search);
  const at = { search, setSearch };
  return (
    <>
      <PageHeader
        title="入口劝返"
        crumbs={[{ title: app.title, to: `/${app.key}` }]}
        about="超限车辆在入口劝返后，关注其在邻近入口再次出现；他处超限进入的须当日核查，减载、驶离、持证的闭环。"
      />
      <Tabs label="内容" tabs={tabs} {...at} />
      {tab === 'refusals' && <CaseTable app={app} type="gate-refusal" {...at} />}
      {tab === 'events' && (
        <ListTable
          title="入口处置记录"
          noun="facts"
          decl={app.facts.find(({ key }) => key === 'gate-event')}
          rowTo={(row) => siteAt(String(row.site))}
          {...at}
        />
      )}
      {tab === 'gates' && (
        <ListTable
          title="高速公路入口"
          noun="entities"
          decl={app.entities.find(({ key }) => key === 'site')}
          fixed={{ kind: 'entrance' }}
          rowTo={(row) => siteAt(String(row.code))}
          {...at}
        />
      )}
    </>
  );
}
