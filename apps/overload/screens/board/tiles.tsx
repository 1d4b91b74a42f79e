import { Go } from '../../../../web/kit/index.ts';
import type { Board } from '../../board/board.ts';
import { passagesAt } from '../parts/addresses.ts';
import { count, percentText, shareOf } from '../parts/figures.ts';

function Tile({
  title,
  tone,
  note,
  children,
}: {
  readonly title: string;
  readonly tone?: 'bad' | 'warning';
  readonly note?: React.ReactNode;
  readonly children: React.ReactNode;
}) {
  return (
    <div className={tone ? `ov-tile ov-tile-${tone}` : 'ov-tile'}>
      {title}
      <strong>{children}</strong>
      <span className="hd-muted">{note}</span>
    </div>
  );
}

const sumOf = (board: Board, road: string | null) =>
  board.byOrg
    .filter((row) => road === null || row.road === road)
    .reduce(
      (sum, row) => ({
        trucks: sum.trucks + row.trucks,
        over: sum.over + row.over,
        above10: sum.above10 + row.overAbove10,
        unlawful: sum.unlawful + row.unlawful,
      }),
      { trucks: 0, over: 0, above10: 0, unlawful: 0 },
    );

function Rate({ board, road, title }: { readonly board: Board; readonly road: string; readonly title: string }) {
  const { trucks, over, above10 } = sumOf(board, road);
  return (
    <Tile title={title} note={`不含 10% 以下 ${percentText(shareOf(above10, trucks))}；${count(over)} 辆`}>
      {percentText(shareOf(over, trucks))}
    </Tile>
  );
}

/** The figures of the period at a glance. */
export function Tiles({ board }: { readonly board: Board }) {
  const all = sumOf(board, null);
  const inUse = board.sites.filter(({ status }) => status === 'in-use').length;
  const due = board.sites.reduce((sum, one) => sum + one.due, 0);
  const online = board.sites.reduce((sum, one) => sum + one.online, 0);
  const at = { gte: `${board.from}T00:00:00+08:00`, lte: `${board.to}T23:59:59+08:00` };
  return (
    <div className="ov-tiles">
      <Tile title="检测车辆" note={`${board.from} 至 ${board.to}`}>
        {count(all.trucks)} <small>辆</small>
      </Tile>
      <Rate board={board} road="ordinary" title="普通公路超限率" />
      <Rate board={board} road="expressway" title="高速公路超限率" />
      <Tile title="违法超限" tone="bad" note={<Go to={passagesAt({ unlawful: true, at })}>查看记录</Go>}>
        {count(all.unlawful)} <small>辆</small>
      </Tile>
      <Tile title="站点在线率" note={`${count(online)} / ${count(due)} 站日`}>
        {percentText(shareOf(online, due))}
      </Tile>
      <Tile title="在用站点" note={`共登记 ${count(board.sites.length)} 个`}>
        {count(inUse)} <small>个</small>
      </Tile>
      <Tile
        title="检定将到期"
        tone={board.certificatesEnding > 0 ? 'warning' : undefined}
        note={<Go to="/overload/screens/sites">查看站点</Go>}
      >
        {count(board.certificatesEnding)} <small>个站点</small>
      </Tile>
    </div>
  );
}
