import { BellOutlined, SoundOutlined } from '@ant-design/icons';
import { Button, Input, Segmented, Select } from 'antd';
import { useEffect, useState } from 'react';
import type { CaseManifest } from '../../../../web/kit/index.ts';
import { alarmKinds } from '../../words.ts';
import { type DeskSearch, openStates } from './desk-state.ts';
import type { Sound } from './use-sound.ts';

interface Props {
  readonly decl: CaseManifest;
  readonly search: DeskSearch;
  readonly onSearch: (change: Readonly<Record<string, unknown>>) => void;
}

/** What the desk lists; kept in the address. */
export function DeskFilters({ decl, search, onSearch }: Props) {
  const [typed, setTyped] = useState(search.q ?? '');
  useEffect(() => setTyped(search.q ?? ''), [search.q]);
  const isUsual = search.states.join() === openStates(decl).join();
  return (
    <search className="co-filters">
      <Input.Search
        aria-label="按车牌查找"
        placeholder="车牌"
        allowClear
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onSearch={(q) => onSearch({ q: q || undefined })}
      />
      <Select
        aria-label="状态"
        mode="multiple"
        allowClear
        maxTagCount="responsive"
        placeholder="全部未办结"
        value={isUsual ? [] : [...search.states]}
        options={Object.entries(decl.states).map(([value, { title }]) => ({ value, label: title }))}
        onChange={(states: string[]) => onSearch({ states: states.join(',') || undefined })}
      />
      <Select
        aria-label="报警种类"
        mode="multiple"
        allowClear
        maxTagCount="responsive"
        placeholder="全部种类"
        value={[...search.kinds]}
        options={Object.entries(alarmKinds).map(([value, label]) => ({ value, label }))}
        onChange={(kinds: string[]) => onSearch({ kinds: kinds.join(',') || undefined })}
      />
      <Segmented
        aria-label="排列"
        value={search.byVehicle ? 'vehicle' : 'time'}
        options={[
          { value: 'time', label: '按时间' },
          { value: 'vehicle', label: '按车辆' },
        ]}
        onChange={(value) => onSearch({ group: value === 'vehicle' ? 'vehicle' : undefined })}
      />
    </search>
  );
}

/** Turns the sound on and off: a page may not sound before somebody has pressed something on it. */
export function SoundButton({ sound }: { readonly sound: Sound }) {
  return (
    <Button
      aria-pressed={sound.on}
      aria-keyshortcuts="m"
      icon={sound.on ? <SoundOutlined aria-hidden /> : <BellOutlined aria-hidden />}
      onClick={sound.toggle}
    >
      {sound.on ? '静音（m）' : '开启声音（m）'}
    </Button>
  );
}
