import { Button } from 'antd';
import { useState } from 'react';
import type { Field, Fields } from '../../../kernel/sdk/field.ts';
import { FilterInput } from './filter-input.tsx';
import { type ListState, withFilter } from './list-state.ts';

const shownAtFirst = 4;
const canFilter = (field: Field) => field.kind !== 'json' && field.kind !== 'file';

interface FilterBarProps {
  readonly app: string;
  readonly fields: Fields;
  readonly state: ListState;
  readonly onState: (next: ListState) => void;
}

/** Filters of the most telling fields; the others behind a button, unless one of them is in use. */
export function FilterBar({ app, fields, state, onState }: FilterBarProps) {
  const all = Object.entries(fields).filter(([, field]) => canFilter(field));
  // What people choose from comes first; free text is served by the search box.
  const order = [...all].sort(([, a], [, b]) => rank(a) - rank(b));
  const usedBehind = order.slice(shownAtFirst).some(([name]) => state.where?.[name] !== undefined);
  const [open, setOpen] = useState(false);
  const shown = open || usedBehind ? order : order.slice(0, shownAtFirst);
  const used = Object.keys(state.where ?? {}).length;
  return (
    <search className="hd-filters">
      {shown.map(([name, field]) => (
        <div key={name} className="hd-filter">
          <span aria-hidden>{field.title}</span>
          <FilterInput
            app={app}
            field={field}
            value={state.where?.[name]}
            onChange={(filter) => onState(withFilter(state, name, filter))}
          />
        </div>
      ))}
      <div className="hd-filter-buttons">
        {order.length > shownAtFirst && !usedBehind && (
          <Button type="link" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? '收起筛选' : `更多筛选（${order.length - shownAtFirst}）`}
          </Button>
        )}
        {(used > 0 || state.q) && (
          <Button onClick={() => onState({ sort: state.sort, pageSize: state.pageSize })}>清除条件</Button>
        )}
      </div>
    </search>
  );
}

function rank(field: Field): number {
  const order = ['choice', 'org', 'ref', 'date', 'instant', 'yes-no', 'person', 'integer', 'decimal', 'text'];
  return order.indexOf(field.kind);
}
