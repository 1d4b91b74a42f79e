import type { ClickHouseClient } from '@clickhouse/client';

/** Rows that are handed over at once. */
const batchRows = 1000;

/** How values look, as in `clickhouse.ts`; a streamed question carries its settings itself. */
const shape = ['output_format_json_quote_64bit_integers = 0', 'output_format_json_quote_decimals = 0'];

/**
 * The rows of a question in batches, however many there are: the engine answers from one snapshot of the table, and no
 * faster than rows are taken. The first batch comes even when it is empty.
 */
export async function* streamClickHouse<T>(
  client: ClickHouseClient,
  question: {
    readonly text: string;
    readonly values: Record<string, unknown>;
    /** Such as `max_threads = 1`. */
    readonly settings?: readonly string[];
  },
): AsyncGenerator<readonly T[]> {
  const settings = [...shape, ...(question.settings ?? [])].join(', ');
  const query = `${question.text} SETTINGS ${settings} FORMAT JSONEachRow`;
  const { stream } = await client.exec({ query, query_params: question.values });
  const decoder = new TextDecoder();
  let rest = '';
  let waiting: T[] = [];
  let yielded = false;
  for await (const piece of stream) {
    const lines = (rest + decoder.decode(piece as Uint8Array, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      waiting.push(JSON.parse(line) as T);
      if (waiting.length < batchRows) continue;
      yield waiting;
      waiting = [];
      yielded = true;
    }
  }
  // Every row ends its line: what is left over is the error of an engine that failed on the way.
  if (rest !== '') throw new Error(`ClickHouse: ${rest.slice(0, 500)}`);
  if (waiting.length > 0 || !yielded) yield waiting;
}
