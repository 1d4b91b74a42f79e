import { type AppManifest, FieldForm, useSend } from '../../../../web/kit/index.ts';
import type { AdvisedTarget } from '../../goals.ts';
import type { TargetRow } from '../../target-table.ts';

const editable = ['targetText', 'op', 'value', 'unit', 'weight', 'department'] as const;

/** Changes one target where it stands; why it is changed is kept with the change. */
export function TargetEditor({
  app,
  target,
  advice,
  onClose,
}: {
  readonly app: AppManifest;
  readonly target: TargetRow;
  readonly advice: AdvisedTarget | undefined;
  readonly onClose: () => void;
}) {
  const send = useSend<unknown>();
  const declared = app.entities.find((one) => one.key === 'target')?.fields ?? {};
  const fields = {
    ...Object.fromEntries(editable.flatMap((name) => (declared[name] ? [[name, declared[name]]] : []))),
    why: { kind: 'text' as const, title: '修改原因', required: true, maxLength: 500 },
  };
  const save = async ({ why, ...values }: Record<string, unknown>) => {
    await send.mutateAsync({
      method: 'PATCH',
      path: `/evaluation/entities/target/${target.id}`,
      payload: { version: target.version, values, why },
    });
    onClose();
  };
  return (
    <section aria-label={`修改指标 ${target.level3}`}>
      {advice && <p className="hd-muted">{advice.reason}</p>}
      <FieldForm app={app.key} fields={fields} initial={target} submitText="保存" onSubmit={save} onCancel={onClose} />
    </section>
  );
}
