import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

/** Lines written together: a write for each would take longer than the work. */
const together = 256;

/**
 * Answers each line of standard input with a line of JSON. A line that cannot be used is answered with
 * `{"error":"…"}` in its place, so that answers and questions stay side by side. Exit status 0 when all lines were
 * used, 2 when one was not or the command is wrong.
 */
export async function answerLines(
  args: readonly string[],
  usage: string,
  answer: (value: unknown) => object | { readonly error: string },
): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { ndjson: { type: 'boolean' } }, strict: false });
  if (values.ndjson !== true) {
    process.stderr.write(`用法：${usage} < FILE\n`);
    return 2;
  }
  let failed = false;
  await mapLines((line) => {
    const answered = answerLine(line, answer);
    failed ||= 'error' in answered;
    return JSON.stringify(answered);
  });
  return failed ? 2 : 0;
}

/** Writes a line for each line of standard input that is not blank. */
export async function mapLines(answer: (line: string) => string): Promise<void> {
  let waiting: string[] = [];
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    waiting.push(answer(line));
    if (waiting.length < together) continue;
    await print(waiting);
    waiting = [];
  }
  await print(waiting);
}

function answerLine(line: string, answer: (value: unknown) => object): object {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return { error: `not JSON: ${(error as Error).message}` };
  }
  return answer(value);
}

/** Waits until the pipe has taken it: a slow reader does not fill our memory. */
function print(lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return Promise.resolve();
  return new Promise((resolve, reject) =>
    process.stdout.write(`${lines.join('\n')}\n`, (error) => (error ? reject(error) : resolve())),
  );
}
