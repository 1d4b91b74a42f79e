import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import {
  type AppManifest,
  type CaseManifest,
  FieldForm,
  newIdempotencyKey,
  type Row,
  useSend,
} from '../../../../web/kit/index.ts';
import type { FindingRow } from './finding-row.ts';

interface Outcome {
  readonly done: number;
  readonly refused: readonly { readonly message: string; readonly why: string }[];
}

/** Makes one move on each of several findings, one after the other; each is whole or refused by itself. */
function useBulk() {
  const send = useSend<Row>();
  return async (rows: readonly FindingRow[], move: string, input: Row): Promise<Outcome> => {
    const refused: { message: string; why: string }[] = [];
    for (const row of rows) {
      try {
        await send.mutateAsync({
          path: `/evaluation/cases/finding/${row.id}/moves/${move}`,
          payload: { version: row.version, input },
          headers: { 'idempotency-key': newIdempotencyKey() },
        });
      } catch (cause) {
        refused.push({ message: row.message, why: cause instanceof Error ? cause.message : String(cause) });
      }
    }
    return { done: rows.length - refused.length, refused };
  };
}

function OutcomeNote({ outcome }: { readonly outcome: Outcome }) {
  return (
    <Alert
      type={outcome.refused.length > 0 ? 'warning' : 'success'}
      showIcon
      role="status"
      title={`已办理 ${outcome.done} 条${outcome.refused.length > 0 ? `，${outcome.refused.length} 条未办成` : ''}`}
      description={
        outcome.refused.length > 0 && (
          <ul>
            {outcome.refused.map((one) => (
              <li key={one.message}>
                {one.message}：{one.why}
              </li>
            ))}
          </ul>
        )
      }
    />
  );
}

const offered = ['confirm', 'dismiss'] as const;

/** What may be done with all chosen findings at once. */
export function BulkBar({
  app,
  decl,
  rows,
  onDone,
  children,
}: {
  readonly app: AppManifest;
  readonly decl: CaseManifest;
  readonly rows: readonly FindingRow[];
  readonly onDone: () => void;
  /** At the end of the bar. */
  readonly children?: React.ReactNode;
}) {
  const [asked, setAsked] = useState<(typeof offered)[number] | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const bulk = useBulk();
  const move = asked === null ? undefined : decl.moves[asked];
  const mine = offered.filter((key) => decl.moves[key]?.may);
  return (
    <>
      <div className="ev-bar">
        {mine.length > 0 && <span role="status">已选 {rows.length} 条</span>}
        {mine.map((key) => (
          <Button key={key} disabled={rows.length === 0} onClick={() => setAsked(key)}>
            批量{decl.moves[key]?.title}
          </Button>
        ))}
        {children && <span className="ev-bar-end">{children}</span>}
      </div>
      {outcome && <OutcomeNote outcome={outcome} />}
      {asked !== null && move && (
        <Modal
          title={`批量${move.title}：${rows.length} 条`}
          open
          footer={null}
          onCancel={() => setAsked(null)}
          mask={{ closable: false }}
        >
          <FieldForm
            app={app.key}
            fields={move.input ?? {}}
            submitText={`${move.title} ${rows.length} 条`}
            onCancel={() => setAsked(null)}
            onSubmit={async (input) => {
              setOutcome(await bulk(rows, asked, input));
              setAsked(null);
              onDone();
            }}
          />
        </Modal>
      )}
    </>
  );
}
