import {
  ColumnHeightOutlined,
  DownloadOutlined,
  ReloadOutlined,
  SearchOutlined,
  SettingOutlined,
} from '@ant-design/icons';
import { Button, Checkbox, Dropdown, Input, type InputRef, Popover } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Fields } from '../../../kernel/sdk/field.ts';
import { withParams } from '../api.ts';
import { useKeys } from '../keyboard.ts';
import type { ListState } from './list-state.ts';
import { SavedFilters } from './saved-filters.tsx';

export type Density = 'large' | 'medium' | 'small';

const densities: Readonly<Record<Density, string>> = { large: '宽松', medium: '适中', small: '紧凑' };

export interface ToolbarProps {
  readonly id: string;
  readonly fields: Fields;
  readonly state: ListState;
  readonly onState: (next: ListState) => void;
  readonly density: Density;
  readonly onDensity: (next: Density) => void;
  readonly columns: readonly string[];
  readonly onColumns: (next: readonly string[]) => void;
  /** Path of the API whose `/export.csv` and `/export.xlsx` give the same rows; absent when export is not granted. */
  readonly exportFrom?: string;
  readonly searchable: boolean;
  readonly busy: boolean;
  readonly onReload: () => void;
}

function SearchBox({ state, onState }: Pick<ToolbarProps, 'state' | 'onState'>) {
  const applied = state.q ?? '';
  const [typed, setTyped] = useState(applied);
  const box = useRef<InputRef>(null);
  useEffect(() => setTyped(applied), [applied]);
  useKeys(
    useMemo(
      () => ({
        '/': (event: KeyboardEvent) => {
          event.preventDefault();
          box.current?.focus({ cursor: 'all' });
        },
      }),
      [],
    ),
  );
  const apply = (text: string) => text !== applied && onState({ ...state, q: text || undefined, page: undefined });
  return (
    <Input
      ref={box}
      type="search"
      aria-label="搜索"
      aria-keyshortcuts="/"
      prefix={<SearchOutlined aria-hidden />}
      placeholder="搜索（按 / 键）"
      allowClear
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
        if (event.target.value === '') apply('');
      }}
      onPressEnter={() => apply(typed.trim())}
      className="hd-search"
    />
  );
}

function ColumnChooser({ fields, columns, onColumns }: Pick<ToolbarProps, 'fields' | 'columns' | 'onColumns'>) {
  return (
    <Popover
      trigger="click"
      title="显示的列"
      placement="bottomRight"
      content={
        <Checkbox.Group
          className="hd-column-chooser"
          value={[...columns]}
          onChange={(chosen) => onColumns(Object.keys(fields).filter((name) => chosen.includes(name)))}
          options={Object.entries(fields).map(([name, field]) => ({ value: name, label: field.title }))}
        />
      }
    >
      <Button icon={<SettingOutlined />} aria-label="选择显示的列" title="选择显示的列" />
    </Popover>
  );
}

function ExportButton({ from, state }: { readonly from: string; readonly state: ListState }) {
  const link = (ending: string) =>
    withParams(`${from}/export.${ending}`, { q: state.q, where: state.where, sort: state.sort });
  const item = (ending: string, label: string) => ({
    key: ending,
    label: (
      <a href={link(ending)} download>
        {label}
      </a>
    ),
  });
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [item('xlsx', '导出 Excel（全部符合条件的记录）'), item('csv', '导出 CSV（全部符合条件的记录）')],
      }}
    >
      <Button icon={<DownloadOutlined />}>导出</Button>
    </Dropdown>
  );
}

/** Search, saved filters, export, reload, density and columns of a list. */
export function Toolbar(props: ToolbarProps) {
  const { id, state, onState, density, onDensity, exportFrom, searchable, busy, onReload } = props;
  return (
    <div className="hd-toolbar">
      {searchable && <SearchBox state={state} onState={onState} />}
      <div className="hd-toolbar-end">
        <SavedFilters id={id} state={state} onState={onState} />
        {exportFrom && <ExportButton from={exportFrom} state={state} />}
        <Button icon={<ReloadOutlined />} aria-label="刷新" title="刷新" loading={busy} onClick={onReload} />
        <Dropdown
          trigger={['click']}
          menu={{
            selectable: true,
            selectedKeys: [density],
            items: Object.entries(densities).map(([key, label]) => ({ key, label })),
            onClick: ({ key }) => onDensity(key as Density),
          }}
        >
          <Button icon={<ColumnHeightOutlined />} aria-label="行高" title="行高" />
        </Dropdown>
        <ColumnChooser {...props} />
      </div>
    </div>
  );
}
