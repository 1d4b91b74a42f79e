import { mkdirSync, rmSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { ChdbConnection, Connection } from 'chdb/connection';

type Exec = Connection<Readable>['exec'];

/**
 * Inserts whose rows come as bytes beside the statement, as a server takes them in the body of a request. The engine in
 * this process takes such bytes from a file alone: it is written, read at once from the memory of the system, and
 * removed. Nothing depends on it after a kill, since such an insert was never acknowledged.
 */
export function bytesHere(dir: string, writer: ChdbConnection): Exec {
  const folder = join(dir, 'incoming');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { mode: 0o700 });
  let number = 0;
  return async ({ query, values, ...rest }) => {
    number += 1;
    const file = join(folder, String(number));
    try {
      await writeFile(file, values ?? '');
      const [, head = '', format = ''] = /^(.*) FORMAT (\w+)$/s.exec(query) ?? [];
      return await writer.exec({
        ...rest,
        query: `${head} FROM INFILE '${file.replaceAll("'", "\\'")}' FORMAT ${format}`,
      });
    } finally {
      await rm(file, { force: true });
    }
  };
}
