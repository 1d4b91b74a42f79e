import { XMLParser } from 'fast-xml-parser';
import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hotline } from '../apps/hotline/app.ts';
import { order } from '../apps/hotline/order/order.ts';
import { department } from '../apps/hotline/registers/department.ts';
import { must } from '../kernel/base/assert.ts';
import { systemWho } from '../kernel/identity/index.ts';
import type { Client } from './test/client.ts';
import { Client as Stranger } from './test/client.ts';
import { georeport } from './test/georeport.ts';
import { serveTest, type TestServer } from './test/serve-test.ts';

let server: TestServer;
let apiKey: string;
let admin: Client;
beforeAll(async () => {
  server = await serveTest([hotline]);
  const ctx = server.kernel.ctxFor(systemWho, hotline);
  const unit = { businesses: ['ordinary-highway', 'bus'] as const, active: true, ranked: true };
  const values = {
    ...unit,
    businesses: [...unit.businesses],
    name: '长沙市交通运输局',
    org: '430100',
    region: '430100',
  };
  await ctx.entities(department).create(values, '测试');
  admin = await server.signIn('admin', [{ org: '430000', role: 'kernel.admin' }]);
  apiKey = await keyOf('partner', 'hotline.exchange');
});
afterAll(() => server.close());

async function keyOf(login: string, role: string): Promise<string> {
  const { id } = (await admin.post('/api/people', { login, name: login, posts: [{ org: '430000', role }] })).json;
  return (await admin.post(`/api/people/${id}/device-key`)).json.key;
}

const orders = () => server.kernel.ctxFor(systemWho, hotline).cases(order);
const path = (rest: string) => `${server.url}/open311/v2/${rest}`;
async function get(rest: string) {
  const response = await fetch(path(rest));
  return { status: response.status, type: response.headers.get('content-type'), json: await response.json() };
}
async function getXml(rest: string) {
  const response = await fetch(path(rest));
  expect(response.headers.get('content-type')).toBe('text/xml; charset=utf-8');
  return new XMLParser({ parseTagValue: false }).parse(await response.text());
}
async function post(fields: Record<string, string>, format = 'json') {
  const response = await fetch(path(`requests.${format}`), { method: 'POST', body: new URLSearchParams(fields) });
  return { status: response.status, text: await response.text() };
}
/** Complaints of the specification about an answer; none when it fits. */
const complaints = (shape: keyof typeof georeport, answer: unknown) => [...Compile(georeport[shape]).Errors(answer)];

const pothole = {
  jurisdiction_id: '430100',
  service_code: 'road-surface',
  'attribute[hindrance]': 'blocked',
  'attribute[road]': 'G107 K1230+500',
  lat: '28.2282',
  long: '112.9388',
  address_string: '芙蓉北路',
  description: '路面塌陷，请联系 13912345678，车牌湘A12345 被困',
  phone: '13912345678',
  last_name: '王',
};

