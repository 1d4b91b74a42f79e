import { ScrollRegion } from './scroll-region.tsx';

export interface Column<T> {
  readonly title: string;
  readonly of: (row: T) => React.ReactNode;
  /** Figures stand at the right. */
  readonly figure?: boolean;
}

/** A table of a few rows that needs no sorting and no pages. */
export function PlainTable<T>({
  label,
  rows,
  columns,
  keyOf,
  foot,
}: {
  readonly label: string;
  readonly rows: readonly T[];
  readonly columns: readonly Column<T>[];
  readonly keyOf: (row: T) => string;
  readonly foot?: T;
}) {
  const cells = (row: T) =>
    columns.map(({ title, of, figure }) => (
      <td key={title} className={figure ? 'hd-number' : undefined}>
        {of(row)}
      </td>
    ));
  return (
    <ScrollRegion label={label}>
      <table className="hd-plain-table">
        <thead>
          <tr>
            {columns.map(({ title, figure }) => (
              <th key={title} scope="col" className={figure ? 'hd-number' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>{cells(row)}</tr>
          ))}
        </tbody>
        {foot !== undefined && (
          <tfoot>
            <tr>{cells(foot)}</tr>
          </tfoot>
        )}
      </table>
    </ScrollRegion>
  );
}
