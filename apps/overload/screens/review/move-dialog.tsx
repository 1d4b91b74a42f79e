import { Alert, Input, Modal } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { type AppManifest, type CaseManifest, Choices, FieldForm } from '../../../../web/kit/index.ts';
import { type ReviewReason, reasonText, reviewReasons } from '../../review-reasons.ts';
import type { ReviewRow } from './queue.tsx';

interface MoveDialogProps {
  readonly app: AppManifest;
  readonly decl: CaseManifest;
  readonly record: ReviewRow;
  readonly moveKey: string;
  readonly onClose: () => void;
  readonly onSubmit: (input: Readonly<Record<string, unknown>>) => Promise<unknown>;
}

/** The limit that the register gives stands ready: the officer confirms it or decides another. */
function initialOf(record: ReviewRow): Readonly<Record<string, unknown>> {
  const { decidedLimitKg, limitWhy, registryLimitKg, screenLimitKg } = record;
  return {
    decidedLimitKg: decidedLimitKg ?? registryLimitKg ?? screenLimitKg,
    limitWhy: limitWhy ?? (registryLimitKg === null ? '按轴数限值' : '行驶证登记信息'),
  };
}

/** Ctrl+Enter sends from wherever one types. */
function sendByKey(event: KeyboardEvent<HTMLDivElement>) {
  if (!(event.ctrlKey && event.key === 'Enter')) return;
  event.preventDefault();
  event.currentTarget.querySelector('form')?.requestSubmit();
}

/** What a verdict asks for besides: reasons are chosen by code, further words may be added. */
export function MoveDialog({ app, decl, record, moveKey, onClose, onSubmit }: MoveDialogProps) {
  const move = decl.moves[moveKey];
  const { why, ...fields } = move?.input ?? {};
  const [code, setCode] = useState<ReviewReason>('R01');
  const [note, setNote] = useState('');
  return (
    <Modal title={move?.title} open footer={null} onCancel={onClose} mask={{ closable: false }} width={620}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a short cut of the button within. */}
      <div onKeyDown={sendByKey}>
        {move?.confirm && <Alert type="warning" showIcon title={move.confirm} />}
        {move?.basis && <p className="hd-muted">依据：{move.basis}</p>}
        <FieldForm
          app={app.key}
          fields={fields}
          initial={initialOf(record)}
          submitText={`${move?.title ?? ''}（Ctrl+Enter）`}
          danger={Boolean(move?.confirm)}
          onCancel={onClose}
          onSubmit={async (input) => {
            await onSubmit(why ? { ...input, why: reasonText(code, note) } : input);
            onClose();
          }}
        >
          {why && (
            <div className="hd-wide">
              <Choices<ReviewReason>
                label="理由代码"
                value={code}
                options={Object.entries(reviewReasons).map(([value, title]) => ({
                  value: value as ReviewReason,
                  label: `${value} ${title}`,
                }))}
                onChange={setCode}
              />
              <Input.TextArea
                aria-label="补充说明"
                placeholder="补充说明"
                value={note}
                rows={3}
                maxLength={1900}
                onChange={(event) => setNote(event.target.value)}
              />
            </div>
          )}
        </FieldForm>
      </div>
    </Modal>
  );
}
