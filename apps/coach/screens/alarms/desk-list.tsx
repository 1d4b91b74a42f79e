import { Checkbox } from 'antd';
import { useEffect, useRef } from 'react';
import {
  type CaseManifest,
  formatInstant,
  type Row,
  SimulatedBadge,
  StatusTag,
  useOrgNames,
} from '../../../../web/kit/index.ts';
import { type AlarmKind, alarmKinds } from '../../words.ts';

interface Props {
  readonly decl: CaseManifest;
  readonly rows: readonly Row[];
  /** Rows of one vehicle stand together under its plate. */
  readonly grouped: boolean;
  readonly chosen: string | undefined;
  readonly marked: ReadonlySet<string>;
  readonly onChoose: (id: string) => void;
  readonly onMark: (id: string) => void;
}

function AlarmRow({ row, decl, chosen, marked, onChoose, onMark }: Omit<Props, 'rows' | 'grouped'> & { row: Row }) {
  const names = useOrgNames();
  const item = useRef<HTMLLIElement>(null);
  const id = String(row.id);
  const isChosen = id === chosen;
  useEffect(() => {
    if (isChosen) item.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  const state = decl.states[String(row.state)];
  return (
    <li ref={item} className="co-alarm" data-alarm={id} aria-current={isChosen || undefined}>
      <Checkbox
        checked={marked.has(id)}
        onChange={() => onMark(id)}
        aria-label={`选中 ${row.plate} ${alarmKinds[row.kind as AlarmKind]}`}
      />
      <button type="button" onClick={() => onChoose(id)}>
        <span>
          <strong>{String(row.plate)}</strong> {alarmKinds[row.kind as AlarmKind] ?? String(row.kind)}{' '}
          <SimulatedBadge simulated={row.simulated === true} />
        </span>
        <span className="hd-muted">
          {formatInstant(String(row.firstAt), 'MM-DD HH:mm:ss')}　{names.get(String(row.org)) ?? String(row.org)}
        </span>
      </button>
      <StatusTag tone={state?.tone}>{state?.title ?? String(row.state)}</StatusTag>
    </li>
  );
}

/** The alarms, the latest first; one of them is chosen, any number marked. */
export function DeskList(props: Props) {
  const { rows, grouped } = props;
  return (
    <ul className="co-alarms" aria-label="报警">
      {rows.map((row, index) => {
        const isFirst = grouped && row.phone !== rows[index - 1]?.phone;
        const count = isFirst ? rows.filter(({ phone }) => phone === row.phone).length : 0;
        return [
          isFirst && (
            <li key={`group-${row.phone}`} className="co-group">
              {String(row.plate)}：{count} 件
            </li>
          ),
          <AlarmRow key={String(row.id)} {...props} row={row} />,
        ];
      })}
    </ul>
  );
}
