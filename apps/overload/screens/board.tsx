import './parts/overload.css';
import { Button } from 'antd';
import { useRef } from 'react';
import {
  Choices,
  PageHeader,
  QueryState,
  type ScreenProps,
  SimulatedBadge,
  useManifest,
  useService,
} from '../../../web/kit/index.ts';
import type { Board } from '../board/board.ts';
import { Alarms } from './board/alarms.tsx';
import { areaOf, orgsBelow, ownOrg } from './board/area.ts';
import { BoardMap } from './board/board-map.tsx';
import { Ranking } from './board/ranking.tsx';
import { Tiles } from './board/tiles.tsx';
import { Trend } from './board/trend.tsx';
import { textOf } from './parts/figures.ts';
import { PeriodFilter, periodOf } from './parts/period.tsx';

const looksEvery = 60_000;

/** 全省态势: the province by divisions, its trend, what ranks worst, and the newest alarms; each leads further down. */
export function Screen({ app, search, setSearch }: ScreenProps) {
  const { me, orgs = [] } = useManifest();
  const wall = useRef<HTMLDivElement>(null);
  const area = areaOf(orgs, textOf(search.org) ?? null, ownOrg(me));
  const days = periodOf(search);
  const narrowed = area.path.length > 1 ? { orgs: orgsBelow(orgs, area.code) } : {};
  const answer = useService<Board>(
    'overload',
    'board',
    { ...days, ...narrowed },
    { keep: true, refetchEveryMs: looksEvery },
  );
  return (
    <div className="ov-wall" ref={wall}>
      <PageHeader
        title="全省态势"
        crumbs={[{ title: app.title, to: `/${app.key}` }]}
        tags={<SimulatedBadge simulated={answer.data?.simulated} />}
        actions={<Button onClick={() => void wall.current?.requestFullscreen()}>大屏显示</Button>}
      />
      <div className="ov-bar">
        <Choices
          label="区划"
          value={area.code}
          options={area.path.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(org) => setSearch({ org })}
        />
        <PeriodFilter search={search} setSearch={setSearch} />
      </div>
      <QueryState query={answer}>
        {(board) => (
          <>
            <Tiles board={board} />
            <div className="ov-board">
              <BoardMap board={board} area={area} orgs={orgs} search={search} setSearch={setSearch} />
              <Alarms days={days} orgs={narrowed.orgs} />
              <Trend board={board} />
              <Ranking board={board} area={area} orgs={orgs} onPick={(org) => setSearch({ org })} />
            </div>
          </>
        )}
      </QueryState>
    </div>
  );
}
