import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { sql } from 'kysely';
import Type from 'typebox';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import * as sdk from '../kernel/sdk/index.ts';
import type { Client } from '../server/test/client.ts';
import { serveTest, type TestServer } from '../server/test/serve-test.ts';
import { FeedSender, NotTaken } from '../sim/feed-sender.ts';

/** What the feed has taken, and a gate before it that a test may shut. */
const took: number[] = [];
let gate: Promise<void> = Promise.resolve();
let open: () => void = () => undefined;
let entered = 0;

const shut = () => {
  gate = new Promise((done) => {
    open = done;
  });
};
// A test that fails leaves the gate open for the others.
afterEach(() => open());

/** However busy the machine is. */
const until = (check: () => void) => vi.waitFor(check, { timeout: 20_000, interval: 10 });

const pulses = sdk.feedContract({
  key: 'pulses',
  title: '脉冲',
  by: ['sender'],
  socket: true,
  row: Type.Object({ n: Type.Integer(), text: Type.Optional(Type.String()) }),
  async take(_ctx, rows) {
    entered += 1;
    await gate;
    took.push(...(rows as readonly { readonly n: number }[]).map(({ n }) => n));
    return { accepted: rows.length, duplicates: 0, rejected: [] };
  },
});
const plain = sdk.feedContract({ ...pulses, key: 'plain', socket: false });
const pulse = sdk.app({
  key: 'pulse',
  title: '测试脉冲',
  about: '',
  contracts: [pulses, plain],
  grants: sdk.grants({
    roles: [
      { key: 'sender', title: '发送', reach: 'own' },
      { key: 'guest', title: '来客', reach: 'own' },
    ],
    permits: [],
  }),
});

let server: TestServer;
let sender: Client;
let guest: Client;
let address: string;
beforeAll(async () => {
  server = await serveTest([pulse]);
  sender = await server.signIn('sender', [{ org: '430100', role: 'pulse.sender' }]);
  guest = await server.signIn('guest', [{ org: '430100', role: 'pulse.guest' }]);
  address = `${server.url.replace('http', 'ws')}/api/pulse/contracts/pulses`;
});

let stopped: Promise<void> | undefined;
afterAll(() => stopped ?? server?.close());

const headersOf = (client: Client) => ({ cookie: client.cookie, 'x-hengdao': '1' });

/** A line to the feed that keeps what it is told. */
async function line(stream: string, headers: Readonly<Record<string, string>> = headersOf(sender), url = address) {
  const socket = new WebSocket(`${url}?stream=${stream}`, { headers });
  const told: unknown[] = [];
  socket.on('message', (data) => told.push(JSON.parse(String(data))));
  const closed = once(socket, 'close').then(([code]) => code as number);
  const heard = (count: number) => until(() => expect(told.length).toBeGreaterThanOrEqual(count));
  await once(socket, 'open');
  return { socket, told, closed, heard, say: (message: unknown) => socket.send(JSON.stringify(message)) };
}

const statusOf = (headers: Readonly<Record<string, string>>, url = `${address}?stream=a`) =>
  new Promise<number>((done) => {
    const socket = new WebSocket(url, { headers });
    socket.on('error', () => undefined);
    socket.on('unexpected-response', (_request, answer) => done(answer.statusCode ?? 0));
    socket.on('open', () => done(101));
  });

describe('the door', () => {
  it('is that of requests: session or key, the mark that no page of another site can set, a question that fits', async () => {
    expect(await statusOf({ 'x-hengdao': '1' })).toBe(401);
    expect(await statusOf({ cookie: sender.cookie })).toBe(403);
    expect(await statusOf(headersOf(sender), `${address}?stream=a%20b`)).toBe(400);
    const admin = await server.signIn('keeper', [{ org: '430000', role: 'kernel.admin' }]);
    const posts = [{ org: '430100', role: 'pulse.sender' }];
    const { id } = (await admin.post('/api/people', { login: 'machine', name: '机器', posts })).json;
    const { key } = (await admin.post(`/api/people/${id}/device-key`)).json;
    const machine = await line('a', { authorization: `Bearer ${key}` });
    await machine.heard(1);
    expect(machine.told).toEqual([{ taken: 0 }]);
    machine.socket.close();
  });

  it('tells who may not send, journals it, and closes a socket on a feed that has none', async () => {
    const refused = await line('a', headersOf(guest));
    expect(await refused.closed).toBe(1008);
    expect(refused.told).toMatchObject([{ error: { code: 'grant.denied' } }]);
    const { rows } = await sql<{ person_name: string }>`
      select person_name from kernel.journal_entry where action = 'refusal' and subject = 'pulse.pulses'`.execute(
      server.kernel.store.db,
    );
    expect(rows).toEqual([{ person_name: 'guest' }]);
    const closed = await line('a', headersOf(sender), address.replace('pulses', 'plain'));
    await closed.closed;
    expect(closed.told).toEqual([]);
  });
});

