import './parts/screens.css';
import { useMemo, useState } from 'react';
import type { Page } from '../../../kernel/sdk/index.ts';
import {
  BulkMoves,
  type CaseManifest,
  NoData,
  PageHeader,
  Panel,
  QueryState,
  type Row,
  type ScreenProps,
  useApi,
  useGo,
  useKeys,
  useLive,
} from '../../../web/kit/index.ts';
import { DeskCase } from './alarms/desk-case.tsx';
import { DeskFilters, SoundButton } from './alarms/desk-filters.tsx';
import { DeskList } from './alarms/desk-list.tsx';
import { byVehicle, type DeskSearch, deskParams, deskSearchOf } from './alarms/desk-state.ts';
import { useNews } from './alarms/use-news.ts';
import { useSound } from './alarms/use-sound.ts';

interface Hands {
  readonly rows: readonly Row[];
  readonly search: DeskSearch;
  readonly choose: (id: string) => void;
  readonly mark: (id: string) => void;
  readonly mute: () => void;
}

/** j and k choose, x marks, Enter opens the case, m turns the sound on and off. */
function useDeskKeys({ rows, search, choose, mark, mute }: Hands): void {
  const go = useGo();
  const step = (by: number) => {
    const at = rows.findIndex((row) => row.id === search.chosen);
    const next = rows[Math.min(Math.max(at + by, 0), rows.length - 1)];
    if (next) choose(String(next.id));
  };
  const onChosen = (work: (id: string) => void) => () => search.chosen && work(search.chosen);
  const open = onChosen((id) => go(`/coach/cases/alarm-episode/${id}`));
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    x: onChosen(mark),
    m: mute,
    [enter]: (event) => {
      // A button or a link under the focus is pressed by the same key.
      if (!(event.target instanceof HTMLElement && event.target.closest('a, button, summary'))) open();
    },
  });
}

const enter = 'Enter';

function useMarks() {
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const mark = (id: string) =>
    setMarked((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]));
  return { marked, mark, clear: () => setMarked(new Set()) };
}

function Desk({ app, decl, search: raw, setSearch }: ScreenProps & { readonly decl: CaseManifest }) {
  const search = useMemo(() => deskSearchOf(raw, decl), [raw, decl]);
  const query = useApi<Page<Row>>('/coach/cases/alarm-episode', deskParams(search), { keep: true });
  // A burst of alarms is read once a second.
  useLive('case', () => void query.refetch(), { type: 'coach.alarm-episode', atMostEveryMs: 1000 });
  const found = query.data?.rows ?? [];
  const rows = search.byVehicle ? byVehicle(found) : found;
  const sound = useSound();
  const news = useNews(query.isPlaceholderData ? undefined : query.data?.rows, decl.initial, sound.ring);
  const { marked, mark, clear } = useMarks();
  const choose = (id: string) => setSearch({ chosen: id }, { replace: true });
  useDeskKeys({ rows, search, choose, mark, mute: sound.toggle });
  const bulk = rows.filter((row) => marked.has(String(row.id)));
  return (
    <>
      <PageHeader
        title="报警台"
        crumbs={[{ title: app.title, to: `/${app.key}` }]}
        about="j、k 上下选择，x 勾选，Enter 打开；a 通知企业，h 上报处理，r 复核办结，b 退回，d 误报，t 移送；m 声音。"
        actions={
          <>
            <BulkMoves app={app} decl={decl} rows={bulk} onDone={clear} />
            <SoundButton sound={sound} />
          </>
        }
      />
      <DeskFilters decl={decl} search={search} onSearch={setSearch} />
      <p role="status" className="hd-muted">
        {news === 0 ? '打开本页以来没有新报警' : `打开本页以来有 ${news} 件新报警`}
      </p>
      <QueryState query={query}>
        {({ total }) =>
          rows.length === 0 ? (
            <NoData what="没有符合条件的报警" />
          ) : (
            <div className="co-desk">
              <Panel title={`报警 ${total} 件${total > rows.length ? `，列出最近 ${rows.length} 件` : ''}`}>
                <DeskList
                  decl={decl}
                  rows={rows}
                  grouped={search.byVehicle}
                  chosen={search.chosen}
                  marked={marked}
                  onChoose={choose}
                  onMark={mark}
                />
              </Panel>
              <Panel>
                {search.chosen ? (
                  <DeskCase app={app} decl={decl} id={search.chosen} />
                ) : (
                  <NoData what="选择一件报警查看和办理" />
                )}
              </Panel>
            </div>
          )
        }
      </QueryState>
    </>
  );
}

/** 报警台: alarms as they come, chosen and dealt with by keyboard. */
export function Screen(props: ScreenProps) {
  const decl = props.app.cases.find(({ key }) => key === 'alarm-episode');
  return decl ? <Desk {...props} decl={decl} /> : <NoData what="您的岗位不办理报警" />;
}
