import { useCallback, useRef } from 'react';
import { NoData } from '../no-data.tsx';
import { QueryState } from '../query-state.tsx';
import { type Boundaries, useBoundaries } from './boundaries.ts';
import { FigureTable, Legend } from './legend.tsx';
import type { Tone } from './points-layer.ts';
import type { RegionMapProps } from './region-map-props.ts';
import { useMap } from './use-map.ts';

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
