/** What can go wrong with the stores themselves. The message tells an operator in Chinese what happened and what to do. */
export type StoreErrorCode =
  | 'store.locked'
  | 'store.corrupt'
  | 'store.disk-full'
  | 'store.permission'
  | 'store.port-in-use'
  | 'store.password'
  | 'store.unreachable'
  | 'store.missing-database'
  | 'store.too-old'
  | 'store.migration'
  | 'store.migration-changed'
  | 'store.drift'
  | 'store.failed';

const sentences: Readonly<Record<StoreErrorCode, { readonly what: string; readonly advice: string }>> = {
  'store.locked': {
    what: '数据目录正被另一个衡道进程使用',
    advice: '请先停止该进程；确需同时运行时，请为其中一个另设数据目录。',
  },
  'store.corrupt': {
    what: '数据目录已损坏，无法打开',
    advice: '请勿删除原目录：先整体另存，再从备份恢复；没有备份时请联系数据库管理员抢救。',
  },
  'store.disk-full': { what: '磁盘空间不足', advice: '请清理磁盘或扩容后重新启动；已确认的数据不会丢失。' },
  'store.permission': {
    what: '没有访问数据目录或数据库程序的权限',
    advice: '请检查目录属主与权限；以 root 启动时，项目目录及其上级目录须允许其他用户进入。',
  },
  'store.port-in-use': { what: '端口被占用', advice: '请停止占用端口的程序，或改用其他端口。' },
  'store.password': { what: '数据库口令或账号不正确', advice: '请检查连接地址中的账号与口令。' },
  'store.unreachable': {
    what: '连接不上数据库服务器',
    advice: '请检查服务器是否启动、地址端口是否正确、网络是否可达。',
  },
  'store.missing-database': { what: '数据库不存在', advice: '请先在服务器上建立该数据库，再重新启动。' },
  'store.too-old': { what: '数据库服务器版本过低', advice: '请升级数据库服务器，或不设连接地址而使用内置数据库。' },
  'store.migration': { what: '数据库升级失败，已撤回该步', advice: '请将此信息交给维护人员；修复后重新启动即可继续。' },
  'store.migration-changed': {
    what: '已执行过的升级文件被改动',
    advice: '请恢复原文件；需要修改表结构时应新增升级文件。',
  },
  'store.drift': {
    what: '数据库结构与声明不一致',
    advice: '请运行 npm run schema -- diff 查看差异，并以 npm run schema -- write 名称 生成升级文件。',
  },
  'store.failed': { what: '数据库不能启动', advice: '请查看日志；无法判断时将日志交给维护人员。' },
};

export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;
  /** What the operator can do about it, in Chinese. */
  readonly advice: string;

  constructor(code: StoreErrorCode, detail = '', cause?: unknown) {
    const { what, advice } = sentences[code];
    super(`${what}${detail ? `（${detail}）` : ''}。${advice}`, { cause });
    this.code = code;
    this.advice = advice;
  }
}

/** Reads the reason out of what a database program or the operating system has said. */
export function codeOfOutput(output: string): StoreErrorCode {
  const signs: readonly (readonly [RegExp, StoreErrorCode])[] = [
    [/No space left on device|ENOSPC|NOT_ENOUGH_SPACE|disk full/i, 'store.disk-full'],
    [/Address already in use|could not bind/i, 'store.port-in-use'],
    [/terminated unexpectedly|connection timeout|timeout exceeded/i, 'store.unreachable'],
    [/Permission denied|EACCES|EPERM|cannot be run as root|has wrong ownership/i, 'store.permission'],
    [
      /valid checkpoint|invalid magic number|checksum|not a valid data directory|are incompatible|PANIC|is corrupted|could not open file "(global|pg_|PG_VERSION|base)|CORRUPTED|Cannot parse|CANNOT_PARSE|could not open control file|PG_VERSION/i,
      'store.corrupt',
    ],
  ];
  return signs.find(([sign]) => sign.test(output))?.[1] ?? 'store.failed';
}

/** Turns what a driver throws on connecting into a StoreError; others than those of connecting stay what they are. */
export function connectFailure(error: unknown, where: string): StoreError {
  if (error instanceof StoreError) return error;
  const code = String((error as { code?: unknown } | null)?.code ?? '');
  const codes: Readonly<Record<string, StoreErrorCode>> = {
    '28P01': 'store.password',
    '28000': 'store.password',
    '516': 'store.password',
    '3D000': 'store.missing-database',
    '53100': 'store.disk-full',
    ECONNREFUSED: 'store.unreachable',
    ENOTFOUND: 'store.unreachable',
    EAI_AGAIN: 'store.unreachable',
    ETIMEDOUT: 'store.unreachable',
    EHOSTUNREACH: 'store.unreachable',
    ECONNRESET: 'store.unreachable',
  };
  const message = error instanceof Error ? error.message || code : String(error);
  return new StoreError(codes[code] ?? codeOfOutput(message), `${where}：${message}`, error);
}

/** What errors of the drivers and of the system say of the stores themselves, by SQLSTATE, type of ClickHouse or errno. */
const ownFaults: Readonly<Record<string, StoreErrorCode>> = {
  '53100': 'store.disk-full',
  ENOSPC: 'store.disk-full',
  NOT_ENOUGH_SPACE: 'store.disk-full',
  XX001: 'store.corrupt',
  XX002: 'store.corrupt',
  CHECKSUM_DOESNT_MATCH: 'store.corrupt',
  CANNOT_READ_ALL_DATA: 'store.corrupt',
  CANNOT_DECOMPRESS: 'store.corrupt',
  BAD_SIZE_OF_FILE_IN_DATA_PART: 'store.corrupt',
  FILE_DOESNT_EXIST: 'store.corrupt',
};

/** The fault of the stores behind an error; null when the error is another one. */
export function storeFault(error: unknown): StoreError | null {
  if (error instanceof StoreError) return error;
  if (!(error instanceof Error)) return null;
  const { code, type } = error as { readonly code?: unknown; readonly type?: unknown };
  const known = ownFaults[String(type)] ?? ownFaults[String(code)];
  // ClickHouse has many types for a write that failed; the message names the reason.
  const full = typeof type === 'string' && codeOfOutput(error.message) === 'store.disk-full';
  const fault = known ?? (full ? 'store.disk-full' : undefined);
  return fault ? new StoreError(fault, '', error) : null;
}
