import { Button } from 'antd';
import { useState } from 'react';
import type { Change } from '../../../kernel/sdk/entity.ts';
import type { Fields } from '../../../kernel/sdk/field.ts';
import type { Page } from '../../../kernel/sdk/filter.ts';
import type { IndicatorResult } from '../../../kernel/sdk/indicator.ts';
import {
  type AppManifest,
  type EntityManifest,
  FieldForm,
  formatInstant,
  formatNumber,
  type IndicatorManifest,
  type Row,
  useApi,
  useSend,
} from '../../kit/index.ts';

interface CorrectionsProps {
  readonly app: AppManifest;
  readonly decl: IndicatorManifest;
  readonly result: IndicatorResult;
}

/** Who signed a correction, and when: the register keeps it with the row. */
function Signed({ source, id }: { readonly source: string; readonly id: string }) {
  const history = useApi<readonly Change[]>(`${source}/${id}/history`);
  const [made] = history.data ?? [];
  return made ? `${made.byName}，${formatInstant(made.at)}` : '';
}

function Correcting({
  app,
  register,
  decl,
  result,
  onDone,
}: CorrectionsProps & { readonly register: EntityManifest; readonly onDone: () => void }) {
  const send = useSend<Row>();
  const { after, why } = register.fields;
  const fields = { after, why } as Fields;
  const fixed = { indicator: decl.key, period: result.period.name, org: result.org, before: result.value };
  return (
    <FieldForm
      app={app.key}
      fields={fields}
      submitText="署名登记"
      onCancel={onDone}
      onSubmit={async (values) => {
        const payload = { values: { ...fixed, ...values }, why: String(values.why ?? '') };
        await send.mutateAsync({ path: `/${app.key}/entities/${register.key}`, payload });
        onDone();
      }}
    />
  );
}

/** 署名更正: what somebody has corrected, signed, beside the figure that the records give; the figure stays. */
export function IndicatorCorrections({ app, decl, result }: CorrectionsProps) {
  const [open, setOpen] = useState(false);
  const register = app.entities.find(({ key }) => key === decl.corrections);
  const source = `/${app.key}/entities/${register?.key ?? ''}`;
  const where = { indicator: decl.key, period: result.period.name, org: result.org };
  const rows = useApi<Page<Row>>(source, { where, pageSize: 50 }, { enabled: register !== undefined });
  if (!register) return null;
  const signed = rows.data?.rows ?? [];
  return (
    <section aria-label="署名更正">
      {signed.length > 0 && (
        <ul className="hd-plain-list">
          {signed.map((row) => (
            <li key={String(row.id)}>
              署名更正：{formatNumber(Number(row.before), decl.places)} → {formatNumber(Number(row.after), decl.places)}{' '}
              {decl.unit}，{String(row.why)}（<Signed source={source} id={String(row.id)} />）
            </li>
          ))}
        </ul>
      )}
      {register.may.includes('create') && result.value !== null && !open && (
        <div className="hd-buttons">
          <Button onClick={() => setOpen(true)}>登记更正</Button>
        </div>
      )}
      {open && <Correcting app={app} decl={decl} result={result} register={register} onDone={() => setOpen(false)} />}
    </section>
  );
}
