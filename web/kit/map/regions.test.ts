import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sharedPath } from '../../../test/shared.ts';
import { colourIn, stepsOf } from './choropleth.ts';
import { clusterPoints } from './clusters.ts';
import { fixedPoints, nearestPoint } from './points.ts';
import { boxAround, readRegions } from './regions.ts';
import { shippedCities } from './shipped-cities.ts';

const counties = sharedPath('data/geo/hunan_district.topo.json');
const cities = sharedPath('data/geo/hunan_city.topo.json');
const read = (path: string | null) => readRegions(JSON.parse(readFileSync(path ?? '', 'utf8')));

describe('regions', () => {
  it('ships the fourteen cities, in WGS-84 within Hunan', async () => {
    const shipped = await shippedCities();
    expect(shipped).toHaveLength(14);
    expect(shipped.map(({ code }) => code)).toContain('433100');
    const [west, south, east, north] = boxAround(shipped) ?? [0, 0, 0, 0];
    expect(west).toBeCloseTo(108.78, 1);
    expect(south).toBeCloseTo(24.63, 1);
    expect(east).toBeCloseTo(114.26, 1);
    expect(north).toBeCloseTo(30.13, 1);
  });

  it.skipIf(counties === null)('reads the counties of an authority from TopoJSON', () => {
    const regions = read(counties);
    expect(regions).toHaveLength(122);
    expect(regions.find(({ code }) => code === '431181')?.name).toBe('祁阳市');
  });

  it.skipIf(cities === null)('ships outlines that lie where those of an authority lie', async () => {
    const [shipped, loaded] = [boxAround(await shippedCities()), boxAround(read(cities))];
    for (const side of [0, 1, 2, 3]) expect(shipped?.[side]).toBeCloseTo(loaded?.[side] ?? 0, 1);
  });

  it('reads GeoJSON with a code or an id, and leaves out what has no area', () => {
    const square = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 2],
          [0, 0],
        ],
      ],
    };
    const feature = (properties: object, geometry: object, id?: string) => ({
      type: 'Feature',
      id,
      properties,
      geometry,
    });
    const regions = readRegions({
      type: 'FeatureCollection',
      features: [
        feature({ code: 430100, name: '甲' }, square),
        feature({ name: '乙' }, square, '430200'),
        feature({ code: '430300' }, { type: 'Point', coordinates: [0, 0] }),
      ],
    });
    expect(regions.map(({ code, name }) => [code, name])).toEqual([
      ['430100', '甲'],
      ['430200', '乙'],
    ]);
    expect(boxAround(regions)).toEqual([0, 0, 1, 2]);
  });
});

describe('points', () => {
  const places = [
    { longitude: 112, latitude: 28, tone: 0 },
    { longitude: 112.01, latitude: 28.01, tone: 2 },
    { longitude: 113, latitude: 27, tone: 1 },
  ];

  it('finds the nearest that is drawn', () => {
    const points = fixedPoints(places);
    expect(nearestPoint(points, [112.004, 28.004], 0.1)).toBe(0);
    expect(nearestPoint({ ...points, hidden: Uint8Array.of(1, 0, 0) }, [112.004, 28.004], 0.1)).toBe(1);
    expect(nearestPoint(points, [110, 28], 0.1)).toBeNull();
  });

  it('gathers those of a cell, which tell of the worst among them', () => {
    expect(clusterPoints(fixedPoints(places), 0.5)).toEqual([
      { longitude: 112.005, latitude: expect.closeTo(28.005), count: 2, tone: 2 },
      { longitude: 113, latitude: 27, count: 1, tone: 1 },
    ]);
  });
});

describe('figures by colour', () => {
  it('have steps of about as many regions, and blank regions without a figure', () => {
    const values = new Map([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((value) => [String(value), value]));
    const steps = stepsOf({ title: '数', values });
    expect(steps.map(({ from, to }) => [from, to])).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
      [7, 8],
      [9, 10],
    ]);
    expect(colourIn(steps, 4)).toBe(steps[1]?.colour);
    expect(colourIn(steps, undefined)).toBeNull();
  });

  it('have one step where all figures are the same', () => {
    const values = new Map([
      ['a', 3],
      ['b', 3],
    ]);
    expect(stepsOf({ title: '数', values })).toHaveLength(1);
  });
});
