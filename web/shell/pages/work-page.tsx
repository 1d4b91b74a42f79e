import { Button, Pagination } from 'antd';
import {
  formatDistance,
  formatInstant,
  Go,
  NoData,
  PageHeader,
  Panel,
  QueryState,
  StatusTag,
  useApi,
  useLive,
  useManifest,
  useOrgNames,
} from '../../kit/index.ts';
import { useSearchState } from '../page-state.ts';

interface WorkItem {
  readonly app: string;
  readonly type: string;
  readonly typeTitle: string;
  readonly id: string;
  readonly label: string;
  readonly org: string;
  readonly state: string;
  readonly stateTitle: string;
  readonly openedAt: string;
  readonly dueAt: string | null;
  readonly deadlineTitle: string | null;
  readonly overdue: boolean;
}

interface WorkCount {
  readonly app: string;
  readonly type: string;
  readonly typeTitle: string;
  readonly state: string;
  readonly stateTitle: string;
  readonly count: number;
  readonly overdue: number;
}

interface WorkList {
  readonly rows: readonly WorkItem[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly counts: readonly WorkCount[];
}

function Due({ item }: { readonly item: WorkItem }) {
  if (!item.dueAt) return <span className="hd-muted">无时限</span>;
  return (
    <>
      <StatusTag tone={item.overdue ? 'bad' : 'active'}>
        {item.overdue ? '已超期' : `${formatDistance(item.dueAt)}到期`}
      </StatusTag>{' '}
      <span className="hd-muted">
        {item.deadlineTitle} {formatInstant(item.dueAt, 'MM-DD HH:mm')}
      </span>
    </>
  );
}

function Counts({ counts }: { readonly counts: readonly WorkCount[] }) {
  const { search, setSearch } = useSearchState();
  const overdue = counts.reduce((total, count) => total + count.overdue, 0);
  const isChosen = (count: WorkCount) =>
    search.app === count.app && search.type === count.type && search.state === count.state;
  const choose = (count: WorkCount) =>
    setSearch(
      isChosen(count)
        ? { app: undefined, type: undefined, state: undefined, page: undefined }
        : { app: count.app, type: count.type, state: count.state, page: undefined },
    );
  return (
    <div className="hd-buttons hd-counts">
      <Button
        aria-pressed={search.overdue === true}
        type={search.overdue === true ? 'primary' : 'default'}
        danger={overdue > 0}
        onClick={() => setSearch({ overdue: search.overdue === true ? undefined : true, page: undefined })}
      >
        已超期 {overdue}
      </Button>
      {counts.map((count) => (
        <Button
          key={`${count.app}.${count.type}.${count.state}`}
          aria-pressed={isChosen(count)}
          type={isChosen(count) ? 'primary' : 'default'}
          onClick={() => choose(count)}
        >
          {count.typeTitle} · {count.stateTitle} {count.count}
        </Button>
      ))}
    </div>
  );
}

function Items({ items }: { readonly items: readonly WorkItem[] }) {
  const orgs = useOrgNames();
  return (
    <ul className="hd-work">
      {items.map((item) => (
        <li key={item.id}>
          <div>
            <Go to={`/${item.app}/cases/${item.type}/${item.id}`}>{item.label}</Go>
            <div className="hd-muted">
              {item.typeTitle} · {orgs.get(item.org) ?? item.org} · {formatInstant(item.openedAt, 'YYYY-MM-DD')} 发起
            </div>
          </div>
          <div>
            <StatusTag tone="active">{item.stateTitle}</StatusTag> <Due item={item} />
          </div>
        </li>
      ))}
    </ul>
  );
}

/** What waits for the one who is signed in, the most urgent first. */
export function WorkPage() {
  const { me } = useManifest();
  const { search, setSearch } = useSearchState();
  const { app, type, state, overdue, page } = search;
  const work = useApi<WorkList>('/work', { app, type, state, overdue, page }, { keep: true, refetchEveryMs: 60_000 });
  useLive('case', () => void work.refetch(), { atMostEveryMs: 5_000 });
  return (
    <>
      <PageHeader title="我的待办" about={`${me.name}，您好。以下事项等待您办理，临近时限的排在前面。`} />
      <QueryState query={work}>
        {(list) => (
          <Panel>
            {list.counts.length > 0 && <Counts counts={list.counts} />}
            {list.rows.length === 0 ? (
              <NoData what={list.counts.length === 0 ? '目前没有等待您办理的事项' : '没有符合条件的事项'} />
            ) : (
              <Items items={list.rows} />
            )}
            {list.total > list.pageSize && (
              <Pagination
                className="hd-pager"
                current={list.page}
                pageSize={list.pageSize}
                total={list.total}
                showSizeChanger={false}
                onChange={(next) => setSearch({ page: next })}
              />
            )}
          </Panel>
        )}
      </QueryState>
    </>
  );
}
