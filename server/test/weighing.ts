import Type from 'typebox';
import * as sdk from '../../kernel/sdk/index.ts';

/** A small application for the tests of the server: every noun once. */
const station = sdk.entity({
  key: 'station',
  title: '治超站点',
  label: 'name',
  org: 'county',
  unique: [['name']],
  sort: ['name'],
  fields: {
    name: sdk.text('名称', { required: true, search: true, maxLength: 40 }),
    county: sdk.org('所属区划', { required: true }),
    kind: sdk.choice('类型', { fixed: '固定', mobile: '流动' }),
    lanes: sdk.integer('车道数', { min: 1, max: 20, unit: '条' }),
    keeper: sdk.text('联系人', { personal: 'name' }),
  },
});

const passage = sdk.fact({
  key: 'passage',
  title: '过车',
  columns: {
    at: sdk.instant('时间', { required: true }),
    county: sdk.org('所属区划', { required: true }),
    plate: sdk.text('车牌', { required: true, personal: 'plate' }),
    mass: sdk.integer('总质量', { unit: 'kg' }),
  },
  naturalKey: ['at', 'plate'],
  time: 'at',
  org: 'county',
});

const repair = sdk.caseType({
  key: 'repair',
  title: '设备维修',
  lawVersion: 1,
  label: 'what',
  org: 'county',
  fields: {
    what: sdk.text('事由', { required: true, search: true }),
    county: sdk.org('所属区划', { required: true }),
    result: sdk.text('处理结果'),
  },
  states: { open: { title: '待处理' }, done: { title: '已办结', final: true } },
  initial: 'open',
  openedBy: ['officer'],
  moves: {
    finish: {
      title: '办结',
      from: ['open'],
      to: 'done',
      by: ['officer'],
      input: { result: sdk.text('处理结果', { required: true }) },
    },
  },
  deadlines: {
    repair: {
      title: '三个工作日内修复',
      startsOn: { enter: ['open'] },
      stopsOn: { enter: ['done'] },
      limits: [{ since: '2020-01-01', amount: 3, unit: 'workingDay', basis: '内部规定' }],
    },
  },
});

const passages = sdk.feedContract({
  key: 'passages',
  socket: true,
  title: '过车数据接入',
  by: ['officer'],
  row: Type.Object({
    at: Type.String({ title: '时间' }),
    county: Type.String({ title: '所属区划' }),
    plate: Type.String({ title: '车牌' }),
    mass: Type.Integer({ title: '总质量' }),
  }),
  async take(ctx, rows) {
    const values = rows as sdk.Values<(typeof passage)['columns']>[];
    await ctx.facts(passage).record(
      values.map((each) => ({ values: each })),
      'passages',
    );
    return { accepted: rows.length, duplicates: 0, rejected: [] };
  },
});

const stationList = sdk.fileContract({
  key: 'station-list',
  title: '站点名单导入',
  accepts: ['txt'],
  by: ['officer'],
  maxBytes: 64 * 1024,
  read: ({ lines }) => lines.map(({ text }) => text.trim()).filter((text) => text !== ''),
  async take(ctx, { reading: names }) {
    for (const name of names) await ctx.entities(station).create({ name, county: '430121' }, '名单导入');
    return { accepted: names.length, duplicates: 0, rejected: [] };
  },
});

const lineCount = sdk.readingContract({
  key: 'line-count',
  title: '行数',
  accepts: ['txt'],
  by: [],
  open: true,
  maxBytes: 64 * 1024,
  answer: ({ lines }) => ({ lines: lines.length }),
});

const heaviest = sdk.service({
  key: 'heaviest',
  title: '最重过车',
  safe: true,
  machines: true,
  by: ['officer'],
  input: Type.Object({ counties: Type.Array(Type.String()), atLeast: Type.Optional(Type.Integer()) }),
  output: Type.Object({ mass: Type.Union([Type.Integer(), Type.Null()]) }),
  async answer(ctx, { counties, atLeast = 0 }) {
    const rows = await ctx.facts(passage).all({ county: { in: counties }, mass: { gte: atLeast } });
    return { mass: rows.length === 0 ? null : Math.max(...rows.map(({ mass }) => mass ?? 0)) };
  },
});

const closed = { additionalProperties: false };

/** Open to everybody: its fields are chosen, and what is personal is masked. */
const keepers = sdk.service({
  key: 'keepers',
  title: '站点联系人',
  safe: true,
  open: true,
  by: [],
  input: Type.Object({ county: Type.String() }),
  output: Type.Object(
    { keepers: Type.Array(Type.Object({ name: Type.String(), keeper: Type.String() }, closed)) },
    closed,
  ),
  async answer(ctx, { county }) {
    const found = await ctx.entities(station).all({ county });
    return { keepers: found.map(({ name, keeper }) => ({ name, keeper: keeper ?? '' })) };
  },
});

const reportDamage = sdk.service({
  key: 'report-damage',
  title: '报告设备损坏',
  safe: false,
  open: true,
  by: [],
  input: Type.Object({ what: Type.String({ minLength: 1, maxLength: 100 }) }, closed),
  output: Type.Object({ id: Type.String() }, closed),
  async answer(ctx, { what }) {
    const { id } = await ctx.cases(repair).open({ what, county: '430121' });
    return { id };
  },
});

/** A foreign standard in small: a list, one of it, and something to write with a key. */
const stationsStandard = sdk.standardContract({
  key: 'stations-standard',
  title: '站点标准接口',
  base: '/stations/v1',
  formats: ['json', 'xml'],
  by: ['officer'],
  keyParameter: 'key',
  entries: { stations: 'station' },
  failure: ({ status, message }) => ({ status, root: 'errors', body: [{ code: status, text: message }] }),
  routes: [
    {
      key: 'one',
      title: '单个站点',
      method: 'GET',
      path: '/stations/:name',
      open: true,
      input: Type.Object({}),
      output: Type.Object({ stations: Type.Array(Type.Object({ name: Type.String() }, closed)) }, closed),
      root: 'answer',
      async answer(ctx, { params }) {
        const found = await ctx.entities(station).find({ name: params.name ?? '' });
        if (!found) throw new sdk.Refusal('record.missing', { what: params.name ?? '' });
        return { stations: [{ name: found.name }] };
      },
    },
    {
      key: 'add',
      title: '新增站点',
      method: 'POST',
      path: '/stations',
      open: false,
      input: Type.Object({ name: Type.String({ maxLength: 40 }) }),
      output: Type.Object({ name: Type.String() }, closed),
      root: 'station',
      async answer(ctx, { input }) {
        const made = await ctx.entities(station).create({ name: input.name ?? '', county: '430121' }, '标准接口');
        return { name: made.name };
      },
    },
  ],
});

export const weighing = sdk.app({
  key: 'weighing',
  title: '治超',
  about: '服务器测试用',
  entities: [station],
  facts: [passage],
  cases: [repair],
  contracts: [passages, stationList, lineCount, heaviest, keepers, reportDamage, stationsStandard],
  grants: sdk.grants({
    roles: [
      { key: 'officer', title: '执法员', reach: 'subtree' },
      { key: 'chief', title: '处长', reach: 'province', seesPersonal: true },
      { key: 'visitor', title: '来访', reach: 'own' },
    ],
    permits: [
      { role: 'officer', on: ['*'], may: ['read', 'create', 'update', 'export'] },
      { role: 'chief', on: ['*'], may: ['read', 'export'] },
    ],
  }),
});

export const nouns = { station, passage, repair };
