import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sharedPath } from '../../test/shared.ts';
import { checkOutlines, type Division } from './check.ts';

const divisions: readonly Division[] = [
  { code: '430121', name: '长沙县', level: 'county' },
  { code: '430181', name: '浏阳市', level: 'county' },
  { code: '430100', name: '长沙市', level: 'city' },
];
const ring = [
  [
    [113, 28],
    [113.1, 28],
    [113.1, 28.1],
    [113, 28],
  ],
];
const feature = (code: string, coordinates: unknown = ring) => ({
  type: 'Feature',
  properties: { code },
  geometry: { type: 'Polygon', coordinates },
});
const file = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const collection = (...features: readonly object[]) => file({ type: 'FeatureCollection', features });
const county = (content: Uint8Array) => () => checkOutlines(content, 'county', divisions);

describe('outlines that are handed in', () => {
  it('are counted, and the divisions without one are named', () => {
    expect(county(collection(feature('430121')))()).toEqual({ regions: 1, missing: ['浏阳市'] });
  });

  it.each([
    ['不是 UTF-8', new TextEncoder().encode('县界')],
    ['不是 UTF-8', Uint8Array.of(0xff, 0xfe, 0x7b)],
    ['既不是 GeoJSON', file([1])],
    ['既不是 GeoJSON', file({ type: 'Topology', arcs: [], objects: null })],
    ['没有面状边界', collection({ type: 'Feature', properties: {}, geometry: null })],
    ['代码不在本系统县区区划中：430100', collection(feature('430100'))],
    ['代码重复：430121', collection(feature('430121'), feature('430121'))],
    ['坐标不是', collection(feature('430121', [[[38_500_000, 3_100_000]]]))],
    ['坐标不是', collection(feature('430121', []))],
  ])('are refused: %s', (reason, content) => {
    expect(county(content)).toThrow(reason);
  });

  const counties = sharedPath('data/geo/hunan_district.topo.json');
  it.skipIf(counties === null)('may be TopoJSON of a whole province', () => {
    const content = readFileSync(counties ?? '');
    const all = [...new Set(content.toString().match(/(?<="adcode":\s?")\d{6}/g))].map((code) => ({
      code,
      name: code,
      level: 'county',
    }));
    expect(checkOutlines(content, 'county', all)).toEqual({ regions: 122, missing: [] });
  });
});
