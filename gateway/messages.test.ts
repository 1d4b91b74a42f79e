import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { coach } from '../apps/coach/app.ts';
import { alarmEpisode } from '../apps/coach/cases.ts';
import { alarm } from '../apps/coach/facts.ts';
import { driverCard, media, terminalMessage, waybill } from '../apps/coach/message-facts.ts';
import { chinaDate } from '../kernel/base/clock.ts';
import { systemWho } from '../kernel/identity/who.ts';
import { encodePacket, jsatl12Messages } from '../protocols/jsatl12/index.ts';
import {
  type Body,
  catalogueOf,
  decodeFrame,
  encodeFrame,
  FrameSplitter,
  jt808Messages,
  type Message,
} from '../protocols/jt808/index.ts';
import {
  bodyOf,
  connectCoach,
  drivenPosition,
  phoneOf,
  type Running,
  registerCoaches,
  runTerminals,
} from '../test/coach-house.ts';
import { type KernelHouse, openKernelHouse } from '../test/kernel-house.ts';

const catalogue = catalogueOf(jt808Messages, jsatl12Messages);
let house: KernelHouse;
let running: Running;
// The store lets go of tracks by its own clock, so that the days of this test are of late.
const yesterday = chinaDate(new Date(Date.now() - 86_400_000));
const start = Date.parse(`${yesterday}T08:00:00+08:00`);
const ctx = () => house.kernel.ctxFor(systemWho, coach);

beforeAll(async () => {
  house = await openKernelHouse(coach, `${yesterday}T09:00:00+08:00`);
  await registerCoaches(house.kernel, 10);
  running = await runTerminals(house.kernel);
});
afterAll(async () => {
  await running?.close();
  await house?.close();
});

const resultOf = (message: Message | null) => message?.body.result;

it('a waybill, a driver and what else terminals say are kept, then answered', async () => {
  const client = await connectCoach(running.gateway.port, 1);
  expect(resultOf(await client.ask(0x0701, { content: '运单 43-1：汽油 20 吨' }))).toBe('ok');
  const driver = { name: '张三', licenceNumber: '430102199001011234', issuer: '长沙市', expires: '20301231' };
  const card = { status: 'inserted', time: `${yesterday}T08:00:00+08:00`, result: 'ok', driver };
  expect(resultOf(await client.ask(0x0702, card))).toBe('ok');
  expect(resultOf(await client.ask(0x0900, { type: '0x41', content: 'cafe' }))).toBe('ok');
  const phone = phoneOf(1);
  expect(await ctx().facts(waybill).all({ phone })).toMatchObject([{ content: '运单 43-1：汽油 20 吨' }]);
  expect(await ctx().facts(driverCard).all({ phone })).toMatchObject([
    { event: 'inserted', driver: '张三', licence: '430102199001011234', expires: '20301231' },
  ]);
  expect(await ctx().facts(terminalMessage).all({ phone })).toMatchObject([
    { messageId: '0x0900', name: 'transparent-up', body: { type: '0x41', content: 'cafe' } },
  ]);
  client.close();
});

it('a photograph that is asked for comes in packages and lies in the file store', async () => {
  const client = await connectCoach(running.gateway.port, 2);
  const phone = phoneOf(2);
  const order = {
    channel: 1,
    command: 1,
    intervalS: 0,
    keep: 'upload',
    resolution: '640x480',
    quality: 5,
    brightness: 128,
    contrast: 64,
    saturation: 64,
    chroma: 128,
  };
  const asked = running.gateway.command(phone, 0x8801, order);
  const shoot = await client.next(0x8801);
  client.send(0x0001, { replyToSerial: shoot.header.serial, replyToId: '0x8801', result: 'ok' });
  client.send(0x0805, { replyToSerial: shoot.header.serial, result: 'ok', mediaIds: [7] });
  expect(await asked).toMatchObject({ outcome: 'done', answer: { mediaIds: [7] } });
  const photograph = Buffer.from(Array.from({ length: 5000 }, (_, at) => at % 251));
  const position = bodyOf({ ...drivenPosition(start, 1), additional: {} });
  const head = { mediaId: 7, type: 'image', format: 'jpeg', event: 'platform-command', channel: 1 };
  client.sendLong(0x0801, { ...head, position, data: photograph.toString('hex') });
  expect((await client.next(0x8800)).body).toMatchObject({ mediaId: 7 });
  const [row] = await ctx().facts(media).all({ phone });
  expect(row).toMatchObject({ mediaId: '7', bytes: 5000, mediaType: 'image', mediaEvent: 'platform', channel: 1 });
  expect(Buffer.from(await house.kernel.store.files.get(row?.file ?? ''))).toEqual(photograph);
  client.close();
});