describe('Open311 GeoReport v2', () => {
  let id: string;

  it('takes a report with a key alone, under the rules of the hotline', async () => {
    const { status, text } = await post({ ...pothole, api_key: apiKey });
    expect([status, complaints('filed', JSON.parse(text))]).toEqual([200, []]);
    id = JSON.parse(text)[0].service_request_id;
    const kept = await server.kernel.ctxFor(systemWho, hotline).cases(order).all({ number: id });
    expect(kept[0]).toMatchObject({ state: 'pending', urgency: 'urgent', channel: 'app', suggestedOrg: '430100' });
  });

  it('answers as the specification asks, in JSON', async () => {
    for (const [rest, shape] of [
      ['discovery.json', 'discovery'],
      ['services.json?jurisdiction_id=430100', 'services'],
      ['services/road-surface.json', 'definition'],
      ['requests.json', 'requests'],
      [`requests/${id}.json`, 'requests'],
      [`tokens/${id}.json`, 'token'],
    ] as const) {
      const { status, type, json } = await get(rest);
      expect([rest, status, type]).toEqual([rest, 200, 'application/json; charset=utf-8']);
      expect([rest, complaints(shape, json)]).toEqual([rest, []]);
    }
  });

  it('answers in XML with the elements that the specification names', async () => {
    const services = await getXml('services.xml');
    expect(services.services.service[0]).toMatchObject({ service_code: 'road-surface', metadata: 'true' });
    const definition = await getXml('services/bridge.xml');
    expect(definition.service_definition.attributes.attribute[0].values.value[0].key).toBe('none');
    const one = await getXml(`requests/${id}.xml`);
    expect(one.service_requests.request).toMatchObject({ service_request_id: id, status: 'open', lat: '28.2282' });
    expect((await getXml('discovery.xml')).discovery.endpoints.endpoint.formats.format).toContain('text/xml');
    const filed = await post({ ...pothole, api_key: apiKey, service_code: 'bus-stop' }, 'xml');
    expect(new XMLParser().parse(filed.text).service_requests.request.service_request_id).toMatch(/^430100-/);
  });

  it('tells by when a report will have been dealt with, as its clock says, in the list as well', async () => {
    expect((await get(`requests/${id}.json`)).json[0].expected_datetime).toBeNull();
    const kept = must((await orders().all({ number: id }))[0], id);
    server.clock.advance(60_000);
    await orders().move(kept.id, kept.version, 'dispatch', { org: '430100' });
    const due = must(
      (await orders().deadlines(kept.id)).find(({ key }) => key.startsWith('handle')),
      'clock',
    ).dueAt;
    const [one] = (await get(`requests/${id}.json`)).json;
    expect(one).toMatchObject({ expected_datetime: due, status_notes: '待签收' });
    expect(Date.parse(one.updated_datetime)).toBeGreaterThan(Date.parse(one.requested_datetime));
    const { json } = await get('requests.json?service_code=road-surface');
    expect([json[0].expected_datetime, complaints('requests', json)]).toEqual([due, []]);
  });

  it('shows nobody who reported, nor what the text says of persons', async () => {
    const { json } = await get(`requests/${id}.json`);
    expect(JSON.stringify(json)).not.toMatch(/13912345678|A12345|王/);
    expect(json[0].description).toContain('路面塌陷');
  });

  it('narrows the list by number, service, state, time and place', async () => {
    const ids = async (query: string) =>
      (await get(`requests.json?${query}`)).json.map((one: { service_request_id: string }) => one.service_request_id);
    expect(await ids(`service_request_id=${id}&status=closed`)).toEqual([id]);
    expect(await ids('service_code=road-surface,bridge')).toEqual([id]);
    expect(await ids('status=closed')).toEqual([]);
    expect(await ids('end_date=2026-01-01T00:00:00Z')).toEqual([]);
    expect(await ids('jurisdiction_id=430100&service_code=road-surface')).toEqual([id]);
  });

  it('tells errors by the numbers of the specification', async () => {
    const { service_code: _code, ...without } = pothole;
    const { 'attribute[hindrance]': _hindrance, ...unanswered } = pothole;
    const { lat: _lat, long: _long, address_string: _address, ...nowhere } = pothole;
    const wrongRole = await keyOf('handler', 'hotline.handler');
    const cases: readonly (readonly [Record<string, string>, number])[] = [
      [pothole, 403],
      [{ ...pothole, api_key: 'hdk_guess' }, 403],
      [{ ...pothole, api_key: wrongRole }, 403],
      [{ ...without, api_key: apiKey }, 400],
      [{ ...unanswered, api_key: apiKey }, 400],
      [{ ...nowhere, api_key: apiKey }, 400],
      [{ ...pothole, api_key: apiKey, lat: '99' }, 400],
      [{ ...pothole, api_key: apiKey, service_code: 'none' }, 404],
      [{ ...pothole, api_key: apiKey, jurisdiction_id: '110000' }, 404],
    ];
    for (const [fields, expected] of cases) {
      const { status, text } = await post(fields);
      const errors = JSON.parse(text);
      expect([status, errors[0].code, complaints('errors', errors)]).toEqual([expected, expected, []]);
    }
    for (const rest of ['services/none', 'requests/430100-20200101-0001', 'requests/none', 'tokens/none'])
      expect((await get(`${rest}.json`)).status).toBe(404);
    expect((await get('services.json?jurisdiction_id=110000')).status).toBe(404);
    expect((await get('requests.json?start_date=yesterday')).status).toBe(400);
    expect((await getXml('services/none.xml')).errors.error.code).toBe('404');
  });
});

