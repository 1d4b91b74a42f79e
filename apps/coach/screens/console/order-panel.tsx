import { Alert, Select } from 'antd';
import { useState } from 'react';
import type { Page } from '../../../../kernel/sdk/index.ts';
import { type AppManifest, FieldForm, Panel, type Row, useApi, useSend } from '../../../../web/kit/index.ts';
import { type Answer, AnswerBody, Outcome } from './answer.tsx';
import { objectionToParameter, orderForms } from './orders.ts';

interface Props {
  readonly app: AppManifest;
  readonly phone: string;
  /** Key of the order that is filled in. */
  readonly order: string;
  readonly outcomes: Readonly<Record<string, string>>;
  readonly onOrder: (order: string) => void;
}

/** Fills in one order, sends it and shows what the terminal answers. */
export function OrderPanel({ app, phone, order, outcomes, onOrder }: Props) {
  const form = orderForms[order];
  const send = useSend<Answer>();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const terminal = useApi<Page<Row>>('/coach/entities/terminal', { where: { phone }, pageSize: 1 });
  const edition = String(terminal.data?.rows[0]?.edition ?? '2013');
  if (!form) return null;
  const submit = async (input: Readonly<Record<string, unknown>>) => {
    const objection = order === 'set-parameters' ? objectionToParameter(input.id, input.value) : null;
    if (objection) throw new Error(objection);
    setAnswer(null);
    const payload = { phone, message: order, ...form.order(input, edition) };
    setAnswer(await send.mutateAsync({ path: '/coach/commands', payload }));
  };
  return (
    <Panel title="下发指令">
      <Select
        aria-label="指令"
        value={order}
        options={Object.entries(orderForms).map(([value, { title }]) => ({ value, label: title }))}
        onChange={(next) => {
          setAnswer(null);
          onOrder(next);
        }}
        style={{ width: 240, maxWidth: '100%' }}
      />
      {form.warning && <Alert type="warning" showIcon title={form.warning} />}
      <FieldForm
        key={`${phone} ${order}`}
        app={app.key}
        fields={form.fields}
        initial={form.initial}
        submitText={`下发：${form.title}`}
        onSubmit={submit}
      />
      <div role="status" aria-live="polite">
        {send.isPending && '已下发，等候终端应答（最长 30 秒）'}
        {answer && (
          <>
            <p>
              终端应答：
              <Outcome outcome={answer.outcome} titles={outcomes} />
            </p>
            <AnswerBody answer={answer.answer} />
          </>
        )}
      </div>
    </Panel>
  );
}
