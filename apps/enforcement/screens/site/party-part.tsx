import { Button } from 'antd';
import { useState } from 'react';
import { apiGet, ErrorState } from '../../../../web/kit/index.ts';
import type { Draft } from './draft.ts';
import { ChoiceField, TextField } from './fields.tsx';

interface Found {
  readonly rows: readonly { readonly id: string; readonly owner?: string | null }[];
}
interface Party {
  readonly id: string;
  readonly kind: Draft['partyKind'];
  readonly name: string;
  readonly number?: string | null;
  readonly telephone?: string | null;
}

/** The owner of a vehicle as the register has him; null where it has none. */
async function ownerOf(plate: string): Promise<Party | null> {
  const where = { plate };
  const { rows } = await apiGet<Found>('/api/enforcement/entities/vehicle', { where, pageSize: 1 });
  const owner = rows[0]?.owner;
  return owner ? apiGet<Party>(`/api/enforcement/entities/party/${owner}`) : null;
}

/** 当事人和车船: typed in, or taken over from the register by the plate. */
export function PartyPart({
  draft,
  change,
  online,
}: {
  readonly draft: Draft;
  readonly change: (change: Partial<Draft>) => void;
  readonly online: boolean;
}) {
  const [told, setTold] = useState('');
  const [error, setError] = useState<unknown>(null);
  const look = async () => {
    setError(null);
    setTold('');
    try {
      const owner = await ownerOf(draft.plate.trim());
      if (!owner) {
        setTold('登记中没有该车船的所有人，请填写当事人。');
        return;
      }
      const { id, kind, name, number, telephone } = owner;
      change({ partyId: id, partyKind: kind, name, number: number ?? '', telephone: telephone ?? '' });
      setTold('已取用登记的所有人；改动后按新的当事人登记。');
    } catch (cause) {
      setError(cause);
    }
  };
  const own = (values: Partial<Draft>) => change({ ...values, partyId: undefined });
  return (
    <>
      <TextField
        title="车牌号或船名"
        value={draft.plate}
        onChange={(plate) => change({ plate: plate.toUpperCase() })}
        maxLength={40}
      />
      <Button onClick={look} disabled={!online || draft.plate.trim().length < 3}>
        查登记
      </Button>
      {!online && <p className="hd-muted">没有网络，不能查登记；按填写的登记，联网后核对。</p>}
      {told && <p role="status">{told}</p>}
      {error !== null && <ErrorState error={error} />}
      <ChoiceField
        title="当事人类型"
        value={draft.partyKind}
        options={{ person: '个人', organisation: '单位' }}
        onChange={(partyKind) => own({ partyKind })}
      />
      <TextField title="姓名或名称" value={draft.name} onChange={(name) => own({ name })} maxLength={80} />
      <TextField title="证件号码" value={draft.number} onChange={(number) => own({ number })} maxLength={40} />
      <TextField
        title="联系电话"
        value={draft.telephone}
        onChange={(telephone) => own({ telephone })}
        inputMode="tel"
        maxLength={30}
      />
    </>
  );
}
