import { audit } from './commands/audit.ts';
import { decodeOptions, decodeUsage } from './decode/usage.ts';

interface Command {
  readonly usage: string;
  readonly about: string;
  /** What `--help` says besides; a command without it answers `--help` itself. */
  readonly options?: string;
  /** Gives the exit status. */
  readonly run: (args: readonly string[]) => Promise<number>;
}

const stores = `  --data-dir 目录         数据目录，默认 data（DATA_DIR）
  --database-url 地址     使用已有的 PostgreSQL（DATABASE_URL）
  --clickhouse-url 地址   使用已有的 ClickHouse（CLICKHOUSE_URL）`;

/** Commands that need stores and server are loaded when they are called: `audit` starts in a fraction of the time. */
const commands: Readonly<Record<string, Command>> = {
  audit: {
    usage: 'audit 文件或文件夹 … [--all] [--json] [--rules 规则]',
    about: '读入决算公开或绩效自评文件（.txt .docx .pdf .xlsx），核对、重新评分、提出建议',
    run: audit,
  },
  'assess-weight': {
    usage: 'assess-weight --ndjson',
    about: '逐行判定超限：限值、超限量、处理（标准输入，每行一个 JSON）',
    run: async (args) => (await import('./commands/assess-weight.ts')).assessWeightCommand(args),
  },
  'check-plate': {
    usage: 'check-plate --ndjson',
    about: '逐行核验车牌（标准输入，每行一个 JSON）',
    run: async (args) => (await import('./commands/check-plate.ts')).checkPlateCommand(args),
  },
  decode: {
    usage: decodeUsage,
    about: '解析车辆协议的报文：JT/T 808、JT/T 809、JT/T 1078、T/JSATL 12',
    options: decodeOptions,
    run: async (args) => (await import('./commands/decode.ts')).decode(args),
  },
  evidence: {
    usage: 'evidence verify 文件',
    about: '核验治超封存证据包：逐一重算 SM3，不需要平台',
    run: async (args) => (await import('./commands/evidence.ts')).evidence(args),
  },
  sim: {
    usage: 'sim coach | enforcement | hotline | overload …',
    about: '模拟车载终端、执法人员、来电和短信、治超站点，经公开接口（数据标明模拟）',
    run: async (args) => (await import('./commands/sim.ts')).sim(args),
  },
  start: {
    usage: 'start [选项]',
    about: '启动平台（内置数据库），打印地址和账号；Ctrl-C 停止',
    options: `  --port 端口             默认 8080，被占用时顺延（PORT）
  --host 地址             默认只供本机访问（HENGDAO_HOST）
${stores}
  --public-url 地址       用户经代理以 HTTPS 访问时的地址
  --log-file 文件         日志写入文件
  --no-demonstration      不装入演示年度`,
    run: async (args) => (await import('./commands/start.ts')).start(args),
  },
  journal: {
    usage: 'journal verify [选项]',
    about: '校验日志的 SM3 链',
    options: stores,
    run: async (args) => (await import('./commands/journal.ts')).journal(args),
  },
};

const asksForHelp = (arg: string) => arg === '--help' || arg === '-h';

function help(): string {
  const lines = Object.values(commands).map((one) => `  hengdao ${one.usage}\n      ${one.about}\n`);
  return `衡道命令行。用法：\n\n${lines.join('\n')}\n各命令的选项：hengdao 命令 --help\n`;
}

/** Runs one command of the product. Exit status 0 done, 1 failed, 2 the input cannot be used. */
export async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || asksForHelp(name)) {
    process.stdout.write(help());
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    process.stderr.write(`没有命令“${name}”。\n${help()}`);
    return 2;
  }
  if (command.options !== undefined && rest.some(asksForHelp)) {
    process.stdout.write(`用法：hengdao ${command.usage}\n${command.about}\n\n选项：\n${command.options}\n`);
    return 0;
  }
  return command.run(rest);
}
