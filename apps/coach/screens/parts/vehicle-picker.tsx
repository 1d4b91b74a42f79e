import { Select } from 'antd';
import { useState } from 'react';
import type { Page } from '../../../../kernel/sdk/index.ts';
import { type Row, useApi, useSettled } from '../../../../web/kit/index.ts';

const textOf = (row: Row) => `${row.plate ?? '未登记车牌'}（${row.phone}）`;

/** Chooses a vehicle by its plate or by the phone of its terminal, among those of the scope. */
export function VehiclePicker({
  value,
  onChange,
}: {
  /** Phone of the terminal. */
  readonly value: string | undefined;
  readonly onChange: (phone: string | undefined) => void;
}) {
  const [typed, setTyped] = useState('');
  const q = useSettled(typed);
  const found = useApi<Page<Row>>('/coach/entities/terminal', { q, sort: 'plate', pageSize: 20 }, { keep: true });
  const chosen = useApi<Page<Row>>(
    '/coach/entities/terminal',
    { where: { phone: value ?? '' }, pageSize: 1 },
    { enabled: value !== undefined },
  );
  const rows = [...(chosen.data?.rows ?? []), ...(found.data?.rows ?? [])];
  const options = [...new Map(rows.map((row) => [String(row.phone), textOf(row)]))].map(([phone, label]) => ({
    value: phone,
    label,
  }));
  return (
    <Select
      aria-label="车辆"
      placeholder="选择车辆：车牌或终端手机号"
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear
      value={value}
      options={options}
      loading={found.isFetching}
      notFoundContent={found.isFetching ? '正在查找' : '没有找到'}
      onChange={(phone: string | undefined) => onChange(phone)}
      style={{ width: '100%' }}
    />
  );
}
