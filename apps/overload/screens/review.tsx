import './parts/overload.css';
import { useMemo } from 'react';
import type { Page } from '../../../kernel/sdk/filter.ts';
import {
  Choices,
  NoData,
  PageHeader,
  Panel,
  QueryState,
  type ScreenProps,
  useApi,
  useKeys,
  useManifest,
} from '../../../web/kit/index.ts';
import { textOf } from './parts/figures.ts';
import { Desk } from './review/desk.tsx';
import { Queue, type ReviewRow } from './review/queue.tsx';

const stages = ['collecting', 'first', 'second', 'judging'] as const;
type Stage = (typeof stages)[number];

/** The stage that somebody works at, by his post. */
const stageOf = (roles: readonly string[]): Stage =>
  roles.includes('overload.chief')
    ? 'judging'
    : roles.includes('overload.second-reviewer')
      ? 'second'
      : roles.includes('overload.first-reviewer')
        ? 'first'
        : 'collecting';

/** 审核台: one record after another, by keyboard: pictures, the decision explained, the checks, and the verdict. */
export function Screen({ app, search, setSearch }: ScreenProps) {
  const decl = app.cases.find(({ key }) => key === 'overload-review');
  const roles = useManifest().me.posts.map(({ role }) => role);
  const stage = stages.find((one) => one === search.stage) ?? stageOf(roles);
  const params = { where: { state: stage }, sort: 'passedAt', pageSize: 50 };
  const queue = useApi<Page<ReviewRow>>('/overload/cases/overload-review', params, { keep: true });
  const rows = queue.data?.rows ?? none;
  const asked = textOf(search.id);
  const at = Math.max(
    rows.findIndex(({ id }) => id === asked),
    0,
  );
  const chosen = rows[at];
  useKeys(
    useMemo(() => {
      const step = (by: number) => {
        const next = rows[Math.min(Math.max(at + by, 0), rows.length - 1)];
        if (next) setSearch({ id: next.id }, { replace: true });
      };
      return { n: () => step(1), p: () => step(-1), j: () => step(1), k: () => step(-1) };
    }, [rows, at, setSearch]),
  );
  if (!decl) return <NoData what="您的岗位不能审核" />;
  const next = rows[at + 1] ?? rows[at - 1];
  return (
    <>
      <PageHeader
        title="审核台"
        crumbs={[{ title: app.title, to: `/${app.key}` }]}
        about="N 下一条，P 上一条，Y 通过，R 退回或不通过，X 免处理，Z 放大图像，1–9 选图像；Ctrl+Enter 提交。本人经办的记录不能由本人审核。"
      />
      <div className="ov-bar">
        <Choices<Stage>
          label="环节"
          value={stage}
          options={stages.map((value) => ({ value, label: decl.states[value]?.title ?? value }))}
          onChange={(value) => setSearch({ stage: value, id: undefined })}
        />
        {queue.data && <span>共 {queue.data.total} 条</span>}
      </div>
      <QueryState query={queue}>
        {() =>
          chosen ? (
            <div className="ov-desk">
              <Panel title="待审记录">
                <Queue rows={rows} chosen={chosen.id} onChoose={(id) => setSearch({ id }, { replace: true })} />
              </Panel>
              <Desk
                key={chosen.id}
                app={app}
                decl={decl}
                row={chosen}
                onDone={() => setSearch({ id: next?.id }, { replace: true })}
              />
            </div>
          ) : (
            <Panel>
              <NoData what={`没有${decl.states[stage]?.title ?? ''}的记录`} />
            </Panel>
          )
        }
      </QueryState>
    </>
  );
}

const none: readonly ReviewRow[] = [];
