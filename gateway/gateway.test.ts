import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { coach } from '../apps/coach/app.ts';
import { alarmEpisode } from '../apps/coach/cases.ts';
import { terminal } from '../apps/coach/entities.ts';
import { alarm, badFrame, position, session } from '../apps/coach/facts.ts';
import { chinaDate } from '../kernel/base/clock.ts';
import { systemWho } from '../kernel/identity/who.ts';
import {
  codeOf,
  connectCoach,
  drivenPosition,
  phoneOf,
  positionFrame,
  type Running,
  registerCoaches,
  runTerminals,
  SimTerminal,
} from '../test/coach-house.ts';
import { type KernelHouse, openKernelHouse } from '../test/kernel-house.ts';

let house: KernelHouse;
let running: Running | null = null;
// The store lets go of tracks by its own clock, so that the days of this test are of late.
const yesterday = chinaDate(new Date(Date.now() - 86_400_000));
const start = Date.parse(`${yesterday}T08:00:00+08:00`);
const ctx = () => house.kernel.ctxFor(systemWho, coach);
const stored = (phone: string) => ctx().facts(position).all({ phone });

beforeAll(async () => {
  house = await openKernelHouse(coach, `${yesterday}T09:00:00+08:00`);
  await registerCoaches(house.kernel, 40);
});
afterEach(async () => {
  await running?.close();
  running = null;
});
afterAll(() => house?.close());

async function run(limits = {}): Promise<Running> {
  running = await runTerminals(house.kernel, { limits });
  return running;
}

it('acknowledges a position when it is durable, in the order of sending', async () => {
  const { gateway } = await run();
  const acknowledged: number[] = [];
  const client = await connectCoach(gateway.port, 1);
  const reports = Array.from({ length: 50 }, async (_, step) => {
    expect(await client.report(drivenPosition(start, step))).toBe(true);
    acknowledged.push(step);
  });
  await Promise.all(reports);
  expect(acknowledged).toEqual(Array.from({ length: 50 }, (_, step) => step));
  const rows = await stored(phoneOf(1));
  expect(rows).toHaveLength(50);
  expect(rows.at(-1)).toMatchObject({
    longitude: 112.9,
    latitude: 28.2,
    quality: 'qualified',
    odometerKm: 1000,
    speedKmh: 50,
  });
  client.close();
});

it('counts what is sent again once, also from a batch and over another connection', async () => {
  const { gateway } = await run();
  const first = await connectCoach(gateway.port, 2);
  await first.report(drivenPosition(start, 1));
  await first.report(drivenPosition(start, 1));
  const second = await connectCoach(gateway.port, 2);
  expect(gateway.counts.terminals).toBe(1);
  await second.report(drivenPosition(start, 1));
  await second.report(drivenPosition(start, 2));
  expect(await stored(phoneOf(2))).toHaveLength(2);
  second.close();
});

it('a malformed frame costs only itself and is kept with its bytes', async () => {
  const { gateway } = await run();
  const client = await connectCoach(gateway.port, 3);
  const header = { messageId: 0x0200, serial: 900, phone: phoneOf(3), encryption: 0, version: undefined };
  const spoilt = positionFrame(header, drivenPosition(start, 1));
  spoilt[20] = (spoilt[20] ?? 0) ^ 1;
  client.write(Buffer.concat([Buffer.from('7d097e', 'hex'), spoilt]));
  client.write(Buffer.from('garbage that is no frame'));
  expect(await client.report(drivenPosition(start, 2))).toBe(true);
  client.close();
  await running?.close();
  running = null;
  const rows = await ctx()
    .facts(badFrame)
    .all({ phone: phoneOf(3) });
  expect(rows.length).toBeGreaterThanOrEqual(2);
  expect(rows.map((row) => row.code)).toContain('frame.checksum');
  expect(await stored(phoneOf(3))).toHaveLength(1);
});

it('puts an unknown terminal down for admission, and takes it once admitted', async () => {
  const { gateway } = await run();
  const phone = '14700000001';
  const client = new SimTerminal({ host: '127.0.0.1', port: gateway.port, phone });
  await client.connect();
  const claim = { plate: '湘B00001', plateColour: 'yellow', city: 200 };
  expect(await client.register(claim)).toBeNull();
  expect(await client.report(drivenPosition(start, 1))).toBe(false);
  const pending = await ctx().entities(terminal).find({ phone });
  expect(pending).toMatchObject({ state: 'pending', plate: '湘B00001', org: '430200', model: 'HD-SIM' });
  await ctx()
    .entities(terminal)
    .update(pending?.id ?? '', pending?.version ?? 0, { state: 'admitted' }, '准入');
  const code = await client.register(claim);
  expect(await client.authenticate(code ?? '')).toBe(true);
  expect(await client.report(drivenPosition(start, 1))).toBe(true);
  expect(await stored(phone)).toMatchObject([{ org: '430200', plate: '湘B00001' }]);
  client.close();
});

it('refuses a wrong code', async () => {
  const { gateway } = await run();
  const client = new SimTerminal({ host: '127.0.0.1', port: gateway.port, phone: phoneOf(4) });
  await client.connect();
  expect(await client.authenticate('wrong')).toBe(false);
  expect(await client.authenticate(codeOf(4))).toBe(true);
  client.close();
});

