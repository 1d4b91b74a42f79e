import { Alert, Button, Dropdown, Modal } from 'antd';
import { useRef, useState } from 'react';
import { newIdempotencyKey } from './api.ts';
import { FieldForm } from './form/field-form.tsx';
import { useSend } from './hooks.ts';
import type { Row } from './lookups.ts';
import type { AppManifest, CaseManifest, MoveManifest } from './manifest.ts';

interface BulkProps {
  readonly app: AppManifest;
  readonly decl: CaseManifest;
  readonly rows: readonly Row[];
  /** The rows are done with: nothing stays chosen. */
  readonly onDone: () => void;
}

interface Result {
  readonly id: string;
  readonly version: number | null;
  readonly refused: { readonly code: string; readonly message: string; readonly basis?: string } | null;
}

/** The moves that the user may make and that at least one of the rows stands ready for. */
function movesFor(decl: CaseManifest, rows: readonly Row[]) {
  const states = new Set(rows.map((row) => String(row.state)));
  return Object.entries(decl.moves).filter(([, move]) => move.may && move.from.some((state) => states.has(state)));
}

function Results({ decl, rows, results }: Pick<BulkProps, 'decl' | 'rows'> & { readonly results: readonly Result[] }) {
  const labels = new Map(rows.map((row) => [row.id, String(row[decl.label] ?? row.id)]));
  const refused = results.filter((result) => result.refused !== null);
  return (
    <>
      <Alert
        type={refused.length === 0 ? 'success' : 'warning'}
        showIcon
        role="status"
        title={`已办理 ${results.length - refused.length} 件${refused.length > 0 ? `，未办理 ${refused.length} 件` : ''}`}
      />
      {refused.length > 0 && (
        <ul className="hd-notes">
          {refused.map(({ id, refused: why }) => (
            <li key={id}>
              <strong>{labels.get(id) ?? id}</strong>
              <div>{why?.message}</div>
              {why?.basis && <div className="hd-muted">依据：{why.basis}</div>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function BulkDialog(
  props: BulkProps & { readonly moveKey: string; readonly move: MoveManifest; readonly onClose: () => void },
) {
  const { app, decl, rows, move, moveKey, onClose, onDone } = props;
  const send = useSend<readonly Result[]>();
  // One key for this dialog: a repeated click or a resent request makes each move once.
  const key = useRef(newIdempotencyKey());
  const [results, setResults] = useState<readonly Result[] | null>(null);
  const close = () => {
    if (results) onDone();
    onClose();
  };
  return (
    <Modal title={`批量${move.title}`} open footer={null} onCancel={close} mask={{ closable: false }} width={640}>
      {results ? (
        <>
          <Results decl={decl} rows={rows} results={results} />
          <Button type="primary" onClick={close}>
            完成
          </Button>
        </>
      ) : (
        <>
          <p>对所选 {rows.length} 件逐件办理，办不成的说明原因，互不影响。</p>
          {move.confirm && <Alert type="warning" showIcon title={move.confirm} />}
          <FieldForm
            app={app.key}
            fields={move.input ?? {}}
            submitText={`确认${move.title}`}
            danger={Boolean(move.confirm)}
            onCancel={close}
            onSubmit={async (input) => {
              const cases = rows.map(({ id, version }) => ({ id, version }));
              const path = `/${app.key}/cases/${decl.key}/bulk/${moveKey}`;
              const headers = { 'idempotency-key': key.current };
              setResults(await send.mutateAsync({ path, payload: { cases, input }, headers }));
            }}
          />
        </>
      )}
    </Modal>
  );
}

/** One move on all chosen rows, with what became of each. */
export function BulkMoves(props: BulkProps) {
  const [open, setOpen] = useState<string | null>(null);
  const moves = movesFor(props.decl, props.rows);
  const chosen = open === null ? undefined : props.decl.moves[open];
  // What the dialog shows stays what it was opened for, while the list behind it is read anew.
  const held = useRef(props.rows);
  if (open === null) held.current = props.rows;
  return (
    <>
      <Dropdown
        trigger={['click']}
        disabled={moves.length === 0}
        menu={{ items: moves.map(([key, { title }]) => ({ key, label: title, onClick: () => setOpen(key) })) }}
      >
        <Button disabled={moves.length === 0}>批量办理（已选 {props.rows.length} 件）</Button>
      </Dropdown>
      {open !== null && chosen && (
        <BulkDialog {...props} rows={held.current} moveKey={open} move={chosen} onClose={() => setOpen(null)} />
      )}
    </>
  );
}