describe('a photo', () => {
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 6, 0x47, 0x50, 0x53, 0, 0xff, 0xda, 0, 2, 1, 0xff, 0xd9]);
  const filed = async (content: Buffer) => {
    const demand = { title: '站牌损坏', content: '站牌玻璃破碎', kind: 'help', business: 'bus', service: 'bus-stop' };
    const given = { ...demand, region: '430100', attachment: content.toString('base64') };
    const { json } = await new Stranger(server.url).post('/api/hotline/services/public-file', given);
    return must((await orders().all({ number: json.number }))[0], 'order');
  };
  const publish = (one: { readonly id: string; readonly version: number }) =>
    orders().move(one.id, one.version, 'dispatch', { org: '430100', attachmentPublic: true });

  it('is public once somebody has seen that it may be, without what the camera wrote', async () => {
    const one = await filed(jpeg);
    const [before] = (await get(`requests/${one.number}.json`)).json;
    expect(before.media_url).toBeNull();
    expect((await get(`media/${one.number}`)).status).toBe(404);
    await publish(one);
    const { json } = await get(`requests/${one.number}.json`);
    expect([json[0].media_url, complaints('requests', json)]).toEqual([path(`media/${one.number}`), []]);
    const shown = await fetch(json[0].media_url);
    expect(shown.headers.get('content-type')).toBe('image/jpeg');
    expect([...new Uint8Array(await shown.arrayBuffer())]).toEqual([0xff, 0xd8, 0xff, 0xda, 0, 2, 1, 0xff, 0xd9]);
    expect((await getXml(`requests/${one.number}.xml`)).service_requests.request.media_url).toBe(json[0].media_url);
  });

  it('is none of a PDF; and one that a partner keeps is named by its own address', async () => {
    await expect(publish(await filed(Buffer.from('%PDF-1.7')))).rejects.toThrow('不是照片');
    const media_url = 'https://example.org/p/1.jpg';
    const { text } = await post({ ...pothole, api_key: apiKey, media_url });
    const number = JSON.parse(text)[0].service_request_id;
    expect((await get(`requests/${number}.json`)).json[0].media_url).toBeNull();
    await publish(must((await orders().all({ number }))[0], 'order'));
    expect((await get(`requests/${number}.json`)).json[0].media_url).toBe(media_url);
  });
});

describe('the public pages of the hotline', () => {
  const stranger = () => new Stranger(server.url);
  const services = '/api/hotline/services';
  const demand = {
    title: '公交站牌损坏',
    content: '五一广场站候车亭玻璃破碎，有安全隐患',
    kind: 'help',
    business: 'bus',
    service: 'bus-stop',
    hindrance: 'blocked',
    region: '430100',
    phone: '13800001111',
    name: '赵六',
  };
  const photo = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10]).toString('base64');

  it('file a demand with a photo, and follow it by its code or the number that was left', async () => {
    const { json: filed } = await stranger().post(`${services}/public-file`, { ...demand, attachment: photo });
    expect(filed).toEqual({
      number: expect.stringMatching(/^430100-\d{8}-\d{4}$/),
      code: expect.stringMatching(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/),
    });
    const ask = async (secret: string) =>
      stranger().post(`${services}/public-follow`, { number: filed.number, secret });
    const told = await ask(filed.code.toLowerCase().replace('-', ' '));
    expect(told.json).toMatchObject({ number: filed.number, state: '待派', answer: null });
    expect(told.json.steps.map((step: { state: string }) => step.state)).toEqual(['新建', '待派']);
    expect(told.text).not.toContain('赵六');
    expect((await ask('13800001111')).status).toBe(200);
    expect((await ask('13800002222')).json.error.code).toBe('record.missing');
    const kept = await server.kernel.ctxFor(systemWho, hotline).cases(order).all({ number: filed.number });
    expect(kept[0]?.attachment).toMatch(/^[0-9a-f]{64}$/);
  });

  it('refuse what is no picture, no region of the hotline, and unknown fields', async () => {
    const text = Buffer.from('<script>').toString('base64');
    const post = async (change: object) =>
      (await stranger().post(`${services}/public-file`, { ...demand, ...change })).status;
    expect(await post({ attachment: text })).toBe(400);
    expect(await post({ region: '110000' })).toBe(404);
    expect(await post({ org: '430100' })).toBe(400);
  });
});
