import { useCallback, useRef } from 'react';
import { NoData } from '../no-data.tsx';
import { QueryState } from '../query-state.tsx';
import { type Boundaries, useBoundaries } from './boundaries.ts';
import type { Choropleth } from './choropleth.ts';
import { FigureTable, Legend } from './legend.tsx';
import type { PointsFeed } from './points.ts';
import type { Tone } from './points-layer.ts';
import type { Box } from './regions.ts';
import type { Mark, Place, Track } from './tracks.ts';
import { useMap } from './use-map.ts';

export interface RegionMapProps {
  /** What the map shows, for who does not see it and above its table. */
  readonly title: string;
  /** 520 unless told. */
  readonly heightPx?: number;
  /** Code of the region, or the box, that is shown at first and whenever it changes; all regions unless told. */
  readonly focus?: string | Box | null;
  /** A place that is brought into view whenever it changes. */
  readonly follow?: Place | null;
  /** Figures that colour the regions: counties where the figures are of counties. */
  readonly choropleth?: Choropleth;
  /** Outlines of the counties too, where the authority has loaded them; drawn once the map is near enough. */
  readonly counties?: boolean;
  readonly points?: PointsFeed;
  /** What points look like, in the order of the numbers they carry. Must be the same array from render to render. */
  readonly tones?: readonly Tone[];
  /** Gathers points while a degree is shown on fewer pixels than this; 0, as unless told, never does. */
  readonly clusterBelow?: number;
  readonly picked?: number | null;
  readonly tracks?: readonly Track[];
  readonly marks?: readonly Mark[];
  /** Told the point that was clicked, or that is nearest to the middle when Enter is pressed; null beside all points. */
  readonly onPickPoint?: (index: number | null) => void;
  readonly onPickRegion?: (code: string) => void;
  /** What to write beside a point under the mouse. */
  readonly pointText?: (index: number) => string;
}

const noTones: readonly Tone[] = [];

function Canvas({ ground, ...props }: RegionMapProps & { readonly ground: Boundaries }) {
  const { title, heightPx = 520, choropleth, tones = noTones } = props;
  const host = useRef<HTMLDivElement>(null);
  const hint = useRef<HTMLDivElement>(null);
  const say = useCallback((text: string, [left, top]: readonly [number, number] = [0, 0]) => {
    const box = hint.current;
    if (!box) return;
    box.textContent = text;
    box.hidden = text === '';
    box.style.transform = `translate(${left + 14}px, ${top + 10}px)`;
  }, []);
  useMap({ ...props, tones, host, ground, say });
  return (
    <figure className="hd-map" aria-label={title}>
      <div className="hd-map-frame" style={{ height: heightPx }}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: arrows move the map, plus and minus bring it nearer. */}
        <div ref={host} className="hd-map-canvas" tabIndex={0} role="application" aria-label={`地图：${title}`} />
        <div ref={hint} className="hd-map-hint" aria-hidden hidden />
        <Legend tones={tones} choropleth={choropleth} />
      </div>
      {choropleth && <FigureTable regions={[...ground.cities, ...ground.counties]} choropleth={choropleth} />}
    </figure>
  );
}

/**
 * A map of the province by its divisions, without a tile server: outlines, figures by colour, tracks, and thousands of
 * moving points. Drag, wheel, arrows, plus and minus move it; Enter picks what stands in the middle.
 */
export function RegionMap(props: RegionMapProps) {
  const boundaries = useBoundaries();
  return (
    <QueryState query={boundaries}>
      {(ground) =>
        ground.cities.length === 0 ? <NoData what="没有行政区划边界" /> : <Canvas {...props} ground={ground} />
      }
    </QueryState>
  );
}
