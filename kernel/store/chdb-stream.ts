import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { Session } from 'chdb';
import type { Connection } from 'chdb/connection';
import { begun } from '../base/begun.ts';

type Exec = Connection<Readable>['exec'];

async function* pieces(dir: string, query: string, values: Record<string, unknown>): AsyncGenerator<Buffer> {
  const session = new Session(dir);
  try {
    for await (const piece of session.queryStreamBind(query, values)) yield Buffer.from(piece.raw());
  } finally {
    session.close();
  }
}

/**
 * Runs a question on a connection of its own and hands the answer over piece by piece, as it is asked for: an answer
 * of any length takes the memory of a few pieces, and holds up nobody else. Its settings and format stand in its text.
 * What is wrong with the question is thrown at once.
 */
export function streamsHere(dir: string): Exec {
  return async ({ query, query_params: values = {} }) => {
    const answer = await begun(pieces(dir, query, values));
    const stream = Readable.from(answer, { objectMode: false });
    return { stream, query_id: randomUUID(), response_headers: {}, http_status_code: 200 };
  };
}
