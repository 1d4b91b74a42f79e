import type { SiteKind } from '../words.ts';

/** With a place about their middle. */
const counties = [
  ['430121', '长沙县', 113.08, 28.25],
  ['430181', '浏阳市', 113.64, 28.16],
  ['430182', '宁乡市', 112.55, 28.28],
  ['430281', '醴陵市', 113.5, 27.65],
  ['430321', '湘潭县', 112.95, 27.78],
  ['430421', '衡阳县', 112.37, 26.97],
  ['430481', '耒阳市', 112.86, 26.42],
  ['430681', '汨罗市', 113.07, 28.81],
] as const;

const kinds: readonly (readonly [SiteKind, string, string])[] = [
  ['fixed', '21', '超限检测站'],
  ['non-stop', '31', '不停车检测点'],
  ['entrance', '41', '高速入口'],
];

/** Simulated sites: one of three kinds in each of eight counties. */
export const places = counties.flatMap(([org, county, longitude, latitude], index) =>
  kinds.map(([kind, digits, title], place) => ({
    code: `${org}${digits}01`,
    name: `${county}${title}（演示）`,
    kind,
    org,
    road: kind === 'entrance' ? 'G4' : `G${106 + index}`,
    stake: `K${120 + index * 37}+300`,
    lanes: kind === 'fixed' ? 2 : 4,
    longitude: Math.round((longitude + (place - 1) * 0.06) * 1e6) / 1e6,
    latitude: Math.round((latitude + (place % 2) * 0.05) * 1e6) / 1e6,
  })),
);

/** Where loads begin, and where trucks leave the expressway: only the loops look at these. */
export const ends = (
  [
    ['430121', '长沙县', 'source', '71', '货运源头'],
    ['430181', '浏阳市', 'source', '71', '货运源头'],
    ['430121', '长沙县', 'exit', '42', '高速出口'],
    ['430281', '醴陵市', 'exit', '42', '高速出口'],
  ] as const
).map(([org, county, kind, digits, title]) => ({
  code: `${org}${digits}01`,
  name: `${county}${title}（演示）`,
  kind,
  org,
  road: kind === 'exit' ? 'G4' : 'S207',
  stake: 'K10+100',
  lanes: 2,
  ...(kind === 'source' ? { enterprise: `${county}砂石（演示）` } : {}),
}));

/** The organ of enforcement that takes over what is found around Changsha, as its own demonstration has it. */
export const enforcerOf = (org: string): string | null => (org.startsWith('4301') ? '430102' : null);

const posts = (org: string, ...roles: readonly string[]) => roles.map((role) => ({ org, role: `overload.${role}` }));

export const people = [
  { login: 'road-officer', name: '执法人员（演示）', posts: posts('430100', 'officer') },
  { login: 'road-first', name: '初审人员（演示）', posts: posts('430100', 'first-reviewer') },
  { login: 'road-second', name: '复核人员（演示）', posts: posts('430100', 'second-reviewer') },
  { login: 'road-recheck', name: '异议复核（演示）', posts: posts('430100', 'second-reviewer') },
  { login: 'road-chief', name: '判定负责人（演示）', posts: posts('430100', 'chief') },
  { login: 'road-registrar', name: '站点管理（演示）', posts: posts('430000', 'registrar') },
  { login: 'road-province', name: '省级监管（演示）', posts: posts('430000', 'province') },
] as const;
