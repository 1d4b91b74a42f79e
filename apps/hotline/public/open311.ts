import Type from 'typebox';
import {
  type CaseDeadline,
  type CaseRecord,
  type Ctx,
  type Filter,
  Refusal,
  type StandardFile,
  type StandardRequest,
  type StandardRoute,
  standardContract,
} from '../../../kernel/sdk/index.ts';
import { order } from '../order/order.ts';
import { openStates, type State, states } from '../order/states.ts';
import { department } from '../registers/department.ts';
import { enterDemand } from './file-order.ts';
import { maskFreeText } from './mask-text.ts';
import { whereNumbered } from './numbered.ts';
import { Attribute, attributes, Discovery, Filed, Request, requestInput, Service, Token } from './open311-shapes.ts';
import { places } from './places.ts';
import { publicPhoto } from './public-photo.ts';
import { hindrances, isHindrance, isServiceCode, publicServices, serviceCodes, urgencyOf } from './services.ts';

type Order = CaseRecord<typeof order>;

const closed = { additionalProperties: false };
const base = '/open311/v2';
const province = '430000';
const mostRequests = 1000;
const spanDays = 90;

const missing = (name: string) => new Refusal('input.invalid', { detail: `${name} was not provided` });
const unknown = (what: string) => new Refusal('record.missing', { what });

/** The region that `jurisdiction_id` names: a code of the national division list; the whole province without one. */
async function jurisdiction(ctx: Ctx, { input }: StandardRequest): Promise<string | null> {
  const id = input.jurisdiction_id;
  if (!id || id === province) return null;
  if ((await places(ctx)).some(({ region }) => region === id)) return id;
  throw unknown(`jurisdiction_id ${id}`);
}

async function services(ctx: Ctx, request: StandardRequest) {
  await jurisdiction(ctx, request);
  return serviceCodes.map((code) => {
    const { title, description, keywords, group } = publicServices[code];
    return { service_code: code, service_name: title, description, metadata: true, type: 'realtime', keywords, group };
  });
}

async function definition(ctx: Ctx, request: StandardRequest) {
  await jurisdiction(ctx, request);
  const code = request.params.code ?? '';
  if (!isServiceCode(code)) throw unknown(`service_code ${code}`);
  return { service_code: code, attributes };
}

const isOpen = (state: string) => (openStates as readonly string[]).includes(state);

type Agencies = ReadonlyMap<string, string>;

async function agencies(ctx: Ctx): Promise<Agencies> {
  return new Map((await ctx.entities(department).all()).map(({ org, name }) => [org, name]));
}

/** The photo, once the dispatcher has seen that nobody is to be made out on it. */
function mediaOf({ attachmentPublic, attachment, mediaUrl, number }: Order, origin: string): string | null {
  if (!attachmentPublic) return null;
  return attachment ? `${origin}${base}/media/${number}` : (mediaUrl ?? null);
}

const isHandling = ({ key }: CaseDeadline) => key.startsWith('handle');

/** When something last happened to it: with each step that strangers may know of, some clock begins or ends. */
function updatedAt(one: Order, clocks: readonly CaseDeadline[]): string {
  const moments = clocks.flatMap(({ startedAt, stoppedAt }) => [startedAt, stoppedAt ?? startedAt]);
  const ended = one.finishedAt ?? one.closedAt;
  return ended ?? [one.openedAt, ...moments].reduce((a, b) => (Date.parse(a) < Date.parse(b) ? b : a));
}

interface Showing {
  readonly names: Agencies;
  readonly origin: string;
}

/** As strangers see it: no caller, and what the free text says of persons is masked. */
async function shown(ctx: Ctx, one: Order, { names, origin }: Showing) {
  const clocks = await ctx.cases(order).deadlines(one.id);
  const code = one.publicService ?? '';
  return {
    service_request_id: one.number ?? '',
    status: isOpen(one.state) ? ('open' as const) : ('closed' as const),
    status_notes: states[one.state as State].title,
    service_name: isServiceCode(code) ? publicServices[code].title : code,
    service_code: code,
    description: maskFreeText(one.content),
    agency_responsible: names.get(one.org) ?? null,
    service_notice: null,
    requested_datetime: one.openedAt,
    updated_datetime: updatedAt(one, clocks),
    expected_datetime: clocks.findLast(isHandling)?.dueAt ?? null,
    address: one.place ?? null,
    address_id: null,
    zipcode: null,
    lat: one.latitude ?? null,
    long: one.longitude ?? null,
    media_url: mediaOf(one, origin),
  };
}

