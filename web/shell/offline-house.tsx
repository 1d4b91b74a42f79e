import { useLocation } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { Go, type Manifest, ManifestContext, PageHeader, useOnline } from '../kit/index.ts';

const pathsOf = ({ apps }: Manifest) =>
  apps.flatMap((app) => app.screens.map(({ key, title }) => ({ to: `/${app.key}/screens/${key}`, title })));

function Choice({ manifest }: { readonly manifest: Manifest }) {
  return (
    <>
      <PageHeader title="没有网络" />
      <p>此页需要网络。没有网络时可以使用：</p>
      <ul>
        {pathsOf(manifest).map(({ to, title }) => (
          <li key={to}>
            <Go to={to}>{title}</Go>
          </li>
        ))}
      </ul>
    </>
  );
}

/**
 * What opens without a network: the pages that work without one, for whoever was signed in last. It stays when the
 * network is back, since somebody may be filling in a form; the whole house is a button away.
 */
export function OfflineHouse({
  manifest,
  onLeave,
  children,
}: {
  readonly manifest: Manifest;
  readonly onLeave: () => void;
  readonly children: React.ReactNode;
}) {
  const here = useLocation().pathname;
  const online = useOnline();
  return (
    <ManifestContext value={manifest}>
      <header className="hd-head">
        <span className="hd-brand">衡道</span>
        <span className="hd-user">{manifest.me.name}</span>
      </header>
      <main id="main" tabIndex={-1} className="hd-main">
        <Alert
          type={online ? 'success' : 'warning'}
          showIcon
          title={online ? '网络已恢复。' : '没有网络，按上次登录的人员打开；登记保存在本机，联网后上传。'}
          action={online && <Button onClick={onLeave}>打开全部功能</Button>}
        />
        {pathsOf(manifest).some(({ to }) => here === to) ? children : <Choice manifest={manifest} />}
      </main>
    </ManifestContext>
  );
}
