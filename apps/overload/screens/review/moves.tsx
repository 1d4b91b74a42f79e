import { Alert, Button } from 'antd';
import { useMemo, useRef, useState } from 'react';
import {
  type AppManifest,
  type CaseManifest,
  ErrorState,
  newIdempotencyKey,
  type OfferedMove,
  useKeys,
  useSend,
} from '../../../../web/kit/index.ts';
import { MoveDialog } from './move-dialog.tsx';
import type { ReviewRow } from './queue.tsx';

/** Which key makes which moves, whatever the stage. */
const keyed: readonly (readonly [key: string, moves: readonly string[]])[] = [
  ['y', ['collect', 'first-pass', 'second-pass', 'judge']],
  ['r', ['second-return', 'judge-return', 'first-fail', 'give-up']],
  ['x', ['exempt', 'dismiss']],
];

const keyOf = (move: string) => keyed.find(([, moves]) => moves.includes(move))?.[0];

interface MovesProps {
  readonly app: AppManifest;
  readonly decl: CaseManifest;
  readonly record: ReviewRow;
  readonly moves: readonly OfferedMove[];
  readonly onDone: () => void;
}

/** What may be said about the record now, each by a key; what is refused says why. */
export function Moves({ app, decl, record, moves, onDone }: MovesProps) {
  const [open, setOpen] = useState<string | null>(null);
  const send = useSend<unknown>();
  const token = useRef(newIdempotencyKey());
  const offered = moves.filter(({ refused }) => refused === null);
  // What is nothing of his post is not refused to him: it is somebody else's.
  const refused = moves.filter((move) => move.refused !== null && decl.moves[move.key]?.may);

  const make = async (key: string, input: Readonly<Record<string, unknown>>) => {
    await send.mutateAsync({
      path: `/overload/cases/overload-review/${record.id}/moves/${key}`,
      payload: { version: record.version, input },
      headers: { 'idempotency-key': token.current },
    });
    onDone();
  };
  const begin = (key: string) => {
    const move = decl.moves[key];
    const asks = Object.keys(move?.input ?? {}).length > 0 || Boolean(move?.confirm);
    if (asks) setOpen(key);
    // What the server refuses is shown from the state of the request.
    else if (!send.isPending) make(key, {}).catch(() => undefined);
  };
  const latest = useRef({ offered, begin });
  latest.current = { offered, begin };
  useKeys(
    useMemo(() => {
      const press = (key: string) => {
        const move = latest.current.offered.find((one) => keyOf(one.key) === key);
        if (move) latest.current.begin(move.key);
      };
      return Object.fromEntries(keyed.map(([key]) => [key, () => press(key)]));
    }, []),
  );

  return (
    <>
      <div className="ov-moves">
        {offered.map(({ key }, index) => (
          <Button
            key={key}
            type={index === 0 ? 'primary' : 'default'}
            disabled={send.isPending}
            onClick={() => begin(key)}
          >
            {decl.moves[key]?.title ?? key}
            {keyOf(key) && `（${keyOf(key)?.toUpperCase()}）`}
          </Button>
        ))}
      </div>
      {offered.length === 0 && refused.length === 0 && <p className="hd-muted">当前环节没有您可以办理的操作。</p>}
      {refused.map(({ key, refused: why }) => (
        <Alert key={key} type="warning" showIcon title={`不能${decl.moves[key]?.title ?? key}`} description={why} />
      ))}
      {send.error && <ErrorState error={send.error} />}
      {open && (
        <MoveDialog
          app={app}
          decl={decl}
          record={record}
          moveKey={open}
          onClose={() => setOpen(null)}
          onSubmit={(input) => make(open, input)}
        />
      )}
    </>
  );
}
