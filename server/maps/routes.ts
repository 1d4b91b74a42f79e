import Type from 'typebox';
import type { Kernel } from '../../kernel/kernel.ts';
import { type Level, makeOutlines } from '../../kernel/outlines/index.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { receivedFile } from '../routes/contracts.ts';
import type { BaseMap } from './base-map.ts';

const tag = '地图';
const closed = { additionalProperties: false };
/** Counties of a province in fine detail take about a megabyte. */
const largestFile = 8 * 1024 * 1024;

const Loaded = Type.Object({
  level: Type.Enum(['city', 'county']),
  hash: Type.String(),
  fileName: Type.String(),
  regions: Type.Integer({ title: '边界个数' }),
  missing: Type.Array(Type.String(), { title: '缺少边界的区划' }),
  loadedAt: Type.String(),
  loadedBy: Type.String(),
});
const Ground = Type.Object({
  outlines: Type.Object({
    city: Type.Union([Type.String(), Type.Null()]),
    county: Type.Union([Type.String(), Type.Null()]),
  }),
  baseMap: Type.Union([
    Type.Object({
      url: Type.String(),
      layer: Type.String(),
      matrixSet: Type.String(),
      format: Type.String(),
      attribution: Type.String(),
    }),
    Type.Null(),
  ]),
});

/** What lies under the maps: outlines of the divisions, which administrators load, and the base map of the settings. */
export function mapRoutes(kernel: Kernel, baseMap: BaseMap | null): readonly Endpoint[] {
  const { store, journal, access, identity, clock } = kernel;
  const outlines = makeOutlines({ store, journal, access, orgs: identity.orgs, clock });
  const levels: readonly Level[] = ['city', 'county'];
  return [
    endpoint({
      method: 'GET',
      path: '/api/map-ground',
      operation: 'mapGround',
      summary: '地图底图与边界',
      tag,
      answer: Ground,
      handle: async () => {
        const { city, county } = await outlines.current();
        return { outlines: { city: city?.hash ?? null, county: county?.hash ?? null }, baseMap };
      },
    }),
    endpoint({
      method: 'GET',
      path: '/api/map-ground/outlines',
      operation: 'mapOutlines',
      summary: '已导入的区划边界',
      tag,
      answer: Type.Object({ city: Type.Union([Loaded, Type.Null()]), county: Type.Union([Loaded, Type.Null()]) }),
      handle: () => outlines.current(),
    }),
    ...levels.flatMap((level) => levelRoutes(outlines, level)),
  ];
}

function levelRoutes(outlines: ReturnType<typeof makeOutlines>, level: Level): readonly Endpoint[] {
  const path = `/api/map-ground/outlines/${level}`;
  const [title, name] = level === 'city' ? ['市州边界', 'CityOutlines'] : ['县区边界', 'CountyOutlines'];
  return [
    endpoint({
      method: 'GET',
      path,
      operation: `get${name}`,
      summary: title,
      tag,
      query: Type.Object({ hash: Type.Optional(Type.String({ title: '文件标识', maxLength: 64 })) }, closed),
      answer: Type.Unknown({ title: 'GeoJSON 或 TopoJSON' }),
      async handle({ reply }) {
        reply.type('application/json; charset=utf-8');
        return Buffer.from(await outlines.content(level));
      },
    }),
    endpoint({
      method: 'POST',
      path,
      operation: `load${name}`,
      summary: `导入${title}`,
      tag,
      body: Type.Object({ file: Type.String({ title: '文件', contentEncoding: 'binary' }) }),
      consumes: 'multipart/form-data',
      bodyLimit: largestFile + 1024 * 1024,
      answer: Loaded,
      handle: async ({ who, request }) => outlines.load(who, level, await receivedFile(request, largestFile)),
    }),
  ];
}
