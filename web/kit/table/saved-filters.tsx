import { DeleteOutlined } from '@ant-design/icons';
import { Button, Input, Popover } from 'antd';
import { useState } from 'react';
import { useStored } from '../stored.ts';
import type { ListState } from './list-state.ts';

interface Saved {
  readonly name: string;
  readonly state: ListState;
}

function SavedList({
  saved,
  onPick,
  onDrop,
}: {
  readonly saved: readonly Saved[];
  readonly onPick: (state: ListState) => void;
  readonly onDrop: (name: string) => void;
}) {
  if (saved.length === 0) return <p className="hd-muted">尚未保存。设好条件后起个名字，下次一点即用。</p>;
  return (
    <ul className="hd-plain-list">
      {saved.map((entry) => (
        <li key={entry.name}>
          <Button type="link" onClick={() => onPick(entry.state)}>
            {entry.name}
          </Button>
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={`删除筛选“${entry.name}”`}
            onClick={() => onDrop(entry.name)}
          />
        </li>
      ))}
    </ul>
  );
}

/** Named filters of this user on this machine. */
export function SavedFilters({
  id,
  state,
  onState,
}: {
  readonly id: string;
  readonly state: ListState;
  readonly onState: (next: ListState) => void;
}) {
  const [saved, setSaved] = useStored<readonly Saved[]>(`filters.${id}`, []);
  const [name, setName] = useState('');
  const keep = () => {
    const trimmed = name.trim();
    if (!trimmed) return;
    setSaved([
      ...saved.filter((entry) => entry.name !== trimmed),
      { name: trimmed, state: { ...state, page: undefined } },
    ]);
    setName('');
  };
  return (
    <Popover
      trigger="click"
      title="常用筛选"
      content={
        <div className="hd-popover">
          <SavedList
            saved={saved}
            onPick={onState}
            onDrop={(gone) => setSaved(saved.filter((entry) => entry.name !== gone))}
          />
          <div className="hd-range">
            <Input
              aria-label="当前条件的名称"
              placeholder="给当前条件起名"
              value={name}
              maxLength={30}
              onChange={(event) => setName(event.target.value)}
              onPressEnter={keep}
            />
            <Button onClick={keep} disabled={!name.trim()}>
              保存
            </Button>
          </div>
        </div>
      }
    >
      <Button>常用筛选{saved.length > 0 && `（${saved.length}）`}</Button>
    </Popover>
  );
}
