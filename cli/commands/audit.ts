import { toAuditJson } from '../../apps/evaluation/report/audit-json.ts';
import { summarise } from '../../apps/evaluation/report/summary.ts';
import { examine } from '../../apps/evaluation/rules.ts';
import { readText } from '../../protocols/office/index.ts';
import { type AuditOrder, auditHelp, parseOrder, UsageError } from '../audit/arguments.ts';
import { type Found, findFiles, plainReason, readBytes } from '../audit/files.ts';

/** `hengdao audit`: 0 when every file was read, findings or not; 2 when one could not be read as a disclosure. */
export async function audit(args: readonly string[]): Promise<number> {
  process.stdout.on('error', leaveWithReader);
  try {
    const order = parseOrder(args);
    if (order) return await auditAll(order);
    await print(auditHelp);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n用法见 hengdao audit --help\n`);
    return 2;
  }
}

/** One file after the other, so that memory does not grow with their number. */
async function auditAll(order: AuditOrder): Promise<number> {
  const found = await findFiles(order.paths);
  let read = 0;
  for (const [index, file] of found.entries()) {
    if (found.length > 1) process.stderr.write(`[${index + 1}/${found.length}] ${file.path}\n`);
    if (await auditOne(file, order)) read += 1;
  }
  if (found.length > 1) process.stderr.write(`共 ${found.length} 个，读入 ${read} 个。\n`);
  return read === found.length ? 0 : 2;
}

async function auditOne({ path, why }: Found, order: AuditOrder): Promise<boolean> {
  let output = '';
  let reason = why;
  try {
    if (reason === undefined) output = await examineFile(path, order);
  } catch (error) {
    reason = plainReason(error);
  }
  if (reason === undefined) await print(output);
  else process.stderr.write(`${path}：${reason}\n`);
  return reason === undefined;
}

async function examineFile(path: string, { sets, json, all }: AuditOrder): Promise<string> {
  const examination = examine(await readText(await readBytes(path), path), sets);
  if (!json) return `${summarise(examination, { all, columns: process.stdout.columns ?? null })}\n`;
  const { disclosure, scored, audit: found, advice } = examination;
  return `${JSON.stringify({ file: path, ...toAuditJson(disclosure, scored, found, advice) })}\n`;
}

/** Writes and waits until the pipe has taken it: a reader slower than we are does not fill our memory. */
function print(text: string): Promise<void> {
  return new Promise((resolve) => process.stdout.write(text, () => resolve()));
}

/** Whoever reads our output may leave before its end, as `head` does; there is nobody then to tell more. */
function leaveWithReader(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
}
