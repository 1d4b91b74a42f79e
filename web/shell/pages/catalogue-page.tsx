import { Button, Drawer, Input, Select, Table } from 'antd';
import { useState } from 'react';
import { NoData, PageHeader, Panel, QueryState, StatusTag, useApi } from '../../kit/index.ts';
import { useSearchState } from '../page-state.ts';

interface Column {
  readonly name: string;
  readonly title: string;
  readonly kind: string;
  readonly unit: string | null;
  readonly required: boolean;
  readonly personal: string | null;
  readonly basis: string | null;
}

interface Dataset {
  readonly id: string;
  readonly appTitle: string;
  readonly kind: keyof typeof kinds;
  readonly title: string;
  readonly about: string | null;
  readonly columns: readonly Column[];
  readonly personal: boolean;
  readonly scopedBy: string | null;
  readonly store: string;
  readonly retentionDays: number | null;
  readonly basis: readonly string[];
  readonly sendsTo: readonly string[];
  readonly takesFrom: readonly string[];
}

const kinds = {
  entity: '登记',
  fact: '事实',
  case: '事项',
  indicator: '指标',
  document: '文书',
  contract: '交换',
} as const;

const fieldKinds: Readonly<Record<string, string>> = {
  text: '文字',
  integer: '整数',
  decimal: '小数',
  date: '日期',
  instant: '时间',
  'yes-no': '是否',
  choice: '选项',
  ref: '引用',
  org: '单位',
  person: '人员',
  file: '文件',
  json: '结构',
};

function Columns({ dataset }: { readonly dataset: Dataset }) {
  if (dataset.columns.length === 0) return <NoData what="没有列" />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className="hd-scroll" tabIndex={0} aria-label="列">
      <table className="hd-plain-table">
        <thead>
          <tr>
            {['列', '名称', '类型', '单位', '必填', '个人信息', '依据'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {dataset.columns.map((column) => (
            <tr key={column.name}>
              <td>
                <code>{column.name}</code>
              </td>
              <td>{column.title}</td>
              <td>{fieldKinds[column.kind] ?? column.kind}</td>
              <td>{column.unit ?? ''}</td>
              <td>{column.required ? '是' : ''}</td>
              <td>{column.personal ? '是' : ''}</td>
              <td>{column.basis ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function DatasetDrawer({ dataset, onClose }: { readonly dataset: Dataset | undefined; readonly onClose: () => void }) {
  return (
    <Drawer title={dataset?.title} size="large" open={dataset !== undefined} onClose={onClose}>
      {dataset && (
        <>
          {dataset.about && <p>{dataset.about}</p>}
          <p className="hd-muted">
            标识 <code>{dataset.id}</code>；存于 {dataset.store}；
            {dataset.retentionDays === null ? '长期保存' : `保存 ${dataset.retentionDays} 天`}
            {dataset.basis.length > 0 && `；依据：${dataset.basis.join('；')}`}
            {dataset.sendsTo.length > 0 && `；送往：${dataset.sendsTo.join('、')}`}
            {dataset.takesFrom.length > 0 && `；来自：${dataset.takesFrom.join('、')}`}
          </p>
          <Columns dataset={dataset} />
        </>
      )}
    </Drawer>
  );
}

function Datasets({ datasets }: { readonly datasets: readonly Dataset[] }) {
  const { search, setSearch } = useSearchState();
  const [typed, setTyped] = useState('');
  const shown = datasets.filter(
    (dataset) =>
      (search.kind === undefined || dataset.kind === search.kind) &&
      `${dataset.title}${dataset.id}${dataset.columns.map((column) => column.title).join()}`.includes(typed.trim()),
  );
  return (
    <Panel>
      <search className="hd-inline-form">
        <Input
          type="search"
          className="hd-search"
          aria-label="搜索数据集或列"
          placeholder="搜索数据集或列"
          allowClear
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Select
          aria-label="种类"
          placeholder="全部种类"
          allowClear
          style={{ width: 140 }}
          value={search.kind as string | undefined}
          options={Object.entries(kinds).map(([value, label]) => ({ value, label }))}
          onChange={(kind: string | undefined) => setSearch({ kind })}
        />
      </search>
      <Table<Dataset>
        rowKey="id"
        size="medium"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={shown}
        columns={[
          {
            title: '数据集',
            render: (_, row) => (
              <Button type="link" onClick={() => setSearch({ dataset: row.id })}>
                {row.title}
              </Button>
            ),
          },
          { title: '业务系统', dataIndex: 'appTitle' },
          { title: '种类', render: (_, row) => kinds[row.kind] },
          { title: '列数', align: 'right', render: (_, row) => row.columns.length },
          {
            title: '个人信息',
            render: (_, row) => (row.personal ? <StatusTag tone="warning">含，按岗位脱敏</StatusTag> : '无'),
          },
          { title: '范围', render: (_, row) => (row.scopedBy ? '按单位' : '全部可见') },
        ]}
      />
      <DatasetDrawer
        dataset={datasets.find((dataset) => dataset.id === search.dataset)}
        onClose={() => setSearch({ dataset: undefined })}
      />
    </Panel>
  );
}

/** Every dataset there is: catalogued because it was declared. */
export function CataloguePage() {
  const datasets = useApi<readonly Dataset[]>('/catalogue');
  return (
    <>
      <PageHeader title="数据目录" about="目录由各业务系统的声明自动生成，与数据库始终一致。" />
      <QueryState query={datasets}>{(list) => <Datasets datasets={list} />}</QueryState>
    </>
  );
}
