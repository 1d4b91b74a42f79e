import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AssertionFailure } from '../kernel/base/assert.ts';
import { Refusal } from '../kernel/base/refusal.ts';
import { StoreError } from '../kernel/store/index.ts';
import { failureOf } from './errors.ts';
import { checkPort, ListenError, listen } from './listen.ts';

describe('the four kinds of error', () => {
  it('a refusal tells its reason and basis', () => {
    expect(failureOf(new Refusal('grant.scope', {}, '某法第一条'))).toMatchObject({
      status: 403,
      code: 'grant.scope',
      basis: '某法第一条',
      logged: false,
    });
  });

  it('a failure of the outside asks to come again, and is logged', () => {
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    for (const error of [refused, new Error('wrapped', { cause: refused }), new StoreError('store.disk-full')])
      expect(failureOf(error)).toMatchObject({ status: 503, logged: true });
  });

  it('a fault of the stores is named', () => {
    const faults: readonly (readonly [object, string])[] = [
      [{ code: '53100' }, 'store.disk-full'],
      [{ code: 'ENOSPC' }, 'store.disk-full'],
      [{ code: '75', type: 'CANNOT_WRITE_TO_FILE_DESCRIPTOR', message: 'No space left on device' }, 'store.disk-full'],
      [{ code: 'XX001' }, 'store.corrupt'],
      [{ code: '40', type: 'CHECKSUM_DOESNT_MATCH' }, 'store.corrupt'],
    ];
    for (const [properties, code] of faults)
      expect(failureOf(Object.assign(new Error('failed'), properties))).toMatchObject({ status: 503, code });
  });

  it('a mistake of our own says nothing of itself', () => {
    for (const error of [new AssertionFailure('secret detail'), new TypeError('x is undefined'), 'thrown text']) {
      const failure = failureOf(error);
      expect(failure).toMatchObject({ status: 500, code: 'internal', logged: true });
      expect(failure.message).not.toContain('secret');
    }
  });
});

describe('listening', () => {
  let holder: Server;
  let taken: number;
  beforeAll(async () => {
    holder = createServer();
    await new Promise<void>((done) => holder.listen(0, '127.0.0.1', done));
    taken = (holder.address() as AddressInfo).port;
  });
  afterAll(() => new Promise((done) => holder.close(done)));

  it('moves to the next free port when it may', async () => {
    const http = fastify();
    const port = await listen(http, { host: '127.0.0.1', port: taken, portMayMove: true });
    expect(port).toBeGreaterThan(taken);
    expect(http.server.listening).toBe(true);
    await http.close();
  });

  it('says plainly that the port is taken when it may not', async () => {
    const http = fastify();
    const attempt = listen(http, { host: '127.0.0.1', port: taken, portMayMove: false });
    await expect(attempt).rejects.toThrow(ListenError);
    await expect(attempt).rejects.toThrow(`端口 ${taken} 已被占用`);
    await http.close();
  });

  it('finds out before anything is opened', async () => {
    await expect(checkPort({ host: '127.0.0.1', port: taken, portMayMove: false })).rejects.toThrow(ListenError);
    await checkPort({ host: '127.0.0.1', port: taken, portMayMove: true });
    await checkPort({ host: '127.0.0.1', port: 0, portMayMove: false });
  });
});
