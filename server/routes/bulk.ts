import Type from 'typebox';
import { Refusal } from '../../kernel/base/refusal.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { App } from '../../kernel/sdk/app.ts';
import type { CaseType } from '../../kernel/sdk/case.ts';
import type { Who } from '../../kernel/sdk/ctx.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { failureOf } from '../errors.ts';
import { pascal } from '../names.ts';
import { keyOf } from './cases.ts';
import { anyValues } from './entities.ts';

const closed = { additionalProperties: false };
const most = 100;

const Row = Type.Object(
  { id: Type.String({ title: '事项' }), version: Type.Integer({ title: '所见版本', minimum: 1 }) },
  closed,
);

const Result = Type.Object({
  id: Type.String(),
  /** Version after the move; null where it was refused. */
  version: Type.Union([Type.Integer(), Type.Null()]),
  refused: Type.Union([
    Type.Object({ code: Type.String(), message: Type.String(), basis: Type.Optional(Type.String()) }),
    Type.Null(),
  ]),
});

interface Wanted {
  readonly move: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly key: string | undefined;
}

/** One case after the other, each whole or not at all: what the rules refuse to one is no reason against the next. */
async function moveOne(
  { kernel, app, type, who }: { kernel: Kernel; app: App; type: CaseType; who: Who },
  { id, version }: { readonly id: string; readonly version: number },
  { move, input, key }: Wanted,
) {
  try {
    const options = key === undefined ? {} : { idempotencyKey: `${key}.${id}` };
    const moved = await kernel.cases.bind(app, type, who).move(id, version, move, input, options);
    return { id, version: moved.version, refused: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, message, basis } = failureOf(error);
    return { id, version: null, refused: { code, message, ...(basis === undefined ? {} : { basis }) } };
  }
}

/** One move on many cases, with the result of each. */
export function bulkRoutes(kernel: Kernel, app: App, type: CaseType): readonly Endpoint[] {
  return [
    endpoint({
      method: 'POST',
      path: `/api/${app.key}/cases/${type.key}/bulk/:move`,
      operation: `bulkMove${pascal(app.key, type.key)}`,
      summary: `批量办理${type.title}`,
      tag: app.title,
      idempotent: true,
      body: Type.Object(
        {
          cases: Type.Array(Row, { title: '事项', minItems: 1, maxItems: most }),
          input: Type.Optional(anyValues),
        },
        closed,
      ),
      answer: Type.Array(Result),
      async handle({ who, params, body, request }) {
        const move = params.move ?? '';
        if (!Object.hasOwn(type.moves, move)) throw new Refusal('record.missing', { what: move });
        const wanted = { move, input: body.input ?? {}, key: keyOf(request).idempotencyKey };
        const results: Awaited<ReturnType<typeof moveOne>>[] = [];
        for (const row of body.cases) results.push(await moveOne({ kernel, app, type, who }, row, wanted));
        return results;
      },
    }),
  ];
}
