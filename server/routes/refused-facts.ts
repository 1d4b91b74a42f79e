import Type from 'typebox';
import { Refusal } from '../../kernel/base/refusal.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { isRefused } from '../../kernel/store/index.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { subjectOfRefused } from '../refused-facts.ts';
import { demandPlatformRole } from './platform.ts';

const tag = '平台';

const RefusedFacts = Type.Object({
  name: Type.String({ title: '内容的 SM3' }),
  table: Type.String(),
  columns: Type.String(),
  bytes: Type.Integer(),
  at: Type.String(),
  reason: Type.String(),
});

/** Batches of facts that the engine refuses: what there is, and another try once the reason is mended. */
export function refusedFactsRoutes(kernel: Kernel): readonly Endpoint[] {
  const { store, journal } = kernel;
  return [
    endpoint({
      method: 'GET',
      path: '/api/refused-facts',
      operation: 'refusedFacts',
      summary: '未能入库的数据',
      tag,
      answer: Type.Array(RefusedFacts),
      async handle({ who }) {
        demandPlatformRole(kernel, who, ['auditor', 'admin'], '查看未能入库的数据');
        return store.factLog.setAside;
      },
    }),
    endpoint({
      method: 'POST',
      path: '/api/refused-facts/:name/retry',
      operation: 'retryRefusedFacts',
      summary: '重新入库',
      tag,
      body: Type.Object({}, { additionalProperties: false }),
      answer: Type.Null(),
      async handle({ who, params }) {
        demandPlatformRole(kernel, who, ['admin'], '重新入库');
        const name = params.name ?? '';
        const isThere = await store.factLog.retry(name).catch((error: Error) => {
          if (!isRefused(error)) throw error;
          throw new Refusal('input.invalid', { detail: `ClickHouse 仍不接收：${error.message}` });
        });
        if (!isThere) throw new Refusal('record.missing', { what: '未能入库的数据' });
        await journal.append(store.db, { who, action: 'facts.taken', subject: subjectOfRefused(name), detail: {} });
      },
    }),
  ];
}
