import { TreeSelect } from 'antd';
import { useMemo } from 'react';
import { orgTree } from '../lookups.ts';
import { useManifest } from '../manifest.ts';

export interface PickerProps {
  readonly id?: string;
  readonly label: string;
  readonly value?: string | null;
  readonly onChange?: (value: string | null) => void;
  readonly disabled?: boolean;
  readonly placeholder?: string;
}

/** Chooses an organisation from the tree that the user may see; typing searches by name. */
export function OrgPicker({ id, label, value, onChange, disabled, placeholder = '选择单位' }: PickerProps) {
  const { orgs } = useManifest();
  const tree = useMemo(() => orgTree(orgs ?? []), [orgs]);
  return (
    <TreeSelect
      id={id}
      aria-label={label}
      value={value ?? undefined}
      onChange={(next: string | undefined) => onChange?.(next ?? null)}
      treeData={[...tree]}
      showSearch={{ treeNodeFilterProp: 'title' }}
      treeDefaultExpandedKeys={tree.map((node) => node.value)}
      allowClear
      disabled={disabled}
      placeholder={placeholder}
      popupMatchSelectWidth={false}
      style={{ width: '100%' }}
    />
  );
}
