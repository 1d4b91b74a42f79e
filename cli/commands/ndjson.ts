import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';

/** Lines written together: a write for each would take longer than the work. */
const together = 256;

/**
 * Answers each line of standard input with a line of JSON. A line that cannot be used is answered with
 * `{"line":…,"error":"…"}` in its place, so that answers and questions stay side by side. Exit status 0 when all lines
 * were used, 2 when one was not or the command is wrong.
 */
export async function answerLines(
  args: readonly string[],
  usage: string,
  answer: (value: unknown) => object | { readonly error: string },
): Promise<number> {
  if (!asksForLines(args)) {
    process.stderr.write(`用法：${usage} < 文件（每行一个 JSON）\n`);
    return 2;
  }
  let failed = false;
  await mapLines((text, line) => {
    const answered = answerLine(text, answer);
    if (!('error' in answered)) return JSON.stringify(answered);
    failed = true;
    return JSON.stringify({ line, ...answered });
  });
  return failed ? 2 : 0;
}

function asksForLines(args: readonly string[]): boolean {
  try {
    return parseArgs({ args: [...args], options: { ndjson: { type: 'boolean' } } }).values.ndjson === true;
  } catch {
    return false;
  }
}

/** Writes a line for each line of standard input that is not blank; the first has number 1. */
export async function mapLines(answer: (text: string, line: number) => string): Promise<void> {
  try {
    await pipeline(answered(answer), process.stdout, { end: false });
  } catch (error) {
    // Who reads only the first answers, as `head` does, has had what he wanted.
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
}

async function* answered(answer: (text: string, line: number) => string): AsyncGenerator<string> {
  let waiting: string[] = [];
  let line = 0;
  for await (const text of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    line += 1;
    // Files of Windows begin with a byte order mark.
    const clean = line === 1 ? text.replace(/^\uFEFF/, '') : text;
    if (clean.trim() === '') continue;
    waiting.push(answer(clean, line));
    if (waiting.length < together) continue;
    yield `${waiting.join('\n')}\n`;
    waiting = [];
  }
  if (waiting.length > 0) yield `${waiting.join('\n')}\n`;
}

function answerLine(text: string, answer: (value: unknown) => object): object {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { error: `不是 JSON：${(error as Error).message}` };
  }
  return answer(value);
}
