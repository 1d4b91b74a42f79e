import Type from 'typebox';
import type { Kernel } from '../../kernel/kernel.ts';
import { pageOf } from '../answers.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { pageQuery } from './platform.ts';

const tag = '交换';
const closed = { additionalProperties: false };
const AnyObject = Type.Record(Type.String(), Type.Unknown());
const of = {
  app: Type.Optional(Type.String({ title: '业务系统', maxLength: 60 })),
  contract: Type.Optional(Type.String({ title: '交换', maxLength: 60 })),
};

/** What came in, what of it is quarantined, and what waits to go out. */
export function exchangeRoutes({ contracts }: Kernel): readonly Endpoint[] {
  return [
    endpoint({
      method: 'GET',
      path: '/api/intakes',
      operation: 'intakes',
      summary: '接收记录',
      tag,
      query: Type.Object({ ...of, ...pageQuery }, closed),
      answer: pageOf(AnyObject),
      handle: ({ who, query }) => contracts.intakes(who, query),
    }),
    endpoint({
      method: 'GET',
      path: '/api/quarantine',
      operation: 'quarantine',
      summary: '隔离区',
      tag,
      query: Type.Object(
        {
          ...of,
          state: Type.Optional(Type.Enum(['open', 'resolved', 'dismissed'], { title: '状态' })),
          ...pageQuery,
        },
        closed,
      ),
      answer: pageOf(AnyObject),
      handle: ({ who, query }) => contracts.quarantine(who, query),
    }),
    endpoint({
      method: 'POST',
      path: '/api/quarantine/:id/decide',
      operation: 'decideQuarantine',
      summary: '处置隔离数据',
      tag,
      body: Type.Object(
        {
          decision: Type.Enum(['resolved', 'dismissed'], { title: '处置' }),
          why: Type.String({ title: '处理说明', minLength: 1, maxLength: 500 }),
        },
        closed,
      ),
      answer: Type.Null(),
      handle: ({ who, params, body }) => contracts.decide(who, params.id ?? '', body.decision, body.why),
    }),
    endpoint({
      method: 'GET',
      path: '/api/uploads',
      operation: 'uploads',
      summary: '上报队列',
      tag,
      query: Type.Object(
        {
          ...of,
          state: Type.Optional(Type.Enum(['waiting', 'sent', 'failed'], { title: '状态' })),
          ...pageQuery,
        },
        closed,
      ),
      answer: pageOf(AnyObject),
      handle: ({ who, query }) => contracts.uploads(who, query),
    }),
    endpoint({
      method: 'POST',
      path: '/api/uploads/:id/retry',
      operation: 'retryUpload',
      summary: '重新上报',
      tag,
      answer: Type.Null(),
      handle: ({ who, params }) => contracts.retryUpload(who, params.id ?? ''),
    }),
  ];
}
