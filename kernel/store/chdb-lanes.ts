import type { Readable } from 'node:stream';
import type { ChdbConnection, Connection } from 'chdb/connection';

/**
 * Two for questions: each running statement holds one of the four threads that Node gives to such work, and passwords
 * and files need some too.
 */
const askingLanes = 2;

/**
 * One connection of the engine in this process runs one statement at a time, so that a long question would hold up
 * every write behind it. Here writes have a connection of their own and questions go to the idler of the others;
 * `stream` answers `exec`, the questions whose answers are read piece by piece.
 */
export function chdbLanes(open: () => ChdbConnection, stream: Connection<Readable>['exec']): Connection<Readable> {
  const writer = open();
  const asking = Array.from({ length: askingLanes }, () => ({ connection: open(), running: 0 }));
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
    exec: stream,
    command: (params) => writer.command(params),
    ping: (params) => writer.ping(params),
    close: async () => {
      for (const { connection } of asking) await connection.close();
      await writer.close();
    },
  };
}
