import type { TableColumnsType } from 'antd';
import type { Field, Fields } from '../../../kernel/sdk/field.ts';
import { FieldValue } from '../field-value.tsx';
import { isNumeric, titleOf } from '../format.ts';
import { Go } from '../link.tsx';
import type { Row } from '../lookups.ts';
import { SimulatedBadge } from '../simulated-badge.tsx';
import type { ListState } from './list-state.ts';

/** Replaces how a column's cells look. */
export type CellRenders = Readonly<Record<string, (row: Row) => React.ReactNode>>;

interface ColumnsOf {
  readonly app: string;
  readonly fields: Fields;
  readonly shown: readonly string[];
  readonly state: ListState;
  readonly rowTo?: (row: Row) => string;
  /** Instead of a page of its own, a row opens something here. */
  readonly onOpen?: (row: Row) => void;
  readonly renders?: CellRenders;
}

const isLong = (field: Field) => field.kind === 'text' && !isNumeric(field);

/** The columns that a list shows before anybody chooses. */
export const listedFields = (fields: Fields): readonly string[] =>
  Object.entries(fields)
    .filter(([, field]) => !field.hidden && field.kind !== 'json' && !(field.kind === 'text' && field.multiline))
    .map(([name]) => name);

function sortOrder(state: ListState, name: string) {
  if (state.sort === name) return 'ascend' as const;
  return state.sort === `-${name}` ? ('descend' as const) : null;
}

function Opener({
  row,
  rowTo,
  onOpen,
  children,
}: Pick<ColumnsOf, 'rowTo' | 'onOpen'> & { readonly row: Row; readonly children: React.ReactNode }) {
  if (onOpen) {
    return (
      <button type="button" className="hd-text-button" onClick={() => onOpen(row)}>
        {children}
      </button>
    );
  }
  return rowTo ? <Go to={rowTo(row)}>{children}</Go> : children;
}

export function cellOf({ app, fields, renders, rowTo, onOpen }: ColumnsOf, name: string, isFirst: boolean) {
  return (row: Row) => {
    const field = fields[name];
    if (!field) return null;
    const content = renders?.[name]?.(row) ?? <FieldValue app={app} field={field} value={row[name]} />;
    if (!isFirst) return content;
    const isPlain = field.kind !== 'ref' && field.kind !== 'file' && field.kind !== 'json';
    return (
      <>
        <Opener row={row} rowTo={isPlain ? rowTo : undefined} onOpen={onOpen}>
          {content}
        </Opener>{' '}
        <SimulatedBadge simulated={row.simulated === true} />
      </>
    );
  };
}

/** Table columns from field declarations; the first one leads to the row. */
export function columnsOf(props: ColumnsOf): TableColumnsType<Row> {
  const { fields, shown, state } = props;
  return shown.flatMap((name, index) => {
    const field = fields[name];
    if (!field) return [];
    return [
      {
        key: name,
        dataIndex: name,
        title: titleOf(field),
        align: isNumeric(field) ? ('right' as const) : ('left' as const),
        sorter: field.kind !== 'json' && field.kind !== 'file',
        sortOrder: sortOrder(state, name),
        ellipsis: isLong(field) ? { showTitle: false } : false,
        className: isLong(field) ? 'hd-long' : 'hd-short',
        render: (_: unknown, row: Row) => cellOf(props, name, index === 0)(row),
      },
    ];
  });
}

/** The list on a narrow screen: a card for each row, since a table of many columns cannot be read there. */
export function RowCards(props: ColumnsOf & { readonly rows: readonly Row[]; readonly idOf: (row: Row) => string }) {
  const [first, ...others] = props.shown;
  return (
    <ul className="hd-cards">
      {props.rows.map((row, index) => (
        <li key={props.idOf(row)} data-row={index}>
          {first && <div className="hd-card-title">{cellOf(props, first, true)(row)}</div>}
          <dl>
            {others.slice(0, 6).map((name) => (
              <div key={name}>
                <dt>{props.fields[name] ? titleOf(props.fields[name]) : name}</dt>
                <dd>{cellOf(props, name, false)(row)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
