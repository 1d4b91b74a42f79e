import type { Choropleth } from './choropleth.ts';
import type { PointsFeed } from './points.ts';
import type { Tone } from './points-layer.ts';
import type { Box } from './regions.ts';
import type { Mark, Place, Track } from './tracks.ts';

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