it('keeps and marks skewed and drifting positions', async () => {
  const { gateway, states } = await run();
  const client = await connectCoach(gateway.port, 5);
  await client.report(drivenPosition(start, 1));
  await client.report({ ...drivenPosition(start, 2), longitude: 118 });
  await client.report({ ...drivenPosition(start, 3), timeMs: Date.parse('2000-01-01T00:00:00+08:00') });
  await client.report({ ...drivenPosition(start, 4), timeMs: start + 86_400_000 });
  await client.report(drivenPosition(start, 5));
  const rows = await stored(phoneOf(5));
  expect(rows).toHaveLength(5);
  expect(rows.filter((row) => row.drift)).toMatchObject([{ longitude: 118 }]);
  const skewed = rows.filter((row) => row.quality !== 'qualified').map((row) => [row.quality, row.sentTime]);
  expect(skewed).toEqual([
    ['time-ahead', null],
    ['time-old', '1999-12-31T16:00:00.000Z'],
  ]);
  expect(states.get(phoneOf(5))?.timeMs).toBe(start + 5000);
  client.close();
});

it('counts a position with a bad time once when it is sent again', async () => {
  const { gateway } = await run();
  const client = await connectCoach(gateway.port, 20);
  const old = { ...drivenPosition(start, 1), timeMs: Date.parse('2000-01-01T00:00:00+08:00') };
  await client.report(old);
  await client.report(old);
  house.clock.advance(60_000);
  const again = await connectCoach(gateway.port, 20);
  await again.report(old);
  await again.report({ ...old, timeMs: old.timeMs + 1000 });
  const rows = await stored(phoneOf(20));
  expect(rows.map(({ sentTime }) => sentTime)).toEqual(['1999-12-31T16:00:01.000Z', '1999-12-31T16:00:00.000Z']);
  again.close();
});

it('takes on and counts once when the clock jumps forth and back', async () => {
  const { gateway } = await run();
  const client = await connectCoach(gateway.port, 21);
  for (const [step, jumpMs] of [0, 5 * 3_600_000, -7 * 3_600_000, 2 * 3_600_000].entries()) {
    house.clock.advance(jumpMs);
    expect(await client.report(drivenPosition(start, step))).toBe(true);
    expect(await client.report(drivenPosition(start, 0))).toBe(true);
  }
  expect(await stored(phoneOf(21))).toHaveLength(4);
  client.close();
});

it('rebuilds the last states on start', async () => {
  const before = await run();
  const client = await connectCoach(before.gateway.port, 6);
  await client.report(drivenPosition(start, 7));
  client.close();
  await before.close();
  const { states } = await run();
  expect(states.get(phoneOf(6))).toMatchObject({ timeMs: start + 7000, longitude: 112.9007, org: '430100' });
});

it('raises an alarm when it begins and opens one episode for it', async () => {
  const { gateway } = await run();
  const client = await connectCoach(gateway.port, 7);
  for (let step = 1; step <= 5; step += 1) {
    await client.report({ ...drivenPosition(start, step * 20), speedKmh: 120, alarmBits: step > 2 ? 1 : 0 });
  }
  client.close();
  await running?.close();
  running = null;
  const alarms = await ctx()
    .facts(alarm)
    .all({ phone: phoneOf(7) });
  expect(alarms.map((one) => `${one.origin} ${one.sign}`).sort()).toEqual(['platform overspeed', 'terminal emergency']);
  const episodes = await ctx()
    .cases(alarmEpisode)
    .all({ phone: phoneOf(7) });
  expect(episodes.map((one) => one.kind).sort()).toEqual(['emergency', 'overspeed']);
});

it('asks a terminal and gives its answer', async () => {
  const { gateway } = await run();
  const phone = phoneOf(8);
  const client: SimTerminal = new SimTerminal({
    host: '127.0.0.1',
    port: gateway.port,
    phone,
    onMessage: ({ header, body }) => {
      const receipt = { replyToSerial: header.serial, replyToId: '0x8300', result: 'ok' };
      if (header.messageId === 0x8300) client.send(0x0001, receipt);
      if (header.messageId === 0x8104) client.send(0x0104, { replyToSerial: header.serial, parameters: [] });
      expect(body).toBeDefined();
    },
  });
  await client.connect();
  await client.authenticate(codeOf(8));
  const text = await gateway.command(phone, 0x8300, { flags: ['urgent'], text: '前方事故' });
  expect(text).toEqual({ outcome: 'done', answer: null });
  expect(await gateway.command(phone, 0x8104, {})).toMatchObject({ outcome: 'done', answer: { parameters: [] } });
  expect(await gateway.command('13000000000', 0x8104, {})).toMatchObject({ outcome: 'offline' });
  client.close();
});

it('a storm of connections ends with one for each terminal', async () => {
  const { gateway } = await run();
  const clients = [];
  for (let round = 0; round < 3; round += 1) {
    for (let number = 1; number <= 40; number += 1) clients.push(connectCoach(gateway.port, number));
  }
  const connected = await Promise.all(clients.map((one) => one.catch(() => null)));
  expect(gateway.counts.terminals).toBe(40);
  for (const one of connected) one?.close();
  await running?.close();
  running = null;
  const told = await ctx().facts(session).all({ event: 'replaced' });
  expect(told.length).toBeGreaterThanOrEqual(80);
});

it('holds back a flood without losing or doubling anything', async () => {
  const { gateway } = await run({ waitingPerConnection: 20, waiting: 50 });
  const clients = await Promise.all([9, 10, 11].map((number) => connectCoach(gateway.port, number)));
  const reports = clients.flatMap((client) =>
    Array.from({ length: 400 }, (_, step) => client.report(drivenPosition(start, step))),
  );
  expect(new Set(await Promise.all(reports))).toEqual(new Set([true]));
  for (const number of [9, 10, 11]) expect(await stored(phoneOf(number))).toHaveLength(400);
  for (const client of clients) client.close();
});