/** What is public of the orders: those filed under a public service, unless their caller asked for secrecy. */
const publicOnes: Filter = { publicService: { empty: false }, secret: { ne: true } };

function dayOf(name: string, text: string | undefined): Date | null {
  if (!text) return null;
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw new Refusal('input.invalid', { detail: `${name} is no date of ISO 8601` });
  return date;
}

/** Ninety days unless asked for otherwise; a longer span is cut at its beginning. */
function span(ctx: Ctx, input: StandardRequest['input']) {
  const end = dayOf('end_date', input.end_date) ?? ctx.clock.now();
  const earliest = new Date(end.getTime() - spanDays * 86_400_000);
  const asked = dayOf('start_date', input.start_date);
  const start = asked && asked > earliest ? asked : earliest;
  return { gte: start.toISOString(), lte: end.toISOString() };
}

async function filterOf(ctx: Ctx, request: StandardRequest): Promise<Filter> {
  const region = await jurisdiction(ctx, request);
  const { service_request_id: ids, service_code: codes, status } = request.input;
  const here = { ...publicOnes, ...(region ? { region } : {}) };
  if (ids) return { ...here, number: { in: ids.split(',') } };
  const wanted = codes ? codes.split(',') : null;
  const strange = wanted?.find((code) => !isServiceCode(code));
  if (strange !== undefined) throw unknown(`service_code ${strange}`);
  const closedStates = Object.keys(states).filter((state) => !isOpen(state));
  return {
    ...here,
    openedAt: span(ctx, request.input),
    ...(wanted ? { publicService: { in: wanted } } : {}),
    ...(status === 'open' ? { state: { in: openStates } } : {}),
    ...(status === 'closed' ? { state: { in: closedStates } } : {}),
  };
}

async function requests(ctx: Ctx, request: StandardRequest) {
  const where = await filterOf(ctx, request);
  const showing = { names: await agencies(ctx), origin: request.origin };
  const found: Awaited<ReturnType<typeof shown>>[] = [];
  for (let page = 1; found.length < mostRequests; page += 1) {
    const { rows } = await ctx.cases(order).list({ where, sort: ['-openedAt'], page, pageSize: 100 });
    found.push(...(await Promise.all(rows.map((one) => shown(ctx, one, showing)))));
    if (rows.length < 100) break;
  }
  return found;
}

async function numbered(ctx: Ctx, number: string): Promise<Order> {
  const where = whereNumbered(number);
  const { rows } = where ? await ctx.cases(order).list({ where: { ...publicOnes, ...where } }) : { rows: [] };
  if (rows[0]) return rows[0];
  throw unknown(`service_request_id ${number}`);
}

async function oneRequest(ctx: Ctx, request: StandardRequest) {
  await jurisdiction(ctx, request);
  const one = await numbered(ctx, request.params.id ?? '');
  return [await shown(ctx, one, { names: await agencies(ctx), origin: request.origin })];
}

async function media(ctx: Ctx, { params }: StandardRequest): Promise<StandardFile> {
  const { number, attachment, attachmentPublic } = await numbered(ctx, params.id ?? '');
  const photo = attachment && attachmentPublic ? publicPhoto(await ctx.files.get(attachment)) : null;
  if (!photo) throw unknown(`media of ${number}`);
  return photo;
}

function coordinate(input: StandardRequest['input'], name: 'lat' | 'long'): number | undefined {
  const text = input[name];
  if (!text) return undefined;
  const value = Number(text);
  const most = name === 'lat' ? 90 : 180;
  if (!Number.isFinite(value) || Math.abs(value) > most)
    throw new Refusal('input.invalid', { detail: `${name} is not valid` });
  return Math.round(value * 1e6) / 1e6;
}

/** A place on the map, or in words. */
function locationOf(input: StandardRequest['input']) {
  const latitude = coordinate(input, 'lat');
  const longitude = coordinate(input, 'long');
  const place = input.address_string ?? input.address_id;
  if (!place && (latitude === undefined || longitude === undefined)) throw missing('location');
  return {
    ...(place ? { place } : {}),
    ...(latitude !== undefined && longitude !== undefined ? { latitude, longitude } : {}),
  };
}

