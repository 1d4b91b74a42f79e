import { useState } from 'react';
import {
  type AppManifest,
  type CaseManifest,
  Go,
  type OfferedMove,
  Panel,
  QueryState,
  useApi,
  useService,
} from '../../../../web/kit/index.ts';
import type { RecordPage } from '../../record/record-page.ts';
import { recordAt } from '../parts/addresses.ts';
import { Checks, Explanation } from '../parts/explanation.tsx';
import { Axles, Limits } from '../record/record-body.tsx';
import { Moves } from './moves.tsx';
import type { ReviewRow } from './queue.tsx';
import { Stage } from './stage.tsx';
import { Timer } from './timer.tsx';

interface Detail {
  readonly record: ReviewRow;
  readonly moves: readonly OfferedMove[];
}

/** One record under review. */
export function Desk({
  app,
  decl,
  row,
  onDone,
}: {
  readonly app: AppManifest;
  readonly decl: CaseManifest;
  readonly row: ReviewRow;
  readonly onDone: () => void;
}) {
  const [openedAt] = useState(Date.now);
  const { siteCode: site, recordNo } = row;
  const page = useService<RecordPage>('overload', 'record-page', { site, recordNo }, { keep: false });
  const detail = useApi<Detail>(`/overload/cases/overload-review/${row.id}`);
  return (
    <>
      <div>
        <Panel
          title={row.plate ?? '无车牌'}
          extra={
            <>
              <Timer since={openedAt} /> <Go to={recordAt(site, recordNo)}>记录详情</Go>
            </>
          }
        >
          <QueryState query={page}>
            {(data) => (
              <>
                <Stage page={data} />
                <Limits page={data} />
                <Axles axleKg={data.record.axleKg} />
              </>
            )}
          </QueryState>
        </Panel>
        <QueryState query={page}>
          {(data) => (
            <Panel title="证据九项核对">
              {data.gate ? <Checks results={data.gate} /> : <p className="hd-muted">核对车牌需要查看车牌的权限。</p>}
            </Panel>
          )}
        </QueryState>
      </div>
      <div>
        <Panel title="审核意见">
          <QueryState query={detail}>
            {({ record, moves }) => <Moves app={app} decl={decl} record={record} moves={moves} onDone={onDone} />}
          </QueryState>
        </Panel>
        <Panel title="判定过程">
          <QueryState query={page}>{(data) => <Explanation steps={data.explanation.steps} />}</QueryState>
        </Panel>
      </div>
    </>
  );
}
