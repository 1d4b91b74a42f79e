import { Go, PageHeader, Panel, useManifest } from '../../kit/index.ts';
import { usePath } from '../page-state.ts';
import { Denied } from './find-decl.tsx';

const nouns = [
  ['entities', '登记', '登记存在的人、物和单位，每次修改都留下谁、何时、为何'],
  ['facts', '事实', '发生过的事，记录后不改'],
  ['cases', '事项', '要办的事：谁办、办到哪一步、何时到期'],
  ['indicators', '指标', '算得的数，可展开到每一条依据'],
  ['documents', '文书', '由数据生成、编号、存档的文件'],
  ['contracts', '交换', '数据的进和出'],
] as const;

/** An application by its nouns. */
export function AppPage() {
  const path = usePath();
  const app = useManifest().apps.find((candidate) => candidate.key === path.app);
  if (!app) return <Denied />;
  const screens = app.screens.filter((screen) => !screen.inner);
  return (
    <>
      <PageHeader title={app.title} about={app.about} />
      {screens.length > 0 && (
        <Panel title="常用页面">
          <div className="hd-tiles">
            {screens.map((screen) => (
              <Go key={screen.key} className="hd-tile" to={`/${app.key}/screens/${screen.key}`}>
                {screen.title}
              </Go>
            ))}
          </div>
        </Panel>
      )}
      {nouns.map(
        ([noun, title, about]) =>
          app[noun].length > 0 && (
            <Panel key={noun} title={title} extra={<span className="hd-muted">{about}</span>}>
              <div className="hd-tiles">
                {app[noun].map((decl) => (
                  <Go key={decl.key} className="hd-tile" to={`/${app.key}/${noun}/${decl.key}`}>
                    {decl.title}
                  </Go>
                ))}
              </div>
            </Panel>
          ),
      )}
    </>
  );
}
