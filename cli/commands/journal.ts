import { verifyJournal } from '../../kernel/journal/index.ts';
import { openStore, StoreError } from '../../kernel/store/index.ts';
import { ConfigError, readConfig } from '../../server/config.ts';

/**
 * `journal verify`: recomputes the whole chain. Exit status 0 when it holds, 1 when it is broken or cannot be read, 2
 * for a wrong command.
 */
export async function journal([action, ...args]: readonly string[]): Promise<number> {
  if (action !== 'verify') {
    process.stderr.write('用法：hengdao journal verify [--data-dir 目录] [--database-url 地址]\n');
    return 2;
  }
  try {
    return await verify(args);
  } catch (error) {
    if (!(error instanceof StoreError || error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

async function verify(args: readonly string[]): Promise<number> {
  const { dataDir, databaseUrl, clickhouseUrl } = readConfig(process.env, args);
  const store = await openStore({ dataDir, databaseUrl, clickhouseUrl });
  try {
    const { links, head, unsealed, broken } = await verifyJournal(store.db);
    process.stdout.write(`已校验 ${links} 条，链尾 ${head}；待入链 ${unsealed} 条。\n`);
    if (!broken) return 0;
    process.stderr.write(`日志链在第 ${broken.n} 条断开：${broken.reason}（${broken.entryId ?? '无记录'}）\n`);
    return 1;
  } finally {
    await store.close();
  }
}
