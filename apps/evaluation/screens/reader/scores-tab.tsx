import { Panel } from '../../../../web/kit/index.ts';
import { ScoreTable } from '../parts/score-table.tsx';
import type { ReaderProps } from './reader-props.ts';

/** Each table's printed and recomputed scores, and the rules behind the names. */
export function ScoresTab({ text }: ReaderProps) {
  const { tables, ruleSets } = text.audit;
  return (
    <>
      {tables.map((table) => (
        <Panel key={table.name} title={table.name} level={3}>
          <ScoreTable table={table} ruleSets={ruleSets} />
        </Panel>
      ))}
      <h3>评分口径</h3>
      <dl className="ev-rules">
        {ruleSets.map((set) => (
          <div key={set.id}>
            <dt>{set.title}</dt>
            <dd className="hd-muted">
              {set.basis}；自 {set.since} 起{set.until && `至 ${set.until}`}
              {!set.confirmed && '；口径待定，须由主管部门确认'}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
