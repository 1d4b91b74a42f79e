import Type, { type TObject } from 'typebox';
import { assert } from '../../kernel/base/assert.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { App } from '../../kernel/sdk/app.ts';
import type { ServiceContract } from '../../kernel/sdk/contract.ts';
import { limitByAddress } from '../address-limit.ts';
import { type Call, type Endpoint, endpoint } from '../endpoint.ts';
import { pascal } from '../names.ts';

/** What one address may ask of an open service in a minute: reading a page takes several questions, filing takes one. */
const questionsAMinute = 120;
const writesAMinute = 12;

/** A data service: a question and its answer. Open ones are at the same address for everybody. */
export function serviceRoute(kernel: Kernel, app: App, contract: ServiceContract): Endpoint {
  const { safe, open = false } = contract;
  if (open) assertClosed(`${app.key}.${contract.key}`, contract.output);
  const limit = limitByAddress({ requests: safe ? questionsAMinute : writesAMinute, seconds: 60 });
  const answer = async ({ who, request }: Call, input: unknown) => {
    if (open) await limit(request.ip);
    return kernel.contracts.call(app, contract, who, input);
  };
  const common = {
    path: `/api/${app.key}/services/${contract.key}`,
    operation: `ask${pascal(app.key, contract.key)}`,
    summary: contract.title,
    tag: app.title,
    open,
    machines: contract.machines ?? false,
    answer: contract.output,
    ...(contract.maxBytes === undefined ? {} : { bodyLimit: contract.maxBytes }),
  };
  if (safe) {
    const query = contract.input as TObject;
    return endpoint({ ...common, method: 'GET', query, handle: (call) => answer(call, call.query) });
  }
  const body = contract.input;
  return endpoint({
    ...common,
    method: 'POST',
    body,
    envelope: Type.Unknown(),
    handle: (call) => answer(call, call.body),
  });
}

/** What goes out to everybody is named field by field: an object that lets further ones through is a mistake of ours. */
function assertClosed(name: string, schema: unknown): void {
  if (Array.isArray(schema)) for (const each of schema) assertClosed(name, each);
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return;
  const { type, additionalProperties } = schema as Readonly<Record<string, unknown>>;
  assert(type !== 'object' || additionalProperties === false, `the open service ${name} answers with an open object`);
  for (const part of Object.values(schema)) assertClosed(name, part);
}
