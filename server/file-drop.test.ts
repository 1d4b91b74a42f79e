import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Type from 'typebox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemWho } from '../kernel/identity/index.ts';
import { app, entity, feedContract, grants, integer, text } from '../kernel/sdk/index.ts';
import { type KernelHouse, openKernelHouse } from '../test/kernel-house.ts';
import { takeDropped } from './file-drop.ts';

const pass = entity({
  key: 'pass',
  title: '过车',
  label: 'no',
  unique: [['no']],
  fields: { no: text('单号', { required: true }), kg: integer('总重', { required: true }) },
});
const Row = Type.Object({ no: Type.String(), kg: Type.Integer() });
const passes = feedContract({
  key: 'passes',
  title: '过车上传',
  row: Row,
  by: ['station'],
  take: async (ctx, rows) => {
    let accepted = 0;
    for (const row of rows as readonly { no: string; kg: number }[]) {
      if (await ctx.entities(pass).find({ no: row.no })) continue;
      await ctx.entities(pass).create(row, '上传');
      accepted += 1;
    }
    return { accepted, duplicates: rows.length - accepted, rejected: [] };
  },
});
const scales = app({
  key: 'scales',
  title: '测试站点',
  about: '',
  entities: [pass],
  contracts: [passes],
  grants: grants({ roles: [{ key: 'station', title: '站点', reach: 'own' }], permits: [] }),
});

let house: KernelHouse;
const drop = mkdtempSync(join(tmpdir(), 'hengdao-drop-'));
const folder = join(drop, 'station-1');
beforeAll(async () => {
  house = await openKernelHouse(scales);
  const { people } = house.kernel.identity;
  await people.create(systemWho, {
    login: 'station-1',
    name: '一号站',
    posts: [{ org: '430102', role: 'scales.station' }],
  });
  await people.create(systemWho, { login: 'guest', name: '来客', posts: [] });
  for (const login of ['station-1', 'guest', 'nobody']) mkdirSync(join(drop, login));
});
afterAll(async () => {
  await house?.close();
  rmSync(drop, { recursive: true, force: true });
});

const take = () => takeDropped(house.kernel, drop);
const put = (name: string, content: string | Uint8Array, login = 'station-1') =>
  writeFileSync(join(drop, login, name), content);
const receipt = (name: string, login = 'station-1') =>
  JSON.parse(readFileSync(join(drop, login, `${name}.receipt.json`), 'utf8')) as Record<string, unknown>;
const count = async () => (await house.ctx(systemWho).entities(pass).list()).total;

it('files are taken as the account of their folder, with a receipt; sent again they count once', async () => {
  put('scales.passes.1.ndjson', '{"no":"a","kg":1}\n{"no":"b"}\n');
  put('scales.passes.2.json.gz', gzipSync('[{"no":"c","kg":2}]'));
  expect(await take()).toBe(2);
  expect(receipt('scales.passes.1.ndjson')).toMatchObject({ accepted: 1, rejected: [{ code: 'row.shape' }] });
  expect(receipt('scales.passes.2.json.gz')).toMatchObject({ accepted: 1 });
  expect((await house.kernel.contracts.intakes(systemWho)).rows[0]).toMatchObject({ byName: '一号站' });
  put('scales.passes.1.ndjson', '{"no":"a","kg":1}\n');
  expect(await take()).toBe(1);
  expect(receipt('scales.passes.1.ndjson')).toMatchObject({ accepted: 0, duplicates: 1 });
  expect(await count()).toBe(2);
  expect(await take()).toBe(0);
});

it('what is still being written, a receipt, a link and the folder of no account are left alone', async () => {
  put('scales.passes.3.ndjson.part', '{"no":"d","kg":1}');
  symlinkSync('/etc/hostname', join(folder, 'scales.passes.4.ndjson'));
  put('scales.passes.5.ndjson', '{"no":"e","kg":1}', 'nobody');
  const before = readdirSync(folder).sort();
  expect(await take()).toBe(0);
  expect(readdirSync(folder).sort()).toEqual(before);
  rmSync(join(folder, 'scales.passes.4.ndjson'));
});

it('what may not be sent is set aside with the reason', async () => {
  put('scales.passes.6.ndjson', '{"no":"f","kg":1}', 'guest');
  put('scales.nothing.7.ndjson', '{}');
  put('scales.passes.8.json.gz', 'no gzip');
  expect(await take()).toBe(3);
  expect(receipt('scales.passes.6.ndjson', 'guest')).toMatchObject({ error: { code: 'grant.denied' } });
  expect(receipt('scales.nothing.7.ndjson')).toMatchObject({ error: { code: 'record.missing' } });
  expect(receipt('scales.passes.8.json.gz')).toMatchObject({ error: { code: 'input.invalid' } });
  expect(existsSync(join(folder, 'refused', 'scales.passes.8.json.gz'))).toBe(true);
  expect(await count()).toBe(2);
});
