import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../test/client.ts';
import { serveTest, type TestServer } from '../test/serve-test.ts';
import { weighing } from '../test/weighing.ts';

const county = (code: string) => ({
  type: 'Feature',
  properties: { adcode: code, name: '县' },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [113, 28],
        [113.1, 28],
        [113.1, 28.1],
        [113, 28],
      ],
    ],
  },
});
const counties = (...codes: readonly string[]) =>
  JSON.stringify({ type: 'FeatureCollection', features: codes.map(county) });

describe('the ground of the maps', () => {
  let server: TestServer;
  let admin: Client;
  beforeAll(async () => {
    server = await serveTest([weighing], {
      HENGDAO_WMTS_URL: 'https://tiles.example/vec_c/wmts?tk=key',
      HENGDAO_WMTS_ATTRIBUTION: '图',
    });
    admin = await server.signIn('admin', [{ org: '430000', role: 'kernel.admin' }]);
  });
  afterAll(() => server.close());

  const load = async (client: Client, text: string) => {
    const body = new FormData();
    body.append('file', new Blob([text]), '县.json');
    const headers = { cookie: client.cookie, 'x-hengdao': '1' };
    const answer = await fetch(`${client.url}/api/map-ground/outlines/county`, { method: 'POST', headers, body });
    return { status: answer.status, json: await answer.json() };
  };

  it('has the tiles of the settings, and lets pages fetch them alone', async () => {
    const { json, headers } = await admin.get('/api/map-ground');
    expect(json).toMatchObject({
      outlines: { city: null, county: null },
      baseMap: { url: 'https://tiles.example/vec_c/wmts?tk=key', layer: 'vec', matrixSet: 'c', attribution: '图' },
    });
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("img-src 'self' https://tiles.example data:");
    expect(policy.match(/tiles\.example/g)).toHaveLength(1);
  });

  it('takes outlines of an administrator, checked, and gives them to everybody who is signed in', async () => {
    expect(await load(admin, counties('999999'))).toMatchObject({ status: 422 });
    expect(await load(admin, counties('430121'))).toMatchObject({
      status: 200,
      json: { regions: 1, missing: ['浏阳市'], fileName: '县.json' },
    });
    const viewer = await server.signIn('viewer', []);
    const { json } = await viewer.get('/api/map-ground');
    expect(json).toMatchObject({ outlines: { city: null, county: expect.stringMatching(/^[0-9a-f]{64}$/) } });
    expect((await viewer.get('/api/map-ground/outlines/county')).json).toMatchObject({ type: 'FeatureCollection' });
    expect(await viewer.get('/api/map-ground/outlines/city')).toMatchObject({ status: 404 });
    expect(await load(viewer, counties('430121', '430181'))).toMatchObject({ status: 403 });
  });
});
