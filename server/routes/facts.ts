import type { Kernel } from '../../kernel/kernel.ts';
import type { App } from '../../kernel/sdk/app.ts';
import type { Who } from '../../kernel/sdk/ctx.ts';
import type { FactType } from '../../kernel/sdk/fact.ts';
import { factRecord, pageOf } from '../answers.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import type { Export } from '../export.ts';
import { listQuery, PagedQuery } from '../list-query.ts';
import { pascal } from '../names.ts';
import { exportEndpoints } from './entities.ts';

/** Facts are read and exported here; they come in through contracts and moves only. */
export function factRoutes(kernel: Kernel, app: App, type: FactType): readonly Endpoint[] {
  const path = `/api/${app.key}/facts/${type.key}`;
  const name = pascal(app.key, type.key);
  const storeFor = (who: Who) => kernel.ctxFor(who, app).facts(type);
  const what = (who: Who): Export => ({
    kernel,
    who,
    subject: `${app.key}.${type.key}`,
    title: type.title,
    fields: type.columns,
    extra: { simulated: { title: '模拟数据', of: (row) => (row.simulated === true ? '是' : '否') } },
    store: storeFor(who),
  });
  return [
    ...exportEndpoints(`${path}/export`, `Fact${name}`, type.title, app.title, what),
    endpoint({
      method: 'GET',
      path,
      operation: `listFact${name}`,
      summary: `${type.title}列表`,
      tag: app.title,
      query: PagedQuery,
      answer: pageOf(factRecord(type.columns)),
      handle: ({ who, query }) => storeFor(who).list(listQuery(query)),
    }),
  ];
}