/** The connection on which a terminal brings files. */
async function bringer(port: number, phone: string) {
  const socket = connect({ port, host: '127.0.0.1' });
  const got: Message[] = [];
  let wake: (() => void) | null = null;
  const splitter = new FrameSplitter({
    frame: (content) => {
      const read = decodeFrame(content, { catalogue });
      if (read.ok) got.push(read.value);
      wake?.();
    },
    bad: () => undefined,
  });
  socket.on('data', (chunk) => splitter.push(chunk));
  socket.on('close', () => wake?.());
  let serial = 0;
  return {
    socket,
    write: (bytes: Buffer) => void socket.write(bytes),
    async ask(messageId: number, body: Body): Promise<Message | null> {
      serial += 1;
      const header = { messageId, phone, serial, encryption: 0, version: undefined };
      const frame = encodeFrame({ header, edition: '2013', body }, catalogue);
      if (!frame.ok) throw new Error(frame.error.message);
      socket.write(frame.value);
      while (got.length === 0 && !socket.destroyed) await new Promise<void>((resolve) => (wake = resolve));
      return got.shift() ?? null;
    },
  };
}

it('files of an active-safety alarm are asked for, brought with a gap that is filled, and found by the alarm', async () => {
  const client = await connectCoach(running.gateway.port, 3);
  const phone = phoneOf(3);
  const time = `${yesterday}T08:00:30+08:00`;
  const identification = { terminalId: 'HD00003', time, sequence: 0, attachmentCount: 1, reserved: '00' };
  const place = { altitudeM: 50, latitude: 28.2, longitude: 112.9, time, vehicleStatus: [] };
  const driver = { fatigueDegree: 0, reserved: '00000000', speedKmh: 60, ...place };
  const dsm = { alarmNumber: 1, flag: 'start', type: 'phone', level: 2, ...driver, identification };
  await client.report({ ...drivenPosition(start, 3), additional: { dsm } });
  const request = (await client.next(0x9208)).body;
  expect(request).toMatchObject({ serverHost: '127.0.0.1', tcpPort: running.gateway.filePort });
  const { alarmNumber } = request;

  const stranger = await bringer(running.gateway.filePort, phoneOf(4));
  const files = [{ name: '00_65_6502_0_a.jpg', sizeBytes: 10_000 }];
  const announced = { terminalId: 'HD00003', identification, alarmNumber, type: 'normal', files };
  expect(resultOf(await stranger.ask(0x1210, announced))).toBe('failed');
  stranger.socket.destroy();

  const carrier = await bringer(running.gateway.filePort, phone);
  expect(resultOf(await carrier.ask(0x1210, announced))).toBe('ok');
  const file = { name: '00_65_6502_0_a.jpg', type: 'image', sizeBytes: 10_000 };
  expect(resultOf(await carrier.ask(0x1211, file))).toBe('ok');
  const content = Buffer.from(Array.from({ length: 10_000 }, (_, at) => at % 253));
  const piece = (from: number, to: number) => {
    const packet = encodePacket(file.name, from, content.subarray(from, to));
    if (!packet.ok) throw new Error(packet.error.message);
    carrier.write(packet.value);
  };
  piece(0, 3000);
  piece(7000, 10_000);
  const first = await carrier.ask(0x1212, file);
  expect(first?.body).toMatchObject({ result: 'more-needed', ranges: [{ offset: 3000, length: 4000 }] });
  piece(3000, 7000);
  expect((await carrier.ask(0x1212, file))?.body).toMatchObject({ result: 'complete' });
  carrier.socket.destroy();

  const [raised] = await ctx().facts(alarm).all({ phone });
  expect(raised).toMatchObject({ kind: 'phone-use', level: 2, sign: 'dsm.phone' });
  const [kept] = await ctx()
    .facts(media)
    .all({ mark: raised?.mark ?? '' });
  expect(kept).toMatchObject({
    phone,
    mediaEvent: 'alarm',
    mediaType: 'image',
    format: 'jpg',
    channel: 65,
    bytes: 10_000,
  });
  expect(Buffer.from(await house.kernel.store.files.get(kept?.file ?? ''))).toEqual(content);
  await running.close();
  expect(await ctx().cases(alarmEpisode).all({ phone })).toMatchObject([
    { kind: 'phone-use', state: 'raised', level: 2 },
  ]);
  running = await runTerminals(house.kernel);
  client.close();
});
