import { expect, it } from 'vitest';
import { decodeFrame, deframe, type Edition, encodeFrame } from '../../protocols/jt808/index.ts';
import { areaNumber, deleteArea, type Order, setArea } from './area-orders.ts';

type Area = Parameters<typeof setArea>[0];

const id = '01a20d33-48f8-751d-a8b9-5a0e4d76e83b';
const points = [
  { longitude: 112.9, latitude: 28.2 },
  { longitude: 113, latitude: 28.2 },
  { longitude: 113, latitude: 28.3 },
];
const area = (more: Partial<Area>): Area => ({
  id,
  version: 1,
  createdAt: '',
  updatedAt: '',
  name: '试验区域',
  org: '430100',
  kind: 'speed',
  points,
  inUse: true,
  ...more,
});

/** What a terminal of an edition reads of an order. */
function readBy(edition: Edition, { messageId, body }: Order) {
  const version = edition === '2019' ? 1 : undefined;
  const frame = encodeFrame({ header: { messageId, phone: '139', serial: 1, encryption: 0, version }, edition, body });
  if (!frame.ok) throw new Error(frame.error.message);
  const content = deframe(frame.value);
  const read = content.ok ? decodeFrame(content.value) : content;
  if (!read.ok) throw new Error(read.error.message);
  return read.value.body;
}

it.each(['2013', '2019'] as const)('terminals of %s take areas and routes as they are registered', (edition) => {
  const limited = readBy(edition, setArea(area({ limitKmh: 60 })));
  expect(limited).toMatchObject({
    id: areaNumber(id),
    attributes: ['speed-limited'],
    maxSpeedKmh: 60,
    vertices: points,
  });
  if (edition === '2019') expect(limited).toMatchObject({ nightMaxSpeedKmh: 48, name: '试验区域' });
  const forbidden = readBy(edition, setArea(area({ kind: 'enter' })));
  expect(forbidden).toMatchObject({ attributes: ['enter-to-driver', 'enter-to-platform'], vertices: points });
  const route = readBy(edition, setArea(area({ kind: 'route', widthM: 1000 })));
  expect(route).toMatchObject({ id: areaNumber(id), points: [{ id: 1, widthM: 255, longitude: 112.9 }, {}, {}] });
  expect(readBy(edition, deleteArea(area({ kind: 'route' })))).toEqual({ ids: [areaNumber(id)] });
});
