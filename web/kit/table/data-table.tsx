import { Grid, Pagination, Table } from 'antd';
import { type KeyboardEvent as ReactKeyboardEvent, useMemo, useRef, useState } from 'react';
import type { Fields } from '../../../kernel/sdk/field.ts';
import type { Filter, Page } from '../../../kernel/sdk/filter.ts';
import { ErrorState } from '../error-state.tsx';
import { useApi } from '../hooks.ts';
import { useKeys } from '../keyboard.ts';
import { useGo } from '../link.tsx';
import { Loading } from '../loading.tsx';
import type { Row } from '../lookups.ts';
import { NoData } from '../no-data.tsx';
import { useStored } from '../stored.ts';
import { type CellRenders, columnsOf, listedFields, RowCards } from './columns.tsx';
import { FilterBar } from './filter-bar.tsx';
import { defaultPageSize, type ListState, listParams } from './list-state.ts';
import { type Density, Toolbar } from './toolbar.tsx';

export interface DataTableProps {
  /** Names the list among this user's settings. */
  readonly id: string;
  readonly title: string;
  readonly app: string;
  readonly fields: Fields;
  /** Path under `/api` that answers a Page. */
  readonly source: string;
  readonly state: ListState;
  readonly onState: (next: ListState) => void;
  /** Always applied, and not shown as a filter. */
  readonly fixed?: Filter;
  readonly rowTo?: (row: Row) => string;
  /** Instead of a page of its own, a row opens something here. */
  readonly onOpen?: (row: Row) => void;
  readonly renders?: CellRenders;
  readonly mayExport?: boolean;
  readonly emptyText?: string;
  /** Rows can be chosen; given what is chosen, draws what can be done with it. */
  readonly chosen?: (rows: readonly Row[], clear: () => void) => React.ReactNode;
}

/** A page as the list API answers it; `approximate` where counting exactly would cost too much. */
type ListPage = Page<Row> & { readonly approximate?: boolean };

const idOf = (row: Row): string => String(row.id ?? row.factId ?? JSON.stringify(row));

/** j and k move the focus over the rows. */
function useRowKeys(host: React.RefObject<HTMLDivElement | null>) {
  useKeys(
    useMemo(() => {
      const step = (by: number) => {
        const rows = [...(host.current?.querySelectorAll<HTMLElement>('tr[data-row]') ?? [])];
        const at = rows.findIndex((row) => row.contains(document.activeElement));
        rows[Math.min(Math.max(at + by, 0), rows.length - 1)]?.focus();
      };
      return { j: () => step(1), k: () => step(-1) };
    }, [host]),
  );
}

/**
 * What is chosen, as it now stands. It outlives that the list is read anew, since what was done with the rows may take
 * them out of it, but not that another page or another filter is shown.
 */
function useMarked(
  page: ListPage | undefined,
  state: ListState,
): readonly [readonly Row[], (rows: readonly Row[]) => void] {
  const shown = JSON.stringify(state);
  const [chosen, setChosen] = useState<{ readonly of: string; readonly rows: readonly Row[] }>({ of: shown, rows: [] });
  const marked = useMemo(() => {
    if (chosen.of !== shown) return [];
    const fresh = new Map((page?.rows ?? []).map((row) => [idOf(row), row]));
    return chosen.rows.map((row) => fresh.get(idOf(row)) ?? row);
  }, [page, chosen, shown]);
  return [marked, (rows) => setChosen({ of: shown, rows })];
}

