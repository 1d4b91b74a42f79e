import { calibration } from './calibration.ts';
import type { SimulatedSite } from './traffic.ts';

/** A person's session over HTTP. */
class Session {
  readonly #url: string;
  #cookie = '';

  constructor(url: string) {
    this.#url = url;
  }

  async call<T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T> {
    const response = await fetch(`${this.#url}${path}`, {
      method,
      headers: {
        'x-hengdao': '1',
        ...(this.#cookie ? { cookie: this.#cookie } : {}),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 300)}`);
    for (const line of response.headers.getSetCookie()) this.#cookie = line.split(';', 1)[0] ?? '';
    return (text === '' ? null : JSON.parse(text)) as T;
  }

  signIn(login: string, password: string): Promise<unknown> {
    return this.call('POST', '/api/login', { login, password });
  }
}

interface Person {
  readonly id: string;
  readonly login: string;
}

const keeper = 'sim-stations';

/** The account that the simulated stations send with: made by the administrator, like any other. */
async function keeperOf(admin: Session): Promise<{ id: string; password: string }> {
  const people = await admin.call<readonly Person[]>('GET', '/api/people');
  const known = people.find(({ login }) => login === keeper);
  if (known) {
    const { password } = await admin.call<{ password: string }>('POST', `/api/people/${known.id}/reset-password`);
    return { id: known.id, password };
  }
  const posts = [{ org: '430000', role: 'overload.registrar' }];
  return admin.call('POST', '/api/people', { login: keeper, name: '模拟站点', posts });
}

interface Placed extends SimulatedSite {
  readonly org: string;
  readonly name: string;
}

const counties = ['430121', '430181', '430281', '430321', '430421', '430481', '430681', '430182'] as const;

/** Simulated exits of the expressway and sources of freight, which only the loops need. */
export function planEnds(count: number): readonly Placed[] {
  const kinds = [
    ['source', '71', '货运源头'],
    ['exit', '42', '高速出口'],
  ] as const;
  return Array.from({ length: count }, (_, index) => {
    const [kind, digits, title] = kinds[index % kinds.length] ?? kinds[0];
    const org = counties[Math.floor(index / kinds.length) % counties.length] ?? counties[0];
    const number = 50 + Math.floor(index / (kinds.length * counties.length));
    return { code: `${org}${digits}${number}`, kind, lanes: 2, org, name: `${title} ${index + 1}（模拟）` };
  });
}

/** Simulated sites of the three kinds whose weighings are counted, spread over counties. */
export function planSites(count: number): readonly (Placed & { readonly kind: 'fixed' | 'non-stop' | 'entrance' })[] {
  const kinds = [
    ['non-stop', '31', '不停车检测点'],
    ['entrance', '41', '高速入口'],
    ['fixed', '21', '超限检测站'],
  ] as const;
  return Array.from({ length: count }, (_, index) => {
    const [kind, digits, title] = kinds[index % kinds.length] ?? kinds[0];
    const org = counties[Math.floor(index / kinds.length) % counties.length] ?? '430121';
    const number = 50 + Math.floor(index / (kinds.length * counties.length));
    return { code: `${org}${digits}${number}`, kind, lanes: 4, org, name: `${title} ${index + 1}（模拟）` };
  });
}

/** The sites of the province, as many of each kind as it has, spread over all its counties. */
export function planProvince(allCounties: readonly string[]) {
  const kinds = [
    ['fixed', '21', '超限检测站', 2],
    ['non-stop', '31', '不停车检测点', 4],
    ['entrance', '41', '高速入口', 4],
  ] as const;
  return kinds.flatMap(([kind, digits, title, lanes]) =>
    Array.from({ length: calibration.sites[kind] }, (_, index) => {
      const org = allCounties[index % allCounties.length] ?? '430121';
      const number = 50 + Math.floor(index / allCounties.length);
      return { code: `${org}${digits}${number}`, kind, lanes, org, name: `${title} ${index + 1}（模拟）` };
    }),
  );
}

/** A certificate of all lanes, verified half a year ago. */
export function certificateOf(siteCode: string, org: string, lanes: number) {
  const dayMs = 86_400_000;
  const from = Date.now() - 180 * dayMs;
  const civil = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  const valid = { validFrom: civil(from), validTo: civil(from + 364 * dayMs) };
  const speeds = { minSpeedKmh: 0.5, maxSpeedKmh: 100 };
  const number = `模拟检字第${siteCode}号`;
  return {
    number,
    siteCode,
    org,
    firstLane: 1,
    lastLane: lanes,
    accuracyClass: '5' as const,
    ...speeds,
    ...valid,
    simulated: true,
  };
}

/**
 * Enrols the simulated stations through the public interface: an account with a device key, and the sites that are not
 * there yet. Returns the key.
 */
export async function enrol(url: string, login: string, password: string, sites: readonly Placed[]) {
  const admin = new Session(url);
  await admin.signIn(login, password);
  const { id, password: initial } = await keeperOf(admin);
  const { key } = await admin.call<{ key: string }>('POST', `/api/people/${id}/device-key`);
  const registrar = new Session(url);
  await registrar.signIn(keeper, initial);
  await registrar.call('POST', '/api/password', { old: initial, fresh: `${initial}-${Date.now().toString(36)}-Q7` });
  const where = encodeURIComponent(JSON.stringify({ code: { in: sites.map(({ code }) => code) } }));
  const path = '/api/overload/entities/site';
  const known = await registrar.call<{ rows: readonly { code: string }[] }>(
    'GET',
    `${path}?pageSize=100&where=${where}`,
  );
  const there = new Set(known.rows.map(({ code }) => code));
  for (const { code, kind, lanes, org, name } of sites) {
    if (there.has(code)) continue;
    const why = '模拟站点';
    const dates = { publishedOn: '2024-01-01', enforcedFrom: '2024-01-16', auditedOn: '2024-01-01' };
    const values = { code, name, kind, org, lanes, ...dates, status: 'in-use', sender: id, simulated: true };
    await registrar.call('POST', path, { values, why });
    await registrar.call('POST', '/api/overload/entities/certificate', {
      values: certificateOf(code, org, lanes),
      why,
    });
  }
  return key;
}
