import type { FastifyInstance } from 'fastify';
import { Refusal } from '../../kernel/base/refusal.ts';
import type { Identity, Oidc, PendingLogin } from '../../kernel/identity/index.ts';
import { giveCookie } from './session.ts';

const cookie = 'hengdao-oidc';
const callbackPath = '/api/oidc/callback';

/** Sign-in by redirect: away to the identity provider and back. `publicUrl` is the server as browsers reach it. */
export function addOidc(http: FastifyInstance, identity: Identity, oidc: Oidc, publicUrl: () => string): void {
  http.get('/api/oidc/login', async (request, reply) => {
    const { url, pending } = await oidc.begin(new URL(callbackPath, publicUrl()).href);
    reply.setCookie(cookie, Buffer.from(JSON.stringify(pending)).toString('base64url'), {
      path: callbackPath,
      httpOnly: true,
      sameSite: 'lax',
      secure: request.protocol === 'https',
      maxAge: 600,
    });
    return reply.redirect(url);
  });

  http.get(callbackPath, async (request, reply) => {
    const pending = readPending(request.cookies[cookie]);
    reply.clearCookie(cookie, { path: callbackPath });
    const login = await oidc.finish(new URL(request.url, publicUrl()), pending);
    giveCookie(request, reply, await identity.loginVouched(login, request.ip));
    return reply.redirect('/');
  });
}

function readPending(value: string | undefined): PendingLogin {
  if (!value) throw new Refusal('auth.forged');
  try {
    return JSON.parse(Buffer.from(value, 'base64url').toString('utf8')) as PendingLogin;
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new Refusal('auth.forged');
    throw cause;
  }
}
