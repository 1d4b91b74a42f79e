const line = (text = '') => process.stdout.write(`${text}\n`);

export const say = {
  starting: (dataDir: string) => line(`衡道正在启动… (Hengdao is starting; data in ${dataDir})`),
  building: () => line('正在构建网页… (building the web application)'),
  demonstration: (title: string) => line(`正在载入演示数据：${title}… (loading the demonstration)`),
  stopping: () => line('\n正在停止，已确认的数据均已保存… (stopping; nothing acknowledged is lost)'),
  stopped: () => line('已停止。(stopped)'),
};

export interface Ready {
  readonly url: string;
  readonly seconds: number;
  readonly wantedPort: number;
  readonly stores: { readonly postgres: string; readonly clickhouse: string };
  /** Where terminals of vehicles come in; null where no application takes them. */
  readonly terminalPort: number | null;
  readonly demonstration: string | null;
  readonly accountsFile: string;
  /** Login, password and name of each account; shown at the first start only. */
  readonly accounts: readonly { readonly login: string; readonly password: string; readonly name: string }[];
}

/** Tells where the platform is, who may sign in, and what to do next. */
export function sayReady(ready: Ready): void {
  const port = Number(new URL(ready.url).port);
  line();
  line(`衡道已就绪，用时 ${ready.seconds.toFixed(1)} 秒 (ready)`);
  if (ready.wantedPort !== 0 && port !== ready.wantedPort)
    line(`  端口 ${ready.wantedPort} 已被占用，改用 ${port} (port ${ready.wantedPort} was taken)`);
  line(`  地址 Address     ${ready.url}`);
  line(`  数据库 Stores    PostgreSQL: ${ready.stores.postgres}; ClickHouse: ${ready.stores.clickhouse}`);
  if (ready.terminalPort !== null) line(`  车载终端 JT/T 808 端口 ${ready.terminalPort} (TCP, UDP)`);
  if (ready.demonstration !== null) line(`  演示 Demo        ${ready.demonstration}`);
  sayAccounts(ready);
  line('  停止 Stop        Ctrl-C');
  line();
  line('下一步：打开上述地址，登录后把一份决算公开文件拖到“决算公开文件导入”页。');
  line('Next: open the address, sign in, and drop a final-accounts disclosure on the import page.');
}

function sayAccounts({ accounts, accountsFile }: Ready): void {
  if (accounts.length === 0) {
    line(`  账号 Accounts    见 ${accountsFile}（仅属主可读） (in this file, readable by its owner)`);
    return;
  }
  line('  账号 Accounts    口令为本机随机生成，仅显示这一次 (random, shown once)');
  const width = Math.max(...accounts.map(({ login }) => login.length));
  for (const { login, password, name } of accounts) line(`    ${login.padEnd(width)}  ${password}  ${name}`);
  line(`    另存于 ${accountsFile}（仅属主可读） (also kept in this file)`);
}
