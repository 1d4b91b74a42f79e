import { MenuOutlined, UserOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { Button, Drawer, Dropdown, Grid, Select } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import {
  type AppManifest,
  apiSend,
  forgetSession,
  Go,
  KeyboardHelp,
  useApi,
  useGo,
  useKeys,
  useManifest,
  useStored,
} from '../kit/index.ts';
import { Bell } from './bell.tsx';
import { Menu } from './menu.tsx';

/** The application whose page is open, or the one last used. */
function useCurrentApp(): AppManifest | undefined {
  const { apps } = useManifest();
  const inAddress = useLocation().pathname.split('/')[1];
  const [last, setLast] = useStored<string | null>('app', null);
  const current = apps.find((app) => app.key === inAddress);
  useEffect(() => {
    if (current && current.key !== last) setLast(current.key);
  }, [current, last, setLast]);
  return current ?? apps.find((app) => app.key === last) ?? apps[0];
}

function UserMenu({ onKeys }: { readonly onKeys: () => void }) {
  const { me } = useManifest();
  const client = useQueryClient();
  const go = useGo();
  const leave = async (everywhere: boolean) => {
    await apiSend('POST', '/api/logout', { everywhere });
    await forgetSession();
    client.clear();
    go('/login');
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          ...me.posts.map((post) => ({
            key: `${post.org}.${post.role}.${post.for?.id ?? ''}`,
            disabled: true,
            label: `${post.orgName} · ${post.roleTitle}${post.for ? `（代${post.for.name}）` : ''}`,
          })),
          { type: 'divider' as const },
          { key: 'password', label: '修改口令', onClick: () => go('/password') },
          { key: 'keys', label: '键盘操作（?）', onClick: onKeys },
          { key: 'everywhere', label: '退出所有设备', onClick: () => void leave(true) },
          { key: 'leave', label: '退出', onClick: () => void leave(false) },
        ],
      }}
    >
      <Button type="text" className="hd-user" icon={<UserOutlined />}>
        {me.name}
      </Button>
    </Dropdown>
  );
}

function AppChoice({ app }: { readonly app: AppManifest | undefined }) {
  const { apps } = useManifest();
  const go = useGo();
  if (apps.length < 2) return app ? <Go to={`/${app.key}`}>{app.title}</Go> : null;
  return (
    <Select
      aria-label="业务系统"
      value={app?.key}
      options={apps.map(({ key, title }) => ({ value: key, label: title }))}
      onChange={(key: string) => go(`/${key}`)}
      popupMatchSelectWidth={false}
    />
  );
}

function MenuDrawer({ app }: { readonly app: AppManifest | undefined }) {
  const [open, setOpen] = useState(false);
  const here = useLocation().href;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the drawer closes whenever another page is opened.
  useEffect(() => setOpen(false), [here]);
  return (
    <>
      <Button
        type="text"
        className="hd-user"
        icon={<MenuOutlined />}
        aria-label="打开菜单"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      />
      <Drawer title="菜单" placement="left" size={280} open={open} onClose={() => setOpen(false)}>
        <Menu app={app} />
      </Drawer>
    </>
  );
}

/** Says on every page that this is a demonstration: its figures must not be taken for real ones. */
function DemonstrationBanner({ app }: { readonly app: AppManifest | undefined }) {
  const health = useApi<{ readonly demonstration: string | null }>('/health');
  const about = health.data?.demonstration;
  if (!about) return null;
  return (
    <div className="hd-banner" role="note">
      {app?.demonstration ?? about}
    </div>
  );
}

/** Head, menu and the page. On narrow screens the menu is a drawer. */
export function Layout({ children }: { readonly children: React.ReactNode }) {
  const app = useCurrentApp();
  const wide = Grid.useBreakpoint().lg !== false;
  const go = useGo();
  useKeys(useMemo(() => ({ g: () => go('/') }), [go]));
  return (
    <>
      <a href="#main" className="hd-skip">
        跳到正文
      </a>
      <header className="hd-head">
        {!wide && <MenuDrawer app={app} />}
        <Go to="/" className="hd-brand">
          衡道
        </Go>
        <AppChoice app={app} />
        <Bell />
        <KeyboardHelp>{(open) => <UserMenu onKeys={open} />}</KeyboardHelp>
      </header>
      <DemonstrationBanner app={app} />
      <div className="hd-body">
        {wide && (
          <aside className="hd-side">
            <Menu app={app} />
          </aside>
        )}
        <main id="main" tabIndex={-1} className="hd-main">
          {children}
        </main>
      </div>
    </>
  );
}
