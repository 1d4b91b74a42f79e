import { parseArgs } from 'node:util';
import { type RuleSet, ruleSets } from '../../apps/evaluation/scoring/rule-sets.ts';

export interface AuditOrder {
  readonly paths: readonly string[];
  readonly json: boolean;
  /** Everything in the text report, also the checks that passed. */
  readonly all: boolean;
  readonly sets: readonly RuleSet[];
}

/** The command was called in a way it cannot be; the sentence is for whoever typed it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const listOfRules = ruleSets.map(({ id, title }) => `  ${id.padEnd(18)}${title}`).join('\n');

export const auditHelp = `用法：hengdao audit 文件或文件夹 … [选项]

读入部门决算公开或绩效自评文件（.txt .docx .pdf .xlsx），核对勾稽关系、重新评分、对指标值提出建议。
不需要启动平台，文件不上传、不保存。文件夹连同下级文件夹一并读入。

选项：
  --all           文字报告列出全部发现、建议和通过的核对，不只列各类的前几项
  --json          每个文件输出一行 JSON（结构见 docs/audit-json.md），不输出文字报告
  --rules 规则    只用所选评分规则重算，可重复或以逗号分隔；不选则全部使用
  --help          显示本说明

评分规则：
${listOfRules}

退出状态：
  0  全部读入（有无发现都是 0）
  2  有文件不能作为决算公开文件读入，或命令有误；原因见标准错误输出

示例：
  hengdao audit 2024年决算公开.pdf
  hengdao audit 各单位决算/ --json > 核对结果.ndjson
  hengdao audit 2024年决算公开.docx --rules strict,proportional
`;

/** What the command line asks for, or null when it asks for help. Throws `UsageError`. */
export function parseOrder(args: readonly string[]): AuditOrder | null {
  const { values, positionals } = parse(args);
  if (values.help) return null;
  if (positionals.length === 0) throw new UsageError('没有指明要核对的文件或文件夹。');
  return { paths: positionals, json: values.json ?? false, all: values.all ?? false, sets: chosen(values.rules) };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        all: { type: 'boolean' },
        json: { type: 'boolean' },
        rules: { type: 'string', multiple: true },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!(error instanceof Error) || !code.startsWith('ERR_PARSE_ARGS_')) throw error;
    const option = /'([^' ]+)/.exec(error.message)?.[1] ?? '';
    const unknown = code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION';
    throw new UsageError(unknown ? `没有选项“${option}”。` : `选项“${option}”的用法不对。`, { cause: error });
  }
}

function chosen(given: readonly string[] | undefined): readonly RuleSet[] {
  if (!given) return ruleSets;
  const ids = given.flatMap((list) => list.split(',')).map((id) => id.trim());
  const unknown = ids.find((id) => !ruleSets.some((set) => set.id === id));
  if (unknown !== undefined) throw new UsageError(`没有评分规则“${unknown}”。可选：\n${listOfRules}`);
  return ruleSets.filter((set) => ids.includes(set.id));
}
