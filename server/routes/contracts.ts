import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { Refusal } from '../../kernel/base/refusal.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { App } from '../../kernel/sdk/app.ts';
import type { ContractType, FileContract, ReadingContract } from '../../kernel/sdk/contract.ts';
import { limitByAddress } from '../address-limit.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { feedRoutes } from './feeds.ts';
import { inbound, Receipt } from './inbound.ts';
import { serviceRoute } from './services.ts';
import { standardRoutes } from './standards.ts';

const megabyte = 1024 * 1024;
const closed = { additionalProperties: false };

const OneFile = Type.Object({ file: Type.String({ title: '文件', contentEncoding: 'binary' }) });

/** The way in, or the question, that a contract declares. Uploads have none: they go out. */
export function contractRoutes(kernel: Kernel, app: App, contract: ContractType): readonly Endpoint[] {
  switch (contract.kind) {
    case 'file':
      return [fileRoute(kernel, app, contract)];
    case 'reading':
      return [readingRoute(kernel, app, contract)];
    case 'feed':
      return feedRoutes(kernel, app, contract);
    case 'service':
      return [serviceRoute(kernel, app, contract)];
    case 'standard':
      return standardRoutes(kernel, app, contract);
    case 'upload':
      return [];
  }
}

function fileRoute(kernel: Kernel, app: App, contract: FileContract): Endpoint {
  return endpoint({
    ...inbound(app, contract),
    query: Type.Object({ again: Type.Optional(Type.Boolean({ title: '即使先前已接收也重新处理' })) }, closed),
    body: OneFile,
    consumes: 'multipart/form-data',
    bodyLimit: contract.maxBytes + megabyte,
    answer: Receipt,
    async handle({ who, query, request }) {
      const file = await receivedFile(request, contract.maxBytes);
      return kernel.contracts.takeFile(app, contract, who, { ...file, again: query.again ?? false });
    },
  });
}

function readingRoute(kernel: Kernel, app: App, contract: ReadingContract): Endpoint {
  const limit = limitByAddress({ requests: 20, seconds: 60 });
  return endpoint({
    ...inbound(app, contract),
    open: contract.open,
    body: OneFile,
    consumes: 'multipart/form-data',
    bodyLimit: contract.maxBytes + megabyte,
    answer: Type.Unknown(),
    async handle({ who, request }) {
      if (!request.signedIn) await limit(request.ip);
      const file = await receivedFile(request, contract.maxBytes);
      return kernel.contracts.read(app, contract, request.signedIn ? who : null, file);
    },
  });
}

/** The one file of a form, whole: the largest is bounded by its contract. */
export async function receivedFile(request: FastifyRequest, maxBytes: number) {
  if (!request.isMultipart()) throw new Refusal('input.invalid', { detail: '须以表单提交文件' });
  const part: MultipartFile | undefined = await request.file({ limits: { fileSize: maxBytes } });
  if (!part) throw new Refusal('input.invalid', { detail: '缺少文件' });
  return { name: part.filename, content: new Uint8Array(await part.toBuffer()) };
}
