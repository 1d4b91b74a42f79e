import { Go, NoData, type OrgNode, Panel, useOrgNames } from '../../../../web/kit/index.ts';
import type { Board } from '../../board/board.ts';
import { siteAt } from '../parts/addresses.ts';
import { count, kindTitle, percentText, shareOf } from '../parts/figures.ts';
import { PlainTable } from '../parts/plain-table.tsx';
import type { Area } from './area.ts';
import { byDivision } from './by-division.ts';

/** Fewer trucks than this say nothing about a rate: such sites are told, but not ranked. */
const leastTrucks = 100;
const shown = 10;

function Divisions({
  board,
  area,
  orgs,
  onPick,
}: {
  readonly board: Board;
  readonly area: Area;
  readonly orgs: readonly OrgNode[];
  readonly onPick: (code: string) => void;
}) {
  const rows = [...byDivision(board, area, orgs)].sort((a, b) => (b.rate ?? -1) - (a.rate ?? -1)).slice(0, 14);
  return (
    <PlainTable
      label="区划排名"
      rows={rows}
      keyOf={({ code }) => code}
      columns={[
        {
          title: '区划',
          of: ({ code, name }) =>
            code === area.code ? (
              name
            ) : (
              <button type="button" className="hd-text-button" onClick={() => onPick(code)}>
                {name}
              </button>
            ),
        },
        { title: '检测', figure: true, of: ({ trucks }) => count(trucks) },
        { title: '超限', figure: true, of: ({ over }) => count(over) },
        { title: '超限率', figure: true, of: ({ rate }) => percentText(rate) },
      ]}
    />
  );
}

function Sites({ board }: { readonly board: Board }) {
  const names = useOrgNames();
  const rows = board.sites
    .filter(({ trucks }) => trucks >= leastTrucks)
    .map((site) => ({ ...site, rate: shareOf(site.over, site.trucks) }))
    .sort((a, b) => (b.rate ?? 0) - (a.rate ?? 0))
    .slice(0, shown);
  if (rows.length === 0) return <NoData what={`没有检测满 ${leastTrucks} 辆的站点`} />;
  return (
    <PlainTable
      label="站点排名"
      rows={rows}
      keyOf={({ code }) => code}
      columns={[
        { title: '站点', of: ({ code, name }) => <Go to={siteAt(code)}>{name}</Go> },
        { title: '区划', of: ({ org, kind }) => `${names.get(org) ?? org} ${kindTitle(kind)}` },
        { title: '超限', figure: true, of: ({ over }) => count(over) },
        { title: '超限率', figure: true, of: ({ rate }) => percentText(rate) },
      ]}
    />
  );
}

/** Divisions and sites by their rate, the highest first. */
export function Ranking(props: Parameters<typeof Divisions>[0]) {
  return (
    <Panel title="超限率排名">
      {props.area.level !== 'county' && <Divisions {...props} />}
      <h3>站点（检测满 {leastTrucks} 辆）</h3>
      <Sites board={props.board} />
    </Panel>
  );
}
