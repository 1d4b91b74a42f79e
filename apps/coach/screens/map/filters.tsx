import { AutoComplete, Segmented, Select } from 'antd';
import { useState } from 'react';
import { type AppManifest, OrgPicker } from '../../../../web/kit/index.ts';
import { vehicleClasses } from '../../words.ts';
import { type Doing, doings, type Fleet, type FleetFilter } from './fleet.ts';

/** What the address says of the map. */
export interface MapSearch {
  readonly org: string | undefined;
  readonly vehicleClass: readonly string[];
  readonly doing: readonly Doing[];
  /** Phone of the terminal of the vehicle that is opened. */
  readonly vehicle: string | undefined;
  /** Every vehicle for itself at any zoom. */
  readonly all: boolean;
}

const textOf = (value: unknown) => (value === undefined || value === null || value === '' ? undefined : String(value));
const listOf = (value: unknown) => textOf(value)?.split(',') ?? [];

export function searchOf(search: Readonly<Record<string, unknown>>): MapSearch {
  return {
    org: textOf(search.org),
    vehicleClass: listOf(search.class).filter((one) => one in vehicleClasses),
    doing: doings.filter((doing) => listOf(search.doing).includes(doing)),
    vehicle: textOf(search.vehicle),
    all: search.points === 'all',
  };
}

export const filterOf = ({ vehicleClass, doing }: MapSearch): FleetFilter => ({ vehicleClass, doing });

interface Props {
  readonly app: AppManifest;
  readonly search: MapSearch;
  readonly fleet: Fleet;
  readonly onSearch: (change: Readonly<Record<string, unknown>>) => void;
}

function PlateSearch({ fleet, onSearch }: Pick<Props, 'fleet' | 'onSearch'>) {
  const [typed, setTyped] = useState('');
  const found = typed.trim().length < 2 ? [] : fleet.search(typed, 20);
  const open = (phone: string) => {
    onSearch({ vehicle: phone });
    setTyped('');
  };
  return (
    <AutoComplete
      aria-label="按车牌或终端手机号查找"
      placeholder="车牌或终端手机号"
      value={typed}
      onChange={setTyped}
      onSelect={open}
      defaultActiveFirstOption
      options={found.map(({ phone, plate }) => ({ value: phone, label: plate }))}
      style={{ width: '100%' }}
    />
  );
}

/** What is shown: by org, class and plate, gathered or each for itself. */
export function MapFilters({ search, fleet, onSearch }: Props) {
  return (
    <search className="co-filters">
      <PlateSearch fleet={fleet} onSearch={onSearch} />
      <OrgPicker
        label="辖区或企业"
        placeholder="全部辖区和企业"
        value={search.org ?? null}
        onChange={(org) => onSearch({ org: org ?? undefined, vehicle: undefined })}
      />
      <Select
        aria-label="车辆类型"
        mode="multiple"
        allowClear
        maxTagCount="responsive"
        placeholder="全部车辆类型"
        value={[...search.vehicleClass]}
        options={Object.entries(vehicleClasses).map(([value, label]) => ({ value, label }))}
        onChange={(chosen: string[]) => onSearch({ class: chosen.join(',') || undefined })}
      />
      <Segmented
        aria-label="聚合或逐车"
        value={search.all ? 'all' : 'gathered'}
        options={[
          { value: 'gathered', label: '聚合' },
          { value: 'all', label: '逐车' },
        ]}
        onChange={(value) => onSearch({ points: value === 'all' ? 'all' : undefined })}
      />
    </search>
  );
}
