import type { Readable } from 'node:stream';
import type { ChdbConnection, Connection } from 'chdb/connection';
import { bytesHere } from './chdb-bytes.ts';
import { streamsHere } from './chdb-stream.ts';

/**
 * Two for questions: each running statement holds one of the four threads that Node gives to such work, and passwords
 * and files need some too.
 */
const askingLanes = 2;

/**
 * One connection of the engine in this process runs one statement at a time, so that a long question would hold up
 * every write behind it. Here writes have a connection of their own and questions go to the idler of the others. What
 * `exec` is given is an insert when bytes come with it, else a question whose answer is read piece by piece.
 */
export function chdbLanes(dir: string, open: () => ChdbConnection): Connection<Readable> {
  const writer = open();
  const asking = Array.from({ length: askingLanes }, () => ({ connection: open(), running: 0 }));
  const stream = streamsHere(dir);
  const insertBytes = bytesHere(dir, writer);
  return {
    query: async (params) => {
      const lane = asking.reduce((idlest, each) => (each.running < idlest.running ? each : idlest));
      lane.running += 1;
      try {
        return await lane.connection.query(params);
      } finally {
        lane.running -= 1;
      }
    },
    insert: (params) => writer.insert(params),
    exec: (params) => (params.values ? insertBytes(params) : stream(params)),
    command: (params) => writer.command(params),
    ping: (params) => writer.ping(params),
    close: async () => {
      for (const { connection } of asking) await connection.close();
      await writer.close();
    },
  };
}