describe('a stream', () => {
  it('is acknowledged batch by batch, bad rows quarantined, and each number taken once', async () => {
    const one = await line('s1');
    one.say({ no: 1, rows: [{ n: 1 }, { n: 'x' }] });
    one.say({ no: 2, rows: [{ n: 2 }] });
    one.say({ no: 1, rows: [{ n: 1 }] });
    await one.heard(4);
    expect(one.told).toMatchObject([
      { taken: 0 },
      { no: 1, receipt: { accepted: 1, rejected: [{ code: 'row.shape' }], repeated: false } },
      { no: 2, receipt: { accepted: 1 } },
      { no: 1, receipt: { accepted: 0, duplicates: 1, repeated: true } },
    ]);
    expect(took.filter((n) => n < 10)).toEqual([1, 2]);
    expect((await sender.get('/api/pulse/contracts/pulses?stream=s1')).json).toEqual({ taken: 2 });
    const over = await sender.post('/api/pulse/contracts/pulses?stream=s1&no=3', [{ n: 3 }]);
    expect(over.json).toMatchObject({ accepted: 1 });
    one.say({ no: 5, rows: [] });
    expect(await one.closed).toBe(1008);
    expect(one.told.at(-1)).toMatchObject({ no: 5, error: { message: expect.stringContaining('从批次 4 续传') } });
  });

  it('ends with the first message that is none', async () => {
    const one = await line('s2');
    one.socket.send('{"no":');
    expect(await one.closed).toBe(1008);
    expect(one.told.at(-1)).toMatchObject({ no: null, error: { code: 'input.invalid' } });
  });

  it('is read no further than a few batches while one is being taken', async () => {
    const pause = vi.spyOn(WebSocket.prototype, 'pause');
    shut();
    const before = entered;
    const one = await line('s3');
    const text = 'x'.repeat(200_000);
    for (let no = 1; no <= 40; no += 1) one.say({ no, rows: [{ n: 1000 + no, text }] });
    await until(() => expect(pause).toHaveBeenCalled());
    await until(() => expect(entered - before).toBe(1));
    open();
    await one.heard(41);
    expect(took.filter((n) => n > 1000)).toEqual(Array.from({ length: 40 }, (_, index) => 1001 + index));
    one.socket.close();
    pause.mockRestore();
  });
});

/** A line in between that can be cut, and that can keep back what the server says. */
async function cutter() {
  const pairs: [Socket, Socket][] = [];
  const state = { mute: false };
  const between = createServer((near) => {
    const far = connect(Number(new URL(server.url).port), '127.0.0.1');
    pairs.push([near, far]);
    near.pipe(far);
    far.on('data', (bytes) => state.mute || near.write(bytes));
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('error', () => to.destroy());
      from.on('close', () => to.destroy());
    }
  });
  between.listen(0, '127.0.0.1');
  await once(between, 'listening');
  return {
    url: address.replace(/:\d+/, `:${(between.address() as AddressInfo).port}`),
    state,
    cut() {
      for (const [near] of pairs.splice(0)) near.destroy();
    },
    close: () => between.close(),
  };
}

describe('a line that is cut', () => {
  it('in mid-batch, before the receipt arrives: the sender comes again, and all counts once', async () => {
    const between = await cutter();
    shut();
    const before = entered;
    const one = new FeedSender({ url: between.url, stream: 'cut', headers: headersOf(sender), pauseMs: 5 });
    const sent = [2001, 2002, 2003].map((n) => one.send([{ n }]));
    await until(() => expect(entered).toBe(before + 1));
    // The first batch is being taken and nobody will hear of it; the second and third have not begun.
    between.state.mute = true;
    between.cut();
    between.state.mute = false;
    open();
    const receipts = await Promise.all(sent);
    expect(receipts[0]).toEqual({ accepted: 0, duplicates: 1, rejected: 0 });
    expect(took.filter((n) => n > 2000)).toEqual([2001, 2002, 2003]);
    between.cut();
    expect(await one.send([{ n: 2004 }])).toEqual({ accepted: 1, duplicates: 0, rejected: 0 });
    one.close();
    // A sender that was started anew goes on where its stream had ended.
    const other = new FeedSender({ url: address, stream: 'cut', headers: headersOf(sender), pauseMs: 5 });
    await other.send([{ n: 2005 }]);
    expect((await sender.get('/api/pulse/contracts/pulses?stream=cut')).json).toEqual({ taken: 5 });
    other.close();
    between.close();
  });

  it('again and again, at any moment: fifty batches are taken in order, each once', async () => {
    const between = await cutter();
    const one = new FeedSender({ url: between.url, stream: 'often', headers: headersOf(sender), pauseMs: 1 });
    const sent = Array.from({ length: 50 }, (_, index) => one.send([{ n: 3001 + index }]));
    for (const [index, each] of sent.entries()) {
      await each;
      if (index % 9 === 4) between.cut();
    }
    expect(took.filter((n) => n > 3000)).toEqual(Array.from({ length: 50 }, (_, index) => 3001 + index));
    one.close();
    between.close();
  });

  it('is no matter of a sender whom the platform refuses', async () => {
    const one = new FeedSender({ url: address, stream: 'x', headers: headersOf(guest), pauseMs: 5 });
    await expect(one.send([{ n: 1 }])).rejects.toThrow(NotTaken);
    const none = new FeedSender({ url: address, stream: 'x', headers: {}, pauseMs: 5 });
    await expect(none.send([{ n: 1 }])).rejects.toThrow('403');
  });
});

it('the server stops after what it has begun, and what was not begun stays with the sender', async () => {
  shut();
  const before = entered;
  const one = await line('stop');
  one.say({ no: 1, rows: [{ n: 4001 }] });
  one.say({ no: 2, rows: [{ n: 4002 }] });
  await until(() => expect(entered).toBe(before + 1));
  stopped = server.close();
  expect(await one.closed).toBe(1001);
  open();
  await stopped;
  expect(took.filter((n) => n > 4000)).toEqual([4001]);
});
