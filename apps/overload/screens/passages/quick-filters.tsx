import { DatePicker, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { dayjs, type ListState, type ScreenProps, withFilter } from '../../../../web/kit/index.ts';

interface QuickFiltersProps extends Pick<ScreenProps, 'setSearch'> {
  readonly state: ListState;
}

const boundsOf = (condition: unknown) =>
  (typeof condition === 'object' && condition !== null ? condition : {}) as {
    readonly gte?: string;
    readonly lte?: string;
  };

const axleCounts = [2, 3, 4, 5, 6].map((axles) => ({ value: axles, label: `${axles} 轴` }));

/** The wall clock in China that an instant shows, as the picker knows it. */
const shown = (iso: string | undefined) => (iso ? dayjs(iso.slice(0, 19)) : null);
const instant = (value: dayjs.Dayjs | null | undefined) =>
  value ? `${value.format('YYYY-MM-DDTHH:mm:ss')}+08:00` : undefined;

/** What is narrowed all the time: when, whose plate, how many axles. */
export function QuickFilters({ state, setSearch }: QuickFiltersProps) {
  const plate = typeof state.where?.plate === 'string' ? state.where.plate : '';
  const [typed, setTyped] = useState(plate);
  useEffect(() => setTyped(plate), [plate]);
  const set = (name: string, filter: Parameters<typeof withFilter>[2]) => {
    const { where } = withFilter(state, name, filter);
    setSearch({ where, page: undefined, look: undefined });
  };
  const { gte, lte } = boundsOf(state.where?.at);
  return (
    <div className="ov-inline" style={{ flexWrap: 'wrap' }}>
      <DatePicker.RangePicker
        aria-label="检测时间"
        showTime={{ format: 'HH:mm' }}
        format="MM-DD HH:mm"
        style={{ width: 260 }}
        value={[shown(gte), shown(lte)]}
        onChange={(next) => {
          const [from, to] = [instant(next?.[0]), instant(next?.[1])];
          set('at', from && to ? { gte: from, lte: to } : undefined);
        }}
      />
      <Select
        aria-label="轴数"
        placeholder="轴数"
        allowClear
        style={{ width: 90 }}
        value={typeof state.where?.axles === 'number' ? state.where.axles : undefined}
        options={axleCounts}
        onChange={(next: number | undefined) => set('axles', next)}
      />
      <Input.Search
        aria-label="车牌"
        placeholder="车牌（全号）"
        allowClear
        style={{ width: 170 }}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onSearch={(text) => set('plate', text.trim() || undefined)}
      />
    </div>
  );
}
