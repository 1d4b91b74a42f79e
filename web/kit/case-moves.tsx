import { Alert, Button, Modal, Tooltip } from 'antd';
import { useRef, useState } from 'react';
import { newIdempotencyKey } from './api.ts';
import { FieldForm } from './form/field-form.tsx';
import { useSend } from './hooks.ts';
import { useKeys } from './keyboard.ts';
import type { Row } from './lookups.ts';
import type { AppManifest, CaseManifest, MoveManifest } from './manifest.ts';

export interface OfferedMove {
  readonly key: string;
  /** Why it cannot be made now, or null. */
  readonly refused: string | null;
}

interface MovesProps {
  readonly app: AppManifest;
  readonly decl: CaseManifest;
  readonly record: Row;
  readonly moves: readonly OfferedMove[];
  /** Keys that open moves, by the key of the move; heard on the whole page. */
  readonly keys?: Readonly<Record<string, string>>;
}

/** Values that the case has already are offered again, so that a second round need not be typed anew. */
const initialOf = (move: MoveManifest, record: Row): Row =>
  Object.fromEntries(Object.keys(move.input ?? {}).map((name) => [name, record[name] ?? undefined]));

function MoveDialog({
  app,
  decl,
  record,
  moveKey,
  move,
  onClose,
}: Omit<MovesProps, 'moves'> & {
  readonly moveKey: string;
  readonly move: MoveManifest;
  readonly onClose: () => void;
}) {
  const send = useSend<Row>();
  // One key for this dialog: a repeated click or a resent request makes the move once.
  const key = useRef(newIdempotencyKey());
  const to = decl.states[move.to];
  return (
    <Modal title={move.title} open footer={null} onCancel={onClose} mask={{ closable: false }} width={640}>
      <p>
        {move.from.includes(move.to)
          ? '状态不变。'
          : `办理后状态变为“${to?.title ?? move.to}”${to?.final ? '，事项办结' : ''}。`}
      </p>
      {move.confirm && <Alert type="warning" showIcon title={move.confirm} />}
      {move.basis && <p className="hd-muted">依据：{move.basis}</p>}
      <FieldForm
        app={app.key}
        fields={move.input ?? {}}
        initial={initialOf(move, record)}
        submitText={move.confirm ? `确认${move.title}` : move.title}
        danger={Boolean(move.confirm)}
        onCancel={onClose}
        onSubmit={async (input) => {
          await send.mutateAsync({
            path: `/${app.key}/cases/${decl.key}/${record.id}/moves/${moveKey}`,
            payload: { version: record.version, input },
            headers: { 'idempotency-key': key.current },
          });
          onClose();
        }}
      />
    </Modal>
  );
}

const none: Readonly<Record<string, string>> = {};
/** A key on a button of any colour. */
const keyLook = { marginLeft: 4, padding: '0 6px', color: '#1f2733', fontSize: 12, lineHeight: '18px' } as const;

/** What may be done with the case now. Refused moves stay visible and say why. */
export function CaseMoves(props: MovesProps) {
  const { decl, moves, keys = none } = props;
  const [open, setOpen] = useState<string | null>(null);
  const chosen = open === null ? undefined : decl.moves[open];
  const offered = moves.filter(({ refused }) => refused === null).map(({ key }) => key);
  useKeys(
    Object.fromEntries(
      offered.flatMap((move) => (keys[move] === undefined ? [] : [[keys[move], () => setOpen(move)]])),
    ),
  );
  if (moves.length === 0) return <span className="hd-muted">当前没有您可以办理的操作</span>;
  return (
    <>
      {moves.map(({ key, refused }, index) => {
        const title = decl.moves[key]?.title ?? key;
        if (refused === null) {
          return (
            <Button
              key={key}
              type={index === 0 ? 'primary' : 'default'}
              aria-keyshortcuts={keys[key]}
              onClick={() => setOpen(key)}
            >
              {title}
              {keys[key] && (
                <kbd aria-hidden style={keyLook}>
                  {keys[key]}
                </kbd>
              )}
            </Button>
          );
        }
        return (
          <Tooltip key={key} title={refused}>
            {/* Not `disabled`: that would hide the reason from keyboard and screen reader. */}
            <Button aria-disabled="true" className="hd-refused" aria-label={`${title}：不能办理，${refused}`}>
              {title}
            </Button>
          </Tooltip>
        );
      })}
      {open !== null && chosen && <MoveDialog {...props} moveKey={open} move={chosen} onClose={() => setOpen(null)} />}
    </>
  );
}
