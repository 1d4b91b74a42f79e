import Type from 'typebox';
import type { Kernel } from '../../kernel/kernel.ts';
import type { App } from '../../kernel/sdk/app.ts';
import type { StandardContract, StandardFile, StandardRoute } from '../../kernel/sdk/contract.ts';
import type { Who } from '../../kernel/sdk/ctx.ts';
import { limitByAddress } from '../address-limit.ts';
import { type Call, type Endpoint, endpoint } from '../endpoint.ts';
import type { Failure } from '../errors.ts';
import { joinedParameters } from '../http.ts';
import { pascal } from '../names.ts';
import { toXml } from '../xml.ts';

type Format = StandardContract['formats'][number];

const contentTypes: Readonly<Record<Format, string>> = {
  json: 'application/json; charset=utf-8',
  xml: 'text/xml; charset=utf-8',
};

/** Mirrors of public services ask often; this bounds one address without hindering a city's own application. */
const questionsAMinute = 300;

/** The addresses that a foreign standard fixes: each question once for every format, told apart by the ending. */
export function standardRoutes(kernel: Kernel, app: App, contract: StandardContract): readonly Endpoint[] {
  const limit = limitByAddress({ requests: questionsAMinute, seconds: 60 });
  return contract.routes.flatMap((route) =>
    (route.file ? contract.formats.slice(0, 1) : contract.formats).map((format) => {
      const written = (root: string, body: unknown) =>
        format === 'json' ? JSON.stringify(body) : toXml(root, body, contract.entries);
      return endpoint({
        method: route.method,
        path: `${contract.base}${route.path}${route.file ? '' : `.${format}`}`,
        operation: `${route.key}${pascal(contract.key, format)}`,
        summary: `${contract.title}：${route.title}`,
        tag: app.title,
        open: true,
        foreign: true,
        ...(route.method === 'GET'
          ? { query: Type.Object({ ...route.input.properties }) }
          : { body: route.input, consumes: 'application/x-www-form-urlencoded' as const }),
        answer: route.output,
        produces: [route.file ? 'application/octet-stream' : (contentTypes[format].split(';', 1)[0] ?? '')],
        async handle(call) {
          await limit(call.request.ip);
          const input = inputOf(route, call);
          const who = await accountOf(kernel, contract, route, input);
          const { [contract.keyParameter]: _key, ...rest } = input;
          const answer = await kernel.contracts.standard(app, contract, route, {
            who,
            origin: `${call.request.protocol}://${call.request.host}`,
            params: call.params,
            input: rest,
          });
          if (route.file) return sentFile(call, answer as StandardFile);
          call.reply.type(contentTypes[format]);
          return written(route.root, answer);
        },
        failed({ status, message }: Failure, reply) {
          const told = contract.failure({ status, message });
          reply.code(told.status).type(contentTypes[format]);
          return written(told.root, told.body);
        },
      });
    }),
  );
}

/** Shown and never run, whatever it holds. */
function sentFile({ reply }: Pick<Call, 'reply'>, { content, type }: StandardFile): Buffer {
  reply.type(type).header('content-disposition', 'inline').header('content-security-policy', "default-src 'none'");
  return Buffer.from(content);
}

/** Query and form together, as text; the form wins. */
function inputOf(route: StandardRoute, { request }: Pick<Call, 'request'>): Readonly<Record<string, string>> {
  const query = joinedParameters(new URLSearchParams(request.url.split('?', 2)[1] ?? ''));
  if (route.method === 'GET') return query;
  const form = Object.entries((request.body ?? {}) as Readonly<Record<string, unknown>>);
  return { ...query, ...Object.fromEntries(form.map(([name, value]) => [name, String(value)])) };
}

async function accountOf(
  kernel: Kernel,
  contract: StandardContract,
  route: StandardRoute,
  input: Readonly<Record<string, string>>,
): Promise<Who | null> {
  const key = input[contract.keyParameter];
  if (route.open || key === undefined) return null;
  return (await kernel.identity.device(key))?.who ?? null;
}
