import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { UnreadableDisclosure } from '../../apps/evaluation/disclosure/model.ts';
import { toAuditJson } from '../../apps/evaluation/report/audit-json.ts';
import { summarise } from '../../apps/evaluation/report/summary.ts';
import { examine } from '../../apps/evaluation/rules.ts';
import { type RuleSet, ruleSets } from '../../apps/evaluation/scoring/rule-sets.ts';
import { readText, UnreadableFile } from '../../protocols/office/index.ts';

const readable = new Set(['.txt', '.docx', '.pdf', '.xlsx']);

/** Files as named, and of a folder all that have a readable extension, in order of their names. */
async function expand(paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    if (!(await stat(path)).isDirectory()) {
      found.push(path);
      continue;
    }
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    const files = entries.filter((one) => one.isFile() && readable.has(extname(one.name).toLowerCase()));
    found.push(...files.map((one) => join(one.parentPath, one.name)).sort());
  }
  return found;
}

/** The plain sentence for what a user's input or the file system can do to us; anything else is our own mistake. */
function plainReason(error: unknown): string {
  if (error instanceof UnreadableFile || error instanceof UnreadableDisclosure) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return '找不到该文件或文件夹。';
  if (code === 'EACCES' || code === 'EPERM') return '没有读取权限。';
  throw error;
}

async function examineFile(path: string, sets: readonly RuleSet[], json: boolean): Promise<string> {
  const { disclosure, scored, audit: found, advice } = examine(await readText(await readFile(path), path), sets);
  if (!json) return `${summarise(disclosure, scored, found)}\n`;
  return `${JSON.stringify({ file: path, ...toAuditJson(disclosure, scored, found, advice) })}\n`;
}

/** Writes and waits until the pipe has taken it: a reader slower than we are does not fill our memory. */
function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => process.stdout.write(text, (error) => (error ? reject(error) : resolve())));
}

function progress(done: number, all: number, path: string): void {
  if (all > 1) process.stderr.write(`[${done}/${all}] ${path}\n`);
}

function chooseRules(ids: readonly string[] | undefined): readonly RuleSet[] | string {
  if (!ids) return ruleSets;
  const chosen = ruleSets.filter((set) => ids.includes(set.id));
  const known = ruleSets.map((set) => set.id).join('、');
  return chosen.length === ids.length ? chosen : `没有这样的评分规则；可选：${known}`;
}

/** `hengdao audit`: 0 when every file was read, findings or not; 2 when one could not be read as a disclosure. */
export async function audit(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean' }, rules: { type: 'string', multiple: true } },
  });
  const sets = chooseRules(values.rules);
  if (typeof sets === 'string' || positionals.length === 0) {
    process.stderr.write(
      `${typeof sets === 'string' ? sets : '用法：hengdao audit FILE|FOLDER … [--json] [--rules ID]'}\n`,
    );
    return 2;
  }
  let failed = 0;
  let files: string[];
  try {
    files = await expand(positionals);
  } catch (error) {
    process.stderr.write(`${positionals.join(' ')}：${plainReason(error)}\n`);
    return 2;
  }
  if (files.length === 0) {
    process.stderr.write('文件夹中没有可读取的文件（.txt .docx .pdf .xlsx）。\n');
    return 2;
  }
  for (const [index, path] of files.entries()) {
    progress(index + 1, files.length, path);
    try {
      await print(await examineFile(path, sets, values.json ?? false));
    } catch (error) {
      failed += 1;
      process.stderr.write(`${path}：${plainReason(error)}\n`);
    }
  }
  if (files.length > 1) process.stderr.write(`共 ${files.length} 个文件，读入 ${files.length - failed} 个。\n`);
  return failed > 0 ? 2 : 0;
}
