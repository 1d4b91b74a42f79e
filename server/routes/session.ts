import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { must } from '../../kernel/base/assert.ts';
import { absoluteHours } from '../../kernel/identity/sessions.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { sessionCookie } from '../http.ts';

const tag = '登录';

const Me = Type.Object({
  id: Type.String(),
  login: Type.String(),
  name: Type.String(),
  mustChangePassword: Type.Boolean({ title: '须先修改初始口令' }),
  posts: Type.Array(
    Type.Object({
      org: Type.String(),
      orgName: Type.String(),
      role: Type.String(),
      roleTitle: Type.String(),
    }),
  ),
});

/** Sets the session's cookie: out of reach of scripts, and not sent along with requests of other sites' forms. */
export function giveCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(sessionCookie, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: request.protocol === 'https',
    maxAge: absoluteHours * 3600,
  });
}

const takeCookie = (reply: FastifyReply) => reply.clearCookie(sessionCookie, { path: '/' });

const tokenOf = (request: FastifyRequest) => must(request.cookies[sessionCookie], 'session cookie');

/** Login, logout, who I am, own password. */
export function sessionRoutes({ identity }: Kernel): readonly Endpoint[] {
  const me = (request: FastifyRequest) => {
    const { who, login, mustChangePassword } = must(request.signedIn, 'signed-in person');
    const posts = who.posts.map((post) => ({
      ...post,
      orgName: identity.orgs.get(post.org)?.name ?? post.org,
      roleTitle: identity.roles.get(post.role)?.title ?? post.role,
    }));
    return { id: who.personId, login, name: who.name, mustChangePassword, posts };
  };
  return [
    endpoint({
      method: 'POST',
      path: '/api/login',
      operation: 'login',
      summary: '登录',
      tag,
      open: true,
      body: Type.Object(
        {
          login: Type.String({ title: '账号', minLength: 1, maxLength: 100 }),
          password: Type.String({ title: '口令', minLength: 1, maxLength: 200 }),
        },
        { additionalProperties: false },
      ),
      answer: Me,
      async handle({ request, reply, body }) {
        const token = await identity.login(body.login, body.password, request.ip);
        giveCookie(request, reply, token);
        request.signedIn = await identity.session(token);
        return me(request);
      },
    }),
    endpoint({
      method: 'POST',
      path: '/api/logout',
      operation: 'logout',
      summary: '退出',
      tag,
      beforePasswordChange: true,
      body: Type.Object(
        { everywhere: Type.Optional(Type.Boolean({ title: '退出所有设备' })) },
        { additionalProperties: false },
      ),
      answer: Type.Null(),
      async handle({ who, request, reply, body }) {
        if (body.everywhere) await identity.logoutEverywhere(who);
        else await identity.logout(who, tokenOf(request));
        takeCookie(reply);
      },
    }),
    endpoint({
      method: 'GET',
      path: '/api/me',
      operation: 'me',
      summary: '当前用户',
      tag,
      beforePasswordChange: true,
      answer: Me,
      handle: async ({ request }) => me(request),
    }),
    endpoint({
      method: 'POST',
      path: '/api/password',
      operation: 'changePassword',
      summary: '修改本人口令',
      tag,
      beforePasswordChange: true,
      body: Type.Object(
        {
          old: Type.String({ title: '原口令', minLength: 1, maxLength: 200 }),
          fresh: Type.String({ title: '新口令', minLength: 1, maxLength: 200 }),
        },
        { additionalProperties: false },
      ),
      answer: Type.Null(),
      async handle({ who, request, body }) {
        await identity.changePassword(who, tokenOf(request), body.old, body.fresh, request.ip);
      },
    }),
  ];
}
