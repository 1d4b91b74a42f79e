import { Button, Modal } from 'antd';
import { useRef, useState } from 'react';
import { type AppManifest, FieldForm, newIdempotencyKey, type Row, useGo, useSend } from '../../../../web/kit/index.ts';

/** Opens a case from a page that knows most of its fields, and goes to it; `then` names a move to make at once. */
export function OpenCase({
  app,
  caseKey,
  button,
  initial,
  then,
}: {
  readonly app: AppManifest;
  readonly caseKey: string;
  readonly button: string;
  readonly initial: Row;
  readonly then?: string;
}) {
  const decl = app.cases.find((one) => one.key === caseKey);
  const [open, setOpen] = useState(false);
  const send = useSend<Row>();
  const go = useGo();
  const key = useRef(newIdempotencyKey());
  if (!decl?.mayOpen) return null;
  const later = new Set(Object.values(decl.moves).flatMap((move) => Object.keys(move.input ?? {})));
  const fields = Object.fromEntries(
    Object.entries(decl.fields).filter(([name, field]) => field.required || (!later.has(name) && !field.hidden)),
  );
  const submit = async (values: Record<string, unknown>) => {
    const path = `/${app.key}/cases/${caseKey}`;
    const opened = await send.mutateAsync({ path, payload: { values }, headers: { 'idempotency-key': key.current } });
    const id = String(opened.id);
    if (then) {
      await send.mutateAsync({
        path: `${path}/${id}/moves/${then}`,
        payload: { version: opened.version, input: {} },
        headers: { 'idempotency-key': `${key.current}.${then}` },
      });
    }
    go(`${path}/${id}`);
  };
  return (
    <>
      <Button
        type="primary"
        onClick={() => {
          key.current = newIdempotencyKey();
          setOpen(true);
        }}
      >
        {button}
      </Button>
      <Modal title={decl.title} open={open} footer={null} onCancel={() => setOpen(false)} width={720} destroyOnHidden>
        <FieldForm
          app={app.key}
          fields={fields}
          initial={initial}
          submitText={button}
          onSubmit={submit}
          onCancel={() => setOpen(false)}
        />
      </Modal>
    </>
  );
}
