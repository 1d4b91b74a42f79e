import { Modal } from 'antd';
import type { Fields } from '../../../../kernel/sdk/index.ts';
import { type AppManifest, apiGet, FieldForm, type Row, useSend } from '../../../../web/kit/index.ts';

export type Verdict = 'admitted' | 'refused';

const titles = { admitted: '准入', refused: '不予准入' } as const;

const vehicle = { kind: 'ref', title: '安装车辆', to: 'vehicle', required: true } as const;
const reason = (required: boolean) =>
  ({ kind: 'text', title: '理由', multiline: true, required, maxLength: 500 }) as const;

const fieldsFor: Readonly<Record<Verdict, Fields>> = {
  admitted: { vehicle, reason: reason(false) },
  refused: { reason: reason(true) },
};

interface Props {
  readonly app: AppManifest;
  readonly terminal: Row;
  readonly verdict: Verdict;
  readonly onClose: () => void;
}

/** What is written into the register: an admitted terminal is that of its vehicle, of the org of that vehicle. */
async function valuesOf(verdict: Verdict, input: Row): Promise<Row> {
  const note = input.reason ?? null;
  if (verdict === 'refused') return { state: verdict, note };
  const { id, plate, colour, org } = await apiGet<Row>(`/api/coach/entities/vehicle/${input.vehicle}`);
  return { state: verdict, note, vehicle: id, plate, colour, org };
}

/** Admits a terminal to a vehicle, or refuses it with a reason; both stay in its history. */
export function AdmissionDialog({ app, terminal, verdict, onClose }: Props) {
  const send = useSend<Row>();
  const title = titles[verdict];
  return (
    <Modal
      title={`${title}：${terminal.phone}`}
      open
      footer={null}
      onCancel={onClose}
      mask={{ closable: false }}
      width={560}
    >
      <p className="hd-muted">
        终端报送的车牌：{String(terminal.plate ?? '未报送')}；型号 {String(terminal.model ?? '')}，终端编号{' '}
        {String(terminal.terminalId ?? '')}
      </p>
      <FieldForm
        app={app.key}
        fields={fieldsFor[verdict]}
        initial={{ vehicle: terminal.vehicle ?? undefined }}
        submitText={title}
        danger={verdict === 'refused'}
        onCancel={onClose}
        onSubmit={async (input) => {
          await send.mutateAsync({
            path: `/coach/entities/terminal/${terminal.id}`,
            method: 'PATCH',
            payload: {
              version: terminal.version,
              values: await valuesOf(verdict, input),
              why: String(input.reason ?? title),
            },
          });
          onClose();
        }}
      />
    </Modal>
  );
}
