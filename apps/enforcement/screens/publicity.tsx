import './parts/screens.css';
import { Button, Segmented } from 'antd';
import {
  NoData,
  PageHeader,
  Panel,
  QueryState,
  type Row,
  type ScreenProps,
  SimulatedBadge,
  StatusTag,
} from '../../../web/kit/index.ts';
import { useCases } from './parts/case-answer.ts';
import { CasePanel } from './parts/case-panel.tsx';
import { Pager } from './parts/pager.tsx';

const views = {
  draft: '待编辑',
  checking: '待审核',
  published: '公示中',
  withdrawing: '待撤回',
  withdrawn: '已撤回',
} as const;
type View = keyof typeof views;
const isView = (text: unknown): text is View => typeof text === 'string' && text in views;
const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/** What strangers read, and nothing else: name and text are masked before they are kept. */
function PublicText({ row }: { readonly row: Row }) {
  return (
    <dl className="hd-fields">
      <div>
        <dt>当事人（公示名）</dt>
        <dd>{textOf(row.publicParty)}</dd>
      </div>
      <div>
        <dt>决定书文号</dt>
        <dd>{textOf(row.decisionNumber)}</dd>
      </div>
      <div>
        <dt>公示期</dt>
        <dd>{row.publishedOn ? `${textOf(row.publishedOn)} 至 ${textOf(row.endsOn)}` : '尚未公示'}</dd>
      </div>
      <div className="hd-wide">
        <dt>公示内容</dt>
        <dd>{textOf(row.content)}</dd>
      </div>
      {row.withdrawnWhy ? (
        <div className="hd-wide">
          <dt>撤回理由</dt>
          <dd>{textOf(row.withdrawnWhy)}</dd>
        </div>
      ) : null}
    </dl>
  );
}

function Entry({ app, row, open, onOpen }: { app: ScreenProps['app']; row: Row; open: boolean; onOpen: () => void }) {
  return (
    <Panel
      title={textOf(row.title)}
      level={3}
      extra={
        <span className="hd-buttons">
          <SimulatedBadge simulated={row.simulated === true} />
          {row.weight === 'heavy' && <StatusTag tone="warning">公示三年</StatusTag>}
          <Button size="small" aria-expanded={open} onClick={onOpen}>
            {open ? '收起' : '办理'}
          </Button>
        </span>
      }
    >
      <PublicText row={row} />
      {open && <CasePanel app={app} type="publication" id={String(row.id)} />}
    </Panel>
  );
}

/** 处罚公示: edited, checked by somebody else, published masked, withdrawn with the reason when the decision changed. */
export function Screen({ app, search, setSearch }: ScreenProps) {
  const view: View = isView(search.state) ? search.state : 'draft';
  const page = Number(search.page ?? 1);
  const found = useCases('publication', { where: { state: view }, page, pageSize: 10, sort: '-openedAt' });
  const open = textOf(search.open);
  return (
    <>
      <PageHeader
        title="处罚公示"
        crumbs={[{ title: app.title, to: `/${app.key}` }]}
        about="决定作出七个工作日内公示；决定变更、撤销的三个工作日内撤回并公开说明理由。个人只公示姓氏，证件、电话、车牌不公示。"
      />
      <div className="ef-switch">
        <Segmented
          aria-label="公示状态"
          value={view}
          onChange={(next) => setSearch({ state: next, page: undefined, open: undefined })}
          options={Object.entries(views).map(([value, label]) => ({ value, label }))}
        />
      </div>
      <QueryState query={found}>
        {({ rows, total }) =>
          rows.length === 0 ? (
            <Panel>
              <NoData what={`没有${views[view]}的公示`} />
            </Panel>
          ) : (
            <>
              {rows.map((row) => (
                <Entry
                  key={String(row.id)}
                  app={app}
                  row={row}
                  open={open === row.id}
                  onOpen={() => setSearch({ open: open === row.id ? undefined : String(row.id) }, { replace: true })}
                />
              ))}
              <Pager page={page} pageSize={10} total={total} unit="件" onPage={(next) => setSearch({ page: next })} />
            </>
          )
        }
      </QueryState>
    </>
  );
}
