import { Button, Modal, Tree } from 'antd';
import { useMemo, useState } from 'react';
import type { Fields } from '../../../kernel/sdk/field.ts';
import { FieldForm, type OrgTreeNode, orgTree, PageHeader, Panel, useManifest, useSend } from '../../kit/index.ts';

const unitFields: Fields = {
  parent: { kind: 'org', title: '上级机构', required: true },
  name: { kind: 'text', title: '机构名称', required: true, maxLength: 100 },
  code: {
    kind: 'text',
    title: '机构代码',
    required: true,
    maxLength: 60,
    pattern: '[A-Za-z0-9-]{1,60}',
    help: '由字母、数字和连字符组成，登记后不改',
  },
};

interface TreeItem {
  readonly key: string;
  readonly title: string;
  readonly children: TreeItem[];
}

const treeItem = (node: OrgTreeNode): TreeItem => ({
  key: node.value,
  title: `${node.title}（${node.value}）`,
  children: node.children.map(treeItem),
});

/** The organisation tree, and units added below it. */
export function OrgsPage() {
  const { orgs, me } = useManifest();
  const tree = useMemo(() => orgTree(orgs ?? []).map(treeItem), [orgs]);
  const [adding, setAdding] = useState(false);
  const send = useSend<null>();
  const mayAdd = me.posts.some((post) => post.role === 'kernel.admin');
  return (
    <>
      <PageHeader
        title="机构"
        about="省、市、县区划来自公开的行政区划代码；单位由管理员登记。"
        actions={
          mayAdd && (
            <Button type="primary" onClick={() => setAdding(true)}>
              新增单位
            </Button>
          )
        }
      />
      <Panel>
        <Tree
          treeData={tree}
          defaultExpandedKeys={tree.map((node) => node.key)}
          selectable={false}
          height={560}
          aria-label="机构树"
        />
      </Panel>
      <Modal title="新增单位" open={adding} footer={null} onCancel={() => setAdding(false)} destroyOnHidden width={640}>
        <FieldForm
          app="kernel"
          fields={unitFields}
          submitText="保存"
          onCancel={() => setAdding(false)}
          onSubmit={async (values) => {
            await send.mutateAsync({ path: '/orgs', payload: values });
            setAdding(false);
          }}
        />
      </Modal>
    </>
  );
}
