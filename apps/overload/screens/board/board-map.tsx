import { useEffect, useMemo, useState } from 'react';
import { Choices, type OrgNode, Panel, type ScreenProps, useGo } from '../../../../web/kit/index.ts';
import { type Choropleth, fixedPoints, PointsFeed, RegionMap, type Tone } from '../../../../web/kit/map/index.ts';
import type { Board, SiteBrief } from '../../board/board.ts';
import { siteAt } from '../parts/addresses.ts';
import { count, kindTitle } from '../parts/figures.ts';
import type { Area } from './area.ts';
import { byDivision } from './by-division.ts';

const measures = { rate: '超限率', over: '超限车辆', trucks: '检测车辆' } as const;
type Measure = keyof typeof measures;

const tones: readonly Tone[] = [
  { title: '在线', colour: '#1b6e1b' },
  { title: '有离线日', colour: '#c26a00' },
  { title: '停用或检修', colour: '#b81d24' },
];

function toneOf({ status, due, online }: SiteBrief): number {
  if (status !== 'in-use') return 2;
  return due > 0 && online < due ? 1 : 0;
}

type Placed = SiteBrief & { readonly longitude: number; readonly latitude: number };

const isPlaced = (site: SiteBrief): site is Placed =>
  typeof site.longitude === 'number' && typeof site.latitude === 'number';

function choroplethOf(board: Board, area: Area, orgs: readonly OrgNode[], measure: Measure): Choropleth {
  const figures = byDivision(board, area, orgs);
  const values = figures.flatMap((row): (readonly [string, number])[] =>
    row[measure] === null ? [] : [[row.code, row[measure]]],
  );
  return {
    title: measures[measure],
    unit: measure === 'rate' ? '%' : '辆',
    places: measure === 'rate' ? 2 : 0,
    values: new Map(values),
  };
}

interface BoardMapProps extends Pick<ScreenProps, 'search' | 'setSearch'> {
  readonly board: Board;
  readonly area: Area;
  readonly orgs: readonly OrgNode[];
}

/** The area by divisions, with its sites: a division leads down into itself, a site to its page. */
export function BoardMap({ board, area, orgs, search, setSearch }: BoardMapProps) {
  const go = useGo();
  const [feed] = useState(() => new PointsFeed());
  const placed = useMemo(() => board.sites.filter(isPlaced), [board.sites]);
  useEffect(() => feed.set(fixedPoints(placed.map((one) => ({ ...one, tone: toneOf(one) })))), [feed, placed]);
  const measure = (Object.keys(measures) as Measure[]).find((key) => key === search.measure) ?? 'rate';
  const choropleth = useMemo(() => choroplethOf(board, area, orgs, measure), [board, area, orgs, measure]);
  const pick = (code: string) => orgs.some((org) => org.code === code) && setSearch({ org: code });
  return (
    <Panel
      title="区划态势"
      extra={
        <Choices<Measure>
          label="着色指标"
          value={measure}
          options={Object.entries(measures).map(([value, label]) => ({ value: value as Measure, label }))}
          onChange={(next) => setSearch({ measure: next === 'rate' ? undefined : next }, { replace: true })}
        />
      }
    >
      <RegionMap
        title={`${area.path.at(-1)?.name ?? ''}治超${measures[measure]}`}
        heightPx={430}
        focus={area.level === 'province' ? null : area.code}
        choropleth={choropleth}
        counties={area.level !== 'province'}
        points={feed}
        tones={tones}
        clusterBelow={120}
        onPickRegion={pick}
        onPickPoint={(index) => {
          const site = index === null ? undefined : placed[index];
          if (site) go(siteAt(site.code));
        }}
        pointText={(index) => {
          const site = placed[index];
          return site
            ? `${site.name} ${kindTitle(site.kind)}，检测 ${count(site.trucks)} 辆，超限 ${site.over} 辆`
            : '';
        }}
      />
    </Panel>
  );
}
