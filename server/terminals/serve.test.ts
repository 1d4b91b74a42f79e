import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { coach } from '../../apps/coach/index.ts';
import { type KernelHouse, openKernelHouse } from '../../test/kernel-house.ts';
import { ListenError } from '../listen.ts';
import { serveTerminals } from './serve.ts';

let house: KernelHouse;
const taken = createServer();
const free = createServer();
const portOf = (server: typeof taken) => (server.address() as AddressInfo).port;
const trouble = () => undefined;

beforeAll(async () => {
  house = await openKernelHouse(coach);
  for (const server of [taken, free]) {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  }
});
afterAll(async () => {
  taken.close();
  await house?.close();
});

it('terminals keep their port where only that of platforms or of files is taken', async () => {
  const port = portOf(free);
  free.close();
  await once(free, 'close');
  for (const other of ['platformPort', 'filePort']) {
    const ports = { host: '127.0.0.1', port, portMayMove: true, [other]: portOf(taken) };
    const server = await serveTerminals(house.kernel, ports, trouble);
    expect(server?.gateway.port).toBe(port);
    await server?.close();
  }
});

it('a port that was asked for and is taken is said so', async () => {
  const ports = { host: '127.0.0.1', port: portOf(taken), portMayMove: false };
  await expect(serveTerminals(house.kernel, ports, trouble)).rejects.toThrow(ListenError);
});