function Rows(
  props: DataTableProps & {
    readonly page: ListPage;
    readonly shown: readonly string[];
    readonly density: Density;
    readonly stale: boolean;
    readonly marked: readonly Row[];
    readonly onMark: (rows: readonly Row[]) => void;
  },
) {
  const { page, state, onState, rowTo, onOpen, density, stale, title, marked, onMark } = props;
  const go = useGo();
  const open = (row: Row) => (onOpen ? onOpen(row) : rowTo && go(rowTo(row)));
  const wide = Grid.useBreakpoint().md !== false;
  if (page.rows.length === 0) return <NoData what={props.emptyText ?? '没有符合条件的记录'} />;
  if (!wide) return <RowCards {...props} rows={page.rows} idOf={idOf} />;
  return (
    <Table<Row>
      aria-label={title}
      rowKey={idOf}
      size={density === 'large' ? undefined : density}
      columns={columnsOf(props)}
      rowSelection={
        props.chosen && {
          selectedRowKeys: marked.map(idOf),
          onChange: (_, rows) => onMark(rows),
          getTitleCheckboxProps: () => ({ 'aria-label': '选择本页全部' }),
          getCheckboxProps: (row) => ({ 'aria-label': `选择 ${String(row[props.shown[0] ?? 'id'] ?? row.id)}` }),
        }
      }
      dataSource={[...page.rows]}
      loading={stale}
      pagination={false}
      showSorterTooltip={false}
      scroll={{ x: 'max-content' }}
      onChange={(_, __, sorter) => {
        const { columnKey, order } = Array.isArray(sorter) ? (sorter[0] ?? {}) : sorter;
        const sort = order ? `${order === 'descend' ? '-' : ''}${String(columnKey)}` : undefined;
        onState({ ...state, sort, page: undefined });
      }}
      onRow={(row, index) => ({
        'data-row': index,
        tabIndex: index === 0 ? 0 : -1,
        className: rowTo || onOpen ? 'hd-row-opens' : undefined,
        onDoubleClick: () => open(row),
        onKeyDown: (event: ReactKeyboardEvent) => {
          if (event.key === 'Enter' && event.target === event.currentTarget) open(row);
        },
      })}
    />
  );
}

function Pager({
  page,
  state,
  onState,
}: {
  readonly page: ListPage;
  readonly state: ListState;
  readonly onState: (next: ListState) => void;
}) {
  const narrow = Grid.useBreakpoint().md === false;
  return (
    <Pagination
      className="hd-pager"
      size={narrow ? 'small' : undefined}
      current={page.page}
      pageSize={state.pageSize ?? defaultPageSize}
      total={page.total}
      showTotal={(total) => `共 ${total.toLocaleString('zh-CN')} 条${page.approximate ? '以上' : ''}`}
      showSizeChanger={!narrow && { 'aria-label': '每页条数' }}
      showQuickJumper={!narrow && page.total > 10 * defaultPageSize}
      showLessItems={narrow}
      pageSizeOptions={[20, 50, 100]}
      onChange={(next, pageSize) =>
        onState({
          ...state,
          page: pageSize === (state.pageSize ?? defaultPageSize) && next > 1 ? next : undefined,
          pageSize: pageSize === defaultPageSize ? undefined : pageSize,
        })
      }
    />
  );
}

/**
 * A list drawn from field declarations. Filtering, sorting, searching and paging run on the server; what is shown is
 * the `state` that the page keeps in its address.
 */
export function DataTable(props: DataTableProps) {
  const { id, fields, source, state, onState, fixed, mayExport } = props;
  const [density, setDensity] = useStored<Density>('density', 'small');
  const [chosen, setChosen] = useStored<readonly string[] | null>(`columns.${id}`, null);
  const shown = (chosen ?? listedFields(fields)).filter((name) => fields[name]);
  const query = useApi<ListPage>(source, listParams(state, fixed), { keep: true });
  const host = useRef<HTMLDivElement>(null);
  const [marked, setMarked] = useMarked(query.data, state);
  useRowKeys(host);
  return (
    <div ref={host} className="hd-list" aria-busy={query.isPending || query.isPlaceholderData}>
      <FilterBar app={props.app} fields={fields} state={state} onState={onState} />
      <Toolbar
        id={id}
        fields={fields}
        state={state}
        onState={onState}
        density={density}
        onDensity={setDensity}
        columns={shown}
        onColumns={setChosen}
        exportFrom={mayExport ? `/api${source}` : undefined}
        searchable={Object.values(fields).some((field) => field.search)}
        busy={query.isFetching}
        onReload={() => void query.refetch()}
      />
      {props.chosen && marked.length > 0 && (
        <div className="hd-buttons hd-chosen">{props.chosen(marked, () => setMarked([]))}</div>
      )}
      {query.error && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Loading />}
      {query.data && (
        <>
          <Rows
            {...props}
            page={query.data}
            shown={shown}
            density={density}
            stale={query.isPlaceholderData}
            marked={marked}
            onMark={setMarked}
          />
          {query.data.total > 0 && <Pager page={query.data} state={state} onState={onState} />}
        </>
      )}
    </div>
  );
}
