import './open.css';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import {
  callService,
  ErrorState,
  formatInstant,
  type OpenScreenProps,
  PageHeader,
  Panel,
  StatusTag,
  Timeline,
  type Tone,
} from '../../../../web/kit/index.ts';

export const title = '查询诉求办理进度（12328，无需登录）';

interface Followed {
  readonly number: string;
  readonly title: string;
  readonly kind: string;
  readonly business: string;
  readonly state: string;
  readonly tone: Tone;
  readonly filedAt: string;
  readonly dueAt: string | null;
  readonly answer: string | null;
  readonly refusedWhy: string | null;
  readonly enforcement: string | null;
  readonly steps: readonly { readonly at: string; readonly state: string }[];
}

function Progress({ one }: { readonly one: Followed }) {
  const rows: readonly (readonly [string, string | null])[] = [
    ['单号', one.number],
    ['性质和领域', `${one.kind}，${one.business}`],
    ['提交时间', formatInstant(one.filedAt, 'YYYY-MM-DD HH:mm')],
    ['最迟办结', one.dueAt && formatInstant(one.dueAt, 'YYYY-MM-DD HH:mm')],
    ['答复', one.answer],
    ['不予受理的理由', one.refusedWhy],
    ['执法办理结果', one.enforcement],
  ];
  return (
    <Panel title={one.title} extra={<StatusTag tone={one.tone}>{one.state}</StatusTag>}>
      <dl className="hd-fields">
        {rows
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name} className={name === '答复' ? 'hd-wide' : undefined}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <Timeline items={one.steps.map(({ at, state }) => ({ key: `${at}${state}`, at, title: state }))} />
    </Panel>
  );
}

/** 查询进度: number with the code, or with the telephone number that was left. */
export function Screen({ search }: OpenScreenProps) {
  const [one, setOne] = useState<Followed | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const ask = async (values: { number: string; secret: string }) => {
    if (busy) return;
    setBusy(true);
    setError(null);
    setOne(null);
    try {
      setOne(await callService<Followed>('hotline', 'public-follow', values, { safe: false }));
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="hl-open">
      <PageHeader title="查询办理进度" about="凭单号和查询码查询；留了电话的，也可以凭单号和电话查询。" />
      <Panel>
        <Form
          layout="vertical"
          onFinish={ask}
          className="hd-form"
          initialValues={{ number: typeof search.number === 'string' ? search.number : '' }}
        >
          <Form.Item name="number" label="单号" rules={[{ required: true, min: 5, message: '请填写单号' }]}>
            <Input autoComplete="off" />
          </Form.Item>
          <Form.Item
            name="secret"
            label="查询码或所留电话"
            rules={[{ required: true, min: 4, message: '请填写查询码或电话' }]}
          >
            <Input autoComplete="off" />
          </Form.Item>
          <Button type="primary" htmlType="submit" size="large" disabled={busy} aria-busy={busy}>
            查询
          </Button>
        </Form>
      </Panel>
      {error !== null && <ErrorState error={error} />}
      {one && <Progress one={one} />}
    </div>
  );
}
