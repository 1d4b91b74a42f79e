import '../parts/overload.css';
import { Button, Input } from 'antd';
import { useState } from 'react';
import {
  callService,
  ErrorState,
  formatInstant,
  Loading,
  type OpenScreenProps,
  PageHeader,
  Panel,
  SimulatedBadge,
  StatusTag,
} from '../../../../web/kit/index.ts';
import type { DriverRecord } from '../../evidence/driver.ts';
import { DriverPictures } from '../driver/driver-pictures.tsx';
import { type DriverKey, Objections } from '../driver/objections.tsx';
import { Explanation } from '../parts/explanation.tsx';
import { kg } from '../parts/figures.ts';
import { PlainTable } from '../parts/plain-table.tsx';

export const title = '超限记录查询与异议（凭告知书，无需登录）';

interface Look {
  readonly asked: DriverKey;
  readonly record: DriverRecord;
}

function KeyForm({ busy, onAsk }: { readonly busy: boolean; readonly onAsk: (key: DriverKey) => void }) {
  const [key, setKey] = useState<DriverKey>({ recordNo: '', plate: '', code: '' });
  const field = (name: keyof DriverKey, label: string) => (
    <div>
      <label htmlFor={`driver-${name}`}>{label}</label>
      <Input
        id={`driver-${name}`}
        value={key[name]}
        autoComplete="off"
        maxLength={60}
        onChange={(event) => setKey({ ...key, [name]: event.target.value })}
      />
    </div>
  );
  const isFilled = Object.values(key).every((value) => value.trim() !== '');
  return (
    <form
      className="ov-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isFilled && !busy) onAsk(key);
      }}
    >
      {field('recordNo', '检测单号')}
      {field('plate', '车牌号')}
      {field('code', '查询码')}
      <div>
        <Button type="primary" htmlType="submit" disabled={!isFilled || busy} aria-busy={busy}>
          查询
        </Button>
      </div>
    </form>
  );
}

function Facts({ record }: { readonly record: DriverRecord }) {
  const rows = [
    ['检测时间', formatInstant(record.at)],
    ['检测地点', `${record.site} ${record.place} 第 ${record.lane} 车道`],
    ['站点公布日期', record.publishedOn ?? '未公布'],
    ['车牌号', record.plate],
    ['轴数', `${record.axles} 轴`],
    ['车货总质量', kg(record.totalKg)],
    ['适用限值', kg(record.limitKg)],
    ['超限', kg(record.overKg)],
    ['车速', record.speedKmh === null ? '—' : `${record.speedKmh} km/h`],
    ['证据封存', `${formatInstant(record.sealedAt)}，SM3 ${record.seal}`],
  ] as const;
  return (
    <dl className="hd-fields">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function RecordLook({ look, onAgain }: { readonly look: Look; readonly onAgain: () => void }) {
  const { record, asked } = look;
  return (
    <>
      <Panel
        title={`检测单 ${record.recordNo}`}
        extra={
          <>
            <StatusTag tone="active">{record.state}</StatusTag> <SimulatedBadge simulated={record.simulated} />
          </>
        }
      >
        <Facts record={record} />
      </Panel>
      <Panel title="图像">
        <DriverPictures asked={asked} pictures={record.pictures} />
      </Panel>
      <Panel title="判定过程">
        <Explanation steps={record.steps} />
      </Panel>
      <Panel title="检定证书">
        <PlainTable
          label="检定证书"
          rows={record.certificates}
          keyOf={({ number }) => number}
          columns={[
            { title: '编号', of: ({ number }) => number },
            { title: '准确度', of: ({ accuracyClass }) => `${accuracyClass} 级` },
            { title: '有效期', of: ({ validFrom, validTo }) => `${validFrom} 至 ${validTo}` },
            { title: '检定机构', of: ({ issuer }) => issuer ?? '—' },
          ]}
        />
      </Panel>
      <Panel title="异议">
        <Objections asked={asked} objections={record.objections} onFiled={onAgain} />
      </Panel>
    </>
  );
}

/** 当事人查询: whoever holds the notice sees the sealed record and may object to it. Nothing of it stands in the address. */
export function Screen(_: OpenScreenProps) {
  const [look, setLook] = useState<Look | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const ask = async (asked: DriverKey) => {
    setBusy(true);
    setError(null);
    try {
      setLook({ asked, record: await callService<DriverRecord>('overload', 'driver-record', { ...asked }) });
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <PageHeader
        title="超限记录查询"
        about="凭告知书上的检测单号、车牌号和查询码查看记录、图像、检定证书和判定过程，并可提出异议。"
        actions={look && <Button onClick={() => setLook(null)}>查询另一条</Button>}
      />
      {error !== null && <ErrorState error={error} />}
      {busy && <Loading />}
      {look ? (
        <RecordLook look={look} onAgain={() => void ask(look.asked)} />
      ) : (
        <Panel>
          <KeyForm busy={busy} onAsk={(asked) => void ask(asked)} />
        </Panel>
      )}
    </>
  );
}
