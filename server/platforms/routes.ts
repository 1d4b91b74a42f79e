import Type from 'typebox';
import { coach, platform } from '../../apps/coach/index.ts';
import { Refusal } from '../../kernel/base/refusal.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { Who } from '../../kernel/sdk/ctx.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import type { Platform } from './register.ts';
import type { PlatformServer } from './start.ts';

const tag = coach.title;
const closed = { additionalProperties: false };
const askers = ['province', 'supervisor', 'duty-officer'];
const day = '^\\d{4}-\\d{2}-\\d{2}$';

/** A platform in use, within the scope of the one who asks. */
async function found(kernel: Kernel, { register }: PlatformServer, who: Who, id: string): Promise<Platform> {
  const scope = kernel.access.roleScope(who, coach.key, askers);
  if (!scope) throw new Refusal('grant.denied', { action: platform.title });
  const { org } = await kernel.ctxFor(who, coach).entities(platform).get(id);
  if (scope.kind === 'orgs' && !scope.codes.includes(org)) throw new Refusal('grant.scope');
  const known = register.get(id);
  if (!known) throw new Refusal('record.missing', { what: platform.title });
  return known;
}

/** Links of the platforms, questions to them, and whether as much went up as is kept. */
export function platformRoutes(kernel: Kernel, platforms: PlatformServer): readonly Endpoint[] {
  return [
    endpoint({
      method: 'GET',
      path: '/api/coach/platform-links',
      operation: 'coachPlatformLinks',
      summary: '联网平台链路状态',
      tag,
      answer: Type.Object({ rows: Type.Array(Type.Record(Type.String(), Type.Unknown())) }),
      handle: async ({ who }) => {
        const { rows } = await kernel.ctxFor(who, coach).entities(platform).list({ pageSize: 100 });
        const shown = rows.map(({ id, name, side, platformId, edition, inUse }) => ({
          ...{ id, name, side, platformId, edition, inUse },
          main: platforms.isUp(id, 'main'),
          sub: platforms.isUp(id, 'sub'),
          sentAll: platforms.isDone(id),
        }));
        return { rows: shown };
      },
    }),
    endpoint({
      method: 'POST',
      path: '/api/coach/post-checks',
      operation: 'coachPostCheck',
      summary: '查岗下级平台',
      tag,
      body: Type.Object(
        {
          platform: Type.String({ title: '查岗平台', maxLength: 40 }),
          question: Type.String({ title: '查岗问题', minLength: 1, maxLength: 500 }),
          seconds: Type.Optional(Type.Integer({ title: '应答时限（秒）', minimum: 10, maximum: 255 })),
        },
        closed,
      ),
      answer: Type.Object({ id: Type.String(), state: Type.String() }),
      handle: async ({ who, body }) => {
        const to = await found(kernel, platforms, who, body.platform);
        const { id, state } = await platforms.checks.ask(who, to, body.question, body.seconds ?? 255);
        return { id, state };
      },
    }),
    endpoint({
      method: 'POST',
      path: '/api/coach/platform-links/:id/reconcile',
      operation: 'coachReconcile',
      summary: '上报条数核对与补发',
      tag,
      body: Type.Object(
        {
          day: Type.String({ title: '日期', pattern: day }),
          resend: Type.Optional(Type.Boolean({ title: '补发' })),
        },
        closed,
      ),
      answer: Type.Object({ rows: Type.Array(Type.Record(Type.String(), Type.Unknown())) }),
      handle: async ({ who, params, body }) => {
        const to = await found(kernel, platforms, who, params.id ?? '');
        await kernel.ctxFor(who, coach).note('reconcile', `platform/${to.platformId}`, { ...body });
        return { rows: await platforms.reconcile(to.id, body.day, body.resend ?? false) };
      },
    }),
  ];
}
