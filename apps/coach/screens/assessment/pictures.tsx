import { useMemo } from 'react';
import { BarChart, type IndicatorManifest, LineChart, Panel, useApi } from '../../../../web/kit/index.ts';
import { RegionMap } from '../../../../web/kit/map/index.ts';
import { type Asked, byPlace, periodsUpTo, type Standing } from './asked.ts';

const shownPeriods = 6;
const shownBars = 30;

/** The figure of the user's own org in a period; null where there is none. */
function usePast(period: string, key: string): number | null {
  return useApi<{ readonly value: number | null }>(`/coach/indicators/${key}`, { period }).data?.value ?? null;
}

function Trend({ asked, decl }: { readonly asked: Asked; readonly decl: IndicatorManifest }) {
  const periods = periodsUpTo(asked.kind, asked.period, shownPeriods);
  // As many questions at each drawing, whatever the periods: six.
  const [a = '', b = '', c = '', d = '', e = '', f = ''] = periods;
  const values = [
    usePast(a, decl.key),
    usePast(b, decl.key),
    usePast(c, decl.key),
    usePast(d, decl.key),
    usePast(e, decl.key),
    usePast(f, decl.key),
  ];
  return (
    <Panel title="本单位历期">
      <LineChart
        title={`${decl.title}历期变化`}
        unit={decl.unit}
        categories={periods}
        series={[{ name: decl.title, values }]}
      />
    </Panel>
  );
}

interface Props {
  readonly asked: Asked;
  readonly decl: IndicatorManifest;
  readonly rows: readonly Standing[];
}

function Bars({ decl, rows, level }: Omit<Props, 'asked'> & { readonly level: Asked['level'] }) {
  const shown = byPlace(rows, decl.key).slice(0, shownBars);
  return (
    <BarChart
      title={`${decl.title}${rows.length > shownBars ? `（前 ${shownBars} 名）` : ''}`}
      unit={decl.unit}
      horizontal
      categories={shown.map(({ name }) => name)}
      series={[{ name: decl.title, values: shown.map(({ values }) => values[decl.key] ?? null) }]}
      heightPx={level === 'province' ? 160 : undefined}
    />
  );
}

function Spread({ decl, rows }: Omit<Props, 'asked'>) {
  const choropleth = useMemo(() => {
    const known = rows.flatMap(({ org, values }): [string, number][] => {
      const value = values[decl.key] ?? null;
      return value === null ? [] : [[org, value]];
    });
    return { title: decl.title, unit: decl.unit, places: decl.places, values: new Map(known) };
  }, [decl, rows]);
  return <RegionMap title={`${decl.title}分布`} heightPx={440} choropleth={choropleth} />;
}

/** The chosen figure by org as bars, on the map where the orgs are divisions, and over time. */
export function Pictures({ asked, decl, rows }: Props) {
  const isDivision = asked.level === 'city' || asked.level === 'county';
  return (
    <>
      <div className={isDivision ? 'hd-two' : undefined}>
        <Panel>
          <Bars decl={decl} rows={rows} level={asked.level} />
        </Panel>
        {isDivision && (
          <Panel>
            <Spread decl={decl} rows={rows} />
          </Panel>
        )}
      </div>
      <Trend asked={asked} decl={decl} />
    </>
  );
}
