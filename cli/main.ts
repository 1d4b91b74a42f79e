import { audit } from './commands/audit.ts';

interface Command {
  readonly usage: string;
  readonly about: string;
  /** Gives the exit status. */
  readonly run: (args: readonly string[]) => Promise<number>;
}

/** Commands that need stores and server are loaded when they are called: `audit` starts in a fraction of the time. */
const commands: Readonly<Record<string, Command>> = {
  audit: {
    usage: 'audit FILE|FOLDER … [--json] [--rules ID]',
    about: '读入决算公开文件（.txt .docx .pdf），核对、重新评分、提出建议',
    run: audit,
  },
  start: {
    usage: 'start',
    about: '启动平台（内置数据库），打印地址和账号',
    run: async (args) => (await import('./commands/start.ts')).start(args),
  },
  journal: {
    usage: 'journal verify',
    about: '校验日志的 SM3 链',
    run: async (args) => (await import('./commands/journal.ts')).journal(args),
  },
};

function help(): string {
  const width = Math.max(...Object.values(commands).map((one) => one.usage.length));
  const lines = Object.values(commands).map((one) => `  hengdao ${one.usage.padEnd(width)}  ${one.about}`);
  return `用法：\n${lines.join('\n')}\n`;
}

/** Runs one command of the product. Exit status 0 done, 1 failed, 2 the input cannot be used. */
export async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(help());
    return 0;
  }
  const command = commands[name];
  if (!command) {
    process.stderr.write(`没有命令“${name}”。\n${help()}`);
    return 2;
  }
  return command.run(rest);
}
