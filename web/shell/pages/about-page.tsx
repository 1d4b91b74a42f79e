import { PageHeader, Panel, useManifest } from '../../kit/index.ts';

/** What this is, and what the user may do in it. */
export function AboutPage() {
  const { me, apps } = useManifest();
  return (
    <>
      <PageHeader title="关于" />
      <Panel title="衡道">
        <p>交通运输综合业务平台。一个用户体系，数据只录一次，每个数都能展开到依据，每次操作都有记录。</p>
        <p>
          接口说明见 <a href="/api/openapi.json">OpenAPI 文档</a>。
        </p>
      </Panel>
      <Panel title="您的岗位">
        <ul>
          {me.posts.map((post) => (
            <li key={`${post.org}.${post.role}`}>
              {post.orgName} · {post.roleTitle}
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title="业务系统">
        <ul>
          {apps.map((app) => (
            <li key={app.key}>
              {app.title}：{app.about}
            </li>
          ))}
        </ul>
      </Panel>
    </>
  );
}
