import { Table, type TableColumnsType, type TableProps } from 'antd';
import { ScrollRegion } from './scroll-region.tsx';

/**
 * A table whose cells carry their column's title: on a narrow screen each row becomes a card of titled values, since a
 * table of many columns cannot be read there.
 */
export function Grid<T extends object>({
  label,
  columns,
  rows,
  ...table
}: {
  readonly label: string;
  readonly columns: TableColumnsType<T>;
  readonly rows: readonly T[];
} & Omit<TableProps<T>, 'columns' | 'dataSource' | 'scroll' | 'aria-label'>) {
  const titled = columns.map((column) => ({
    ...column,
    onCell: () => ({ 'data-label': String(column.title ?? '') }) as React.TdHTMLAttributes<HTMLTableCellElement>,
  }));
  return (
    <ScrollRegion label={label} className="ev-grid">
      <Table<T>
        aria-label={label}
        size="small"
        showSorterTooltip={false}
        {...table}
        columns={titled}
        dataSource={[...rows]}
      />
    </ScrollRegion>
  );
}

/** Pages of fifty; none where one is enough. */
export const fifty = { defaultPageSize: 50, hideOnSinglePage: true, showSizeChanger: false } as const;
