import { TreeSelect } from 'antd';
import { type OrgNode, orgTree } from '../../../../web/kit/index.ts';

/** Which division a report is of. */
export function OrgChoice({
  orgs,
  value,
  onChange,
}: {
  readonly orgs: readonly OrgNode[];
  readonly value: string;
  readonly onChange: (code: string) => void;
}) {
  const divisions = orgs.filter(({ level }) => level !== 'unit');
  return (
    <TreeSelect
      aria-label="区划"
      style={{ minWidth: 180 }}
      showSearch
      treeNodeFilterProp="title"
      value={value || undefined}
      treeData={[...orgTree(divisions)]}
      onChange={(next: string) => onChange(next)}
    />
  );
}
