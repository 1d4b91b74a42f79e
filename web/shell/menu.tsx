import { useLocation } from '@tanstack/react-router';
import { type AppManifest, Go, useManifest } from '../kit/index.ts';

interface Entry {
  readonly title: string;
  readonly to: string;
}

interface Group {
  readonly title: string;
  readonly entries: readonly Entry[];
}

const nouns = [
  ['entities', '登记'],
  ['facts', '事实'],
  ['cases', '事项'],
  ['indicators', '指标'],
  ['documents', '文书'],
  ['contracts', '交换'],
] as const;

function appGroups(app: AppManifest): readonly Group[] {
  const screens = app.screens.filter((screen) => !screen.inner);
  return [
    {
      title: app.title,
      entries: screens.map((screen) => ({ title: screen.title, to: `/${app.key}/screens/${screen.key}` })),
    },
    ...nouns.map(([noun, title]) => ({
      title,
      entries: app[noun].map((decl) => ({ title: decl.title, to: `/${app.key}/${noun}/${decl.key}` })),
    })),
  ].filter((group) => group.entries.length > 0);
}

const platformEntries = (roles: ReadonlySet<string>): readonly Entry[] => [
  { title: '数据目录', to: '/catalogue' },
  ...(roles.has('kernel.auditor') || roles.has('kernel.admin') ? [{ title: '操作日志', to: '/journal' }] : []),
  { title: '交换记录', to: '/exchange' },
  ...(roles.has('kernel.admin')
    ? [
        { title: '人员与岗位', to: '/people' },
        { title: '机构', to: '/orgs' },
        { title: '地图边界', to: '/outlines' },
      ]
    : []),
  { title: '关于', to: '/about' },
];

function MenuLink({ entry, here }: { readonly entry: Entry; readonly here: string }) {
  const current = entry.to === '/' ? here === '/' : here === entry.to || here.startsWith(`${entry.to}/`);
  return (
    <li>
      <Go to={entry.to} aria-current={current ? 'page' : undefined}>
        {entry.title}
      </Go>
    </li>
  );
}

function MenuGroup({ group, here }: { readonly group: Group; readonly here: string }) {
  return (
    <div>
      <h2>{group.title}</h2>
      <ul>
        {group.entries.map((entry) => (
          <MenuLink key={entry.to} entry={entry} here={here} />
        ))}
      </ul>
    </div>
  );
}

/** The menu of one application by its nouns, and of the platform; only what the user may see. */
export function Menu({ app }: { readonly app: AppManifest | undefined }) {
  const { me } = useManifest();
  const here = useLocation().pathname;
  const roles = new Set(me.posts.map((post) => post.role));
  return (
    <nav aria-label="主菜单" className="hd-menu">
      <ul>
        <MenuLink entry={{ title: '我的待办', to: '/' }} here={here} />
        <MenuLink entry={{ title: '代理与交接班', to: '/shifts' }} here={here} />
      </ul>
      {app && appGroups(app).map((group) => <MenuGroup key={group.title} group={group} here={here} />)}
      <MenuGroup group={{ title: '平台', entries: platformEntries(roles) }} here={here} />
    </nav>
  );
}
