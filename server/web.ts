import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Refusal } from '../kernel/base/refusal.ts';

/** Serves the built web application; a path that is no file is a page of it, which the browser's router draws. */
export async function addWeb(http: FastifyInstance, dist: string): Promise<void> {
  const built = existsSync(join(dist, 'index.html'));
  if (built) {
    await http.register(fastifyStatic, {
      root: dist,
      index: false,
      // Names of built assets carry a hash of their content.
      setHeaders: (reply, path) =>
        reply.header(
          'cache-control',
          path.startsWith(join(dist, 'assets')) ? 'public, max-age=31536000, immutable' : 'no-cache',
        ),
    });
    http.get('/', (_request, reply) => sendPage(reply));
  }
  http.setNotFoundHandler(async (request, reply) => {
    const wantsPage =
      ['GET', 'HEAD'].includes(request.method) &&
      !request.url.startsWith('/api/') &&
      !/\.\w+$/.test(pathOf(request.url));
    if (!wantsPage) throw new Refusal('record.missing', { what: pathOf(request.url) });
    if (!built) return reply.type('text/plain; charset=utf-8').send('网页尚未构建，请以 npm start 启动。\n');
    return sendPage(reply);
  });
}

const sendPage = (reply: FastifyReply) => reply.header('cache-control', 'no-cache').sendFile('index.html');

const pathOf = (url: string) => url.split('?', 1)[0] ?? url;
