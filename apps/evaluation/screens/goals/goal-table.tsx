import { Button, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { NoData, type ScreenProps, StatusTag } from '../../../../web/kit/index.ts';
import type { Opinion } from '../../adviser/advise.ts';
import type { AdvisedTarget } from '../../goals.ts';
import type { TargetRow } from '../../target-table.ts';
import { ChoiceFilter } from '../parts/filters.tsx';
import { fifty, Grid } from '../parts/grid.tsx';
import { History } from '../parts/history.tsx';
import { signOf } from '../parts/scores.ts';
import { opinions as opinionWords } from '../parts/words.ts';
import { TargetEditor } from './target-editor.tsx';

interface Advised {
  readonly target: TargetRow;
  readonly advice: AdvisedTarget | undefined;
}

function proposalText(advice: AdvisedTarget): string | null {
  const { proposal, instead } = advice;
  if (!proposal) return instead;
  const { op, low, high, unit } = proposal;
  return `${signOf(op)}${low === high ? low : `${low}～${high}`}${unit ? ` ${unit}` : ''}`;
}

function columns(onEdit: ((id: string) => void) | null): TableColumnsType<Advised> {
  return [
    { key: 'no', title: '序号', align: 'right', render: (_, { target }) => target.no },
    {
      key: 'level3',
      title: '三级指标',
      className: 'ev-name',
      render: (_, { target }) => (
        <>
          <div className="ev-row-title">{target.level3}</div>
          <div className="hd-muted">{target.level2}</div>
        </>
      ),
    },
    { key: 'target', title: '年度指标值', className: 'ev-cell', render: (_, { target }) => target.targetText },
    { key: 'weight', title: '分值', align: 'right', render: (_, { target }) => target.weight },
    {
      key: 'opinion',
      title: '意见',
      render: (_, { advice }) =>
        advice ? (
          <StatusTag tone={opinionWords[advice.opinion].tone}>{opinionWords[advice.opinion].title}</StatusTag>
        ) : (
          '—'
        ),
    },
    { key: 'reason', title: '理由', className: 'ev-wide', render: (_, { advice }) => advice?.reason ?? '' },
    {
      key: 'history',
      title: '历年实际',
      render: (_, { advice, target }) => (
        <History
          title={target.level3}
          points={(advice?.points ?? []).map((point) => ({ label: `${point.year} 年`, value: point.actual }))}
        />
      ),
    },
    {
      key: 'proposal',
      title: '建议',
      className: 'ev-cell',
      render: (_, { advice }) => (advice ? (proposalText(advice) ?? <span className="hd-muted">—</span>) : ''),
    },
    ...(onEdit
      ? [
          {
            key: 'edit',
            title: '操作',
            render: (_: unknown, { target }: Advised) => (
              <Button aria-label={`修改第 ${target.no} 项 ${target.level3}`} onClick={() => onEdit(target.id)}>
                修改
              </Button>
            ),
          },
        ]
      : []),
  ];
}

function Counts({ opinions }: { readonly opinions: readonly AdvisedTarget[] }) {
  return (
    <span className="hd-buttons">
      {(Object.keys(opinionWords) as Opinion[]).map((key) => (
        <StatusTag key={key} tone={opinionWords[key].tone}>
          {opinionWords[key].title} {opinions.filter((one) => one.opinion === key).length}
        </StatusTag>
      ))}
    </span>
  );
}

/** Targets beside the adviser's opinion, reason and range; a target is changed in its own row. */
export function GoalTable({
  targets,
  opinions,
  app,
  search,
  setSearch,
}: { readonly targets: readonly TargetRow[]; readonly opinions: readonly AdvisedTarget[] } & ScreenProps) {
  const [editing, setEditing] = useState<string | null>(null);
  const byTarget = new Map(opinions.map((one) => [one.targetId, one]));
  const mayEdit = app.entities.find((one) => one.key === 'target')?.may.includes('update') ?? false;
  const rows = [...targets]
    .sort((a, b) => a.no - b.no)
    .map((target): Advised => ({ target, advice: byTarget.get(target.id) }))
    .filter(({ advice }) => search.opinion === undefined || advice?.opinion === search.opinion);
  return (
    <>
      <div className="ev-bar">
        <Counts opinions={opinions} />
        <ChoiceFilter
          name="opinion"
          title="意见"
          options={Object.entries(opinionWords).map(([value, { title }]) => ({ value, label: title }))}
          search={search}
          setSearch={setSearch}
        />
      </div>
      {rows.length === 0 ? (
        <NoData what="没有符合条件的指标" />
      ) : (
        <Grid<Advised>
          label="绩效指标与意见"
          rowKey={({ target }) => target.id}
          columns={columns(mayEdit ? setEditing : null)}
          rows={rows}
          expandable={{
            expandedRowKeys: editing === null ? [] : [editing],
            showExpandColumn: false,
            expandedRowRender: ({ target, advice }) => (
              <TargetEditor app={app} target={target} advice={advice} onClose={() => setEditing(null)} />
            ),
          }}
          pagination={fifty}
        />
      )}
    </>
  );
}
