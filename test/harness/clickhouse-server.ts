/**
 * A ClickHouse server for tests, in a process that can be killed: `clickhouse-server.ts DATA_DIR PORT`. It is the very
 * engine, which npm brings as a library, behind the little of its HTTP interface that the client uses. Prints `port N`.
 */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createChdbConnection } from 'chdb/connection';
import { chdbLanes } from '../../kernel/store/chdb-lanes.ts';

const [dataDir = '', port = '0'] = process.argv.slice(2);
const engine = chdbLanes(dataDir, () => createChdbConnection({ path: dataDir }));

/** Parameters of the address that are no settings of the engine. */
const own = /^(query|query_id|session_id|database|role|param_.*)$/;

async function answer(request: IncomingMessage): Promise<Buffer> {
  const { searchParams } = new URL(request.url ?? '', 'http://localhost');
  const body = await buffer(request);
  const inAddress = searchParams.get('query');
  const query = inAddress ?? body.toString();
  if (query === '') return Buffer.from('Ok.\n');
  const given = [...searchParams];
  const params = given.filter(([name]) => name.startsWith('param_')).map(([name, value]) => [name.slice(6), value]);
  const asked = {
    query,
    query_params: Object.fromEntries(params),
    clickhouse_settings: Object.fromEntries(given.filter(([name]) => !own.test(name))),
  };
  if (inAddress !== null && body.length > 0) {
    await engine.exec({ ...asked, values: Readable.from([body], { objectMode: false }) });
    return Buffer.alloc(0);
  }
  const { stream } = await engine.query(asked);
  return await buffer(stream);
}

const server = createServer((request, response) => {
  answer(request).then(
    (bytes) => response.end(bytes),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});
server.listen(Number(port), '127.0.0.1', () => console.log(`port ${(server.address() as AddressInfo).port}`));
