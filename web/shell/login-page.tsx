import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { ApiError, apiSend, ErrorState, Go, useApi, useGo } from '../kit/index.ts';
import { useSearchState } from './page-state.ts';
import { openLinks } from './screens.ts';

interface Health {
  readonly operator?: string;
  readonly demonstration?: boolean;
  readonly oidc?: boolean;
}

/** Seconds until a lock ends, counted down. */
function useCountdown(error: unknown): number {
  const seconds = error instanceof ApiError ? (error.retryAfterSeconds ?? 0) : 0;
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (seconds <= 0) return;
    const end = Date.now() + seconds * 1000;
    const tick = () => setLeft(Math.max(Math.ceil((end - Date.now()) / 1000), 0));
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [seconds]);
  return seconds > 0 ? left : 0;
}

/** Only an address within this application: a link must not lead a signed-in user elsewhere. */
const within = (next: unknown): string => (typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : '/');

function LoginForm() {
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const lockedSeconds = useCountdown(error);
  const { search } = useSearchState();
  const client = useQueryClient();
  const go = useGo();
  const login = async (values: { login: string; password: string }) => {
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      await apiSend('POST', '/api/login', values);
      client.clear();
      go(within(search.next), { replace: true });
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Form layout="vertical" onFinish={login} requiredMark={false} size="large">
      <Form.Item name="login" label="账号" rules={[{ required: true, message: '请填写账号' }]}>
        <Input autoComplete="username" autoFocus />
      </Form.Item>
      <Form.Item name="password" label="口令" rules={[{ required: true, message: '请填写口令' }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      {error !== null && <ErrorState error={error} />}
      {lockedSeconds > 0 && (
        <p role="timer">{`${Math.floor(lockedSeconds / 60)} 分 ${lockedSeconds % 60} 秒后可再试。`}</p>
      )}
      <Button type="primary" htmlType="submit" block aria-busy={busy} disabled={busy || lockedSeconds > 0}>
        登录
      </Button>
    </Form>
  );
}

/** The door: what this is, who runs it, and a form. */
export function LoginPage() {
  const health = useApi<Health>('/health');
  const links = useQuery({ queryKey: ['open-links'], queryFn: openLinks, staleTime: Number.POSITIVE_INFINITY });
  useEffect(() => {
    document.title = '登录 · 衡道';
  }, []);
  return (
    <main className="hd-login">
      <div className="hd-login-box">
        <h1>衡道</h1>
        <p>交通运输综合业务平台</p>
        <LoginForm />
        {links.data && links.data.length > 0 && (
          <>
            <p>不登录也可以：</p>
            <ul>
              {links.data.map((link) => (
                <li key={link.to}>
                  <Go to={link.to}>{link.title}</Go>
                </li>
              ))}
            </ul>
          </>
        )}
        {health.data?.oidc && (
          <p>
            <a href="/api/oidc/login">用统一身份认证登录</a>
          </p>
        )}
        <p className="hd-muted">
          {health.data?.operator ? `本系统由${health.data.operator}运行。` : '本系统由部署它的单位运行和管理。'}
          {health.data?.demonstration && '当前为演示系统，数据仅供了解功能。'}
          账号由本单位系统管理员开通；忘记口令或账号被锁定，请联系系统管理员。所有登录和操作均记入日志。
        </p>
      </div>
    </main>
  );
}