async function file(ctx: Ctx, request: StandardRequest) {
  const { input } = request;
  const code = input.service_code;
  if (!code) throw missing('service_code');
  if (!isServiceCode(code)) throw unknown(`service_code ${code}`);
  const hindrance = input['attribute[hindrance]'];
  if (!hindrance) throw missing('attribute[hindrance]');
  if (!isHindrance(hindrance))
    throw new Refusal('input.invalid', { detail: 'attribute[hindrance] is not one of its values' });
  const location = locationOf(input);
  const { title, business } = publicServices[code];
  const road = input['attribute[road]'];
  const described = [input.description, road && `路线桩号：${road}`];
  const { number } = await enterDemand(
    ctx,
    {
      title: [title, location.place].filter(Boolean).join('：').slice(0, 200),
      content: described.filter(Boolean).join('\n') || `${title}，${hindrances[hindrance]}`,
      kind: 'help',
      business,
      region: (await jurisdiction(ctx, request)) ?? province,
      channel: 'app',
      urgency: urgencyOf(hindrance),
      publicService: code,
      ...(input.media_url ? { mediaUrl: input.media_url } : {}),
      ...location,
    },
    {
      ...(input.phone ? { phone: input.phone } : {}),
      ...(input.last_name || input.first_name ? { name: `${input.last_name ?? ''}${input.first_name ?? ''}` } : {}),
    },
  );
  return [{ service_request_id: number, service_notice: '已转办理单位，凭单号可查询进度。', account_id: null }];
}

const any = Type.Object({ jurisdiction_id: Type.Optional(Type.String({ description: '行政区划代码' })) });
const get = (decl: Omit<StandardRoute, 'method' | 'open' | 'input'> & { readonly input?: StandardRoute['input'] }) =>
  ({ input: any, ...decl, method: 'GET', open: true }) as const;

/** Open311 GeoReport v2: what everybody may read of reports on roads and stops, and partners may file with their key. */
export const open311 = standardContract({
  key: 'open311',
  title: 'Open311 GeoReport v2',
  base,
  formats: ['json', 'xml'],
  by: ['exchange'],
  keyParameter: 'api_key',
  entries: {
    services: 'service',
    attributes: 'attribute',
    values: 'value',
    service_requests: 'request',
    errors: 'error',
    endpoints: 'endpoint',
    formats: 'format',
  },
  // A missing or wrong key is 403 there; all that is neither that nor unknown is a general error, 400.
  failure({ status, message }) {
    const code =
      status === 401 || status === 403 ? 403 : status === 404 || status >= 500 || status === 429 ? status : 400;
    return { status: code, root: 'errors', body: [{ code, description: message }] };
  },
  routes: [
    get({
      key: 'discovery',
      title: '服务发现',
      path: '/discovery',
      root: 'discovery',
      output: Discovery,
      answer: async (_ctx, { origin }) => ({
        changeset: '2026-11-24T00:00:00+08:00',
        contact: '拨打 12328 交通运输服务监督热线',
        key_service: '向热线管理单位申请设备密钥',
        endpoints: [
          {
            specification: 'http://wiki.open311.org/GeoReport_v2',
            url: `${origin}${base}`,
            changeset: '2026-11-24T00:00:00+08:00',
            type: 'production',
            formats: ['text/xml', 'application/json'],
          },
        ],
      }),
    }),
    get({
      key: 'services',
      title: '服务事项',
      path: '/services',
      root: 'services',
      output: Type.Array(Service),
      answer: services,
    }),
    get({
      key: 'definition',
      title: '服务事项的附加内容',
      path: '/services/:code',
      root: 'service_definition',
      output: Type.Object({ service_code: Type.String(), attributes: Type.Array(Attribute) }, closed),
      answer: definition,
    }),
    get({
      key: 'requests',
      title: '诉求列表',
      path: '/requests',
      root: 'service_requests',
      input: requestInput,
      output: Type.Array(Request),
      answer: requests,
    }),
    get({
      key: 'request',
      title: '单个诉求',
      path: '/requests/:id',
      root: 'service_requests',
      output: Type.Array(Request),
      answer: oneRequest,
    }),
    get({
      key: 'media',
      title: '诉求的照片',
      path: '/media/:id',
      root: 'media',
      output: Type.String(),
      file: true,
      answer: media,
    }),
    get({
      key: 'token',
      title: '由凭证查单号',
      path: '/tokens/:token',
      root: 'service_requests',
      output: Type.Array(Token),
      // Numbers are given at once, so that each is its own token.
      answer: async (ctx, { params }) => {
        const { number } = await numbered(ctx, params.token ?? '');
        return [{ service_request_id: number ?? '', token: number ?? '' }];
      },
    }),
    {
      key: 'file',
      title: '提交诉求',
      method: 'POST',
      path: '/requests',
      open: false,
      root: 'service_requests',
      input: Filed.input,
      output: Type.Array(Filed.answer),
      answer: file,
    },
  ],
});
