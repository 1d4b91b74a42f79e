import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { apps } from '../apps/index.ts';
import { openApi } from './openapi.ts';
import { allRoutes } from './routes/index.ts';
import { serveTest, type TestServer } from './test/serve-test.ts';
import { weighing } from './test/weighing.ts';

let server: TestServer;
beforeAll(async () => {
  server = await serveTest([weighing, ...apps]);
});
afterAll(() => server.close());

interface Described {
  readonly operationId: string;
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: unknown }>> };
}

it('is valid OpenAPI 3.1 for every application, and served to strangers', async () => {
  const response = await fetch(`${server.url}/api/openapi.json`);
  const description = await response.json();
  expect(await new Validator().validate(description)).toEqual({ valid: true });
  expect(description.openapi).toBe('3.1.0');
});

it('describes each operation once, with the declared fields in it', () => {
  const routes = allRoutes(server.kernel);
  const { paths } = openApi(routes, 'test') as { paths: Readonly<Record<string, Readonly<Record<string, Described>>>> };
  const operations = Object.values(paths).flatMap((path) => Object.values(path));
  expect(operations).toHaveLength(routes.length);
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(routes.length);
  const create = paths['/api/weighing/entities/station']?.post;
  expect(create?.requestBody?.content['application/json']?.schema).toMatchObject({
    properties: {
      values: {
        required: ['name', 'county'],
        additionalProperties: false,
        properties: { name: { title: '名称', maxLength: 40 }, lanes: { title: '车道数', 'x-unit': '条' } },
      },
    },
  });
  expect(paths['/api/weighing/cases/repair/{id}/moves/finish']?.post?.operationId).toBe('moveWeighingRepairFinish');
});
