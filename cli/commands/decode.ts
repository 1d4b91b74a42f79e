import { parseArgs } from 'node:util';
import { wireError } from '../../protocols/wire/index.ts';
import { type Answer, decodeRaw } from '../decode/decode-request.ts';
import { decodeOptions, decodeUsage } from '../decode/usage.ts';
import { mapLines } from './ndjson.ts';

/** `hengdao decode`: what the bytes of a vehicle protocol say, or why they say nothing. */
export async function decode(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      protocol: { type: 'string' },
      edition: { type: 'string' },
      kind: { type: 'string' },
      'message-id': { type: 'string' },
      keys: { type: 'string' },
      json: { type: 'boolean' },
      ndjson: { type: 'boolean' },
    },
    strict: false,
  });
  const given = { protocol: values.protocol, edition: values.edition, kind: values.kind, keys: values.keys };
  if (values.ndjson === true) {
    await mapLines((line) => toJson(decodeLine(line, given)));
    return 0;
  }
  if (positionals.length === 0) {
    process.stderr.write(`用法：hengdao ${decodeUsage}\n${decodeOptions}\n`);
    return 2;
  }
  const answer = decodeRaw({ ...given, messageId: values['message-id'], hex: positionals.join('') });
  process.stdout.write(`${toJson(answer, values.json === true ? 0 : 2)}\n`);
  return answer.ok ? 0 : 1;
}

function decodeLine(line: string, given: object): Answer {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return { ok: false, error: wireError('hex.invalid', 0, `不是 JSON：${(error as Error).message}`) };
  }
  if (typeof value === 'object' && value !== null) return decodeRaw({ ...given, ...value });
  return { ok: false, error: wireError('hex.invalid', 0, '不是 JSON 对象') };
}

/** Numbers of 64 bits are written as numbers while they are exact, else as text. */
function toJson(answer: Answer, indent = 0): string {
  const plain = (_: string, value: unknown) =>
    typeof value === 'bigint' ? (value <= Number.MAX_SAFE_INTEGER ? Number(value) : String(value)) : value;
  return JSON.stringify(answer, plain, indent);
}
