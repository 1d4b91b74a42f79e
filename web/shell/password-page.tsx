import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { ErrorState, PageHeader, Panel, useGo, useSend } from '../kit/index.ts';

interface Values {
  readonly old: string;
  readonly fresh: string;
  readonly again: string;
}

const agrees = ({ getFieldValue }: { getFieldValue: (name: string) => unknown }) => ({
  validator: async (_: unknown, value: unknown) => {
    if (value && value !== getFieldValue('fresh')) throw new Error('两次填写的新口令不一致');
  },
});

/** Changes the own password. Forced while an initial password is in use. */
export function PasswordPage({ login, forced = false }: { readonly login: string; readonly forced?: boolean }) {
  const send = useSend<null>();
  const go = useGo();
  const [done, setDone] = useState(false);
  const change = ({ old, fresh }: Values) =>
    send.mutate(
      { path: '/password', payload: { old, fresh } },
      { onSuccess: () => (forced ? go('/', { replace: true }) : setDone(true)) },
    );
  const form = (
    <Panel>
      <Form layout="vertical" onFinish={change} className="hd-narrow" requiredMark={false}>
        <input type="text" autoComplete="username" value={login} readOnly hidden />
        <Form.Item name="old" label="原口令" rules={[{ required: true, message: '请填写原口令' }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item name="fresh" label="新口令" rules={[{ required: true, message: '请填写新口令' }]}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="again"
          label="再填一次新口令"
          dependencies={['fresh']}
          rules={[{ required: true, message: '请再填一次新口令' }, agrees]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        {send.error && <ErrorState error={send.error} />}
        {done && <p role="status">口令已修改，其他设备上的登录已失效。</p>}
        <Button type="primary" htmlType="submit" disabled={send.isPending} aria-busy={send.isPending}>
          修改口令
        </Button>
      </Form>
    </Panel>
  );
  const header = <PageHeader title="修改口令" about={forced ? '首次登录，请先修改初始口令。' : undefined} />;
  if (!forced) return [header, form].map((part, index) => <div key={['header', 'form'][index]}>{part}</div>);
  return (
    <main className="hd-alone">
      {header}
      {form}
    </main>
  );
}
