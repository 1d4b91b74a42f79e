import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { Choices, callService, ErrorState, formatInstant, StatusTag } from '../../../../web/kit/index.ts';
import type { DriverRecord } from '../../evidence/driver.ts';
import { grounds } from '../../evidence/grounds.ts';

/** What a driver reads off his notice. */
export interface DriverKey {
  readonly recordNo: string;
  readonly plate: string;
  readonly code: string;
}

type Ground = keyof typeof grounds;

function ObjectionForm({ asked, onFiled }: { readonly asked: DriverKey; readonly onFiled: () => void }) {
  const [ground, setGround] = useState<Ground>('weight');
  const [content, setContent] = useState('');
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const file = async () => {
    setBusy(true);
    setError(null);
    try {
      await callService(
        'overload',
        'driver-objection',
        { ...asked, ground, content: content.trim(), name: name.trim(), phone: phone.trim() },
        { safe: false },
      );
      onFiled();
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="ov-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (content.trim() && !busy) void file();
      }}
    >
      <Choices<Ground>
        label="异议类型"
        value={ground}
        options={Object.entries(grounds).map(([value, label]) => ({ value: value as Ground, label }))}
        onChange={setGround}
      />
      <div>
        <label htmlFor="objection-content">异议内容</label>
        <Input.TextArea
          id="objection-content"
          rows={4}
          maxLength={2000}
          value={content}
          onChange={(event) => setContent(event.target.value)}
        />
      </div>
      <div>
        <label htmlFor="objection-name">姓名（可不填）</label>
        <Input id="objection-name" maxLength={40} value={name} onChange={(event) => setName(event.target.value)} />
      </div>
      <div>
        <label htmlFor="objection-phone">联系电话（可不填）</label>
        <Input id="objection-phone" maxLength={20} value={phone} onChange={(event) => setPhone(event.target.value)} />
      </div>
      {error !== null && <ErrorState error={error} />}
      <div>
        <Button type="primary" htmlType="submit" disabled={!content.trim() || busy} aria-busy={busy}>
          提出异议
        </Button>
      </div>
    </form>
  );
}

/** What has been objected and answered; a further objection once the last is answered. */
export function Objections({
  asked,
  objections,
  onFiled,
}: {
  readonly asked: DriverKey;
  readonly objections: DriverRecord['objections'];
  readonly onFiled: () => void;
}) {
  const isOpen = objections.some(({ answer }) => answer === null);
  return (
    <>
      {objections.length > 0 && (
        <ul className="ov-list">
          {objections.map(({ at, ground, state, answer }) => (
            <li key={at}>
              <div className="ov-list-head">
                {ground} <StatusTag tone={answer === null ? 'warning' : 'plain'}>{state}</StatusTag>
                <time className="hd-muted" dateTime={at}>
                  {formatInstant(at)}
                </time>
              </div>
              {answer && <div>复核意见：{answer}</div>}
            </li>
          ))}
        </ul>
      )}
      {isOpen ? (
        <Alert type="success" showIcon role="status" title="异议已受理，正在由未参与审核的人员复核；结果在本页显示。" />
      ) : (
        <ObjectionForm asked={asked} onFiled={onFiled} />
      )}
    </>
  );
}
