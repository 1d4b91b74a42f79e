/** One row of the error table: what a user is told when the rules say no, and how HTTP reports it. */
export interface RefusalCode {
  readonly code: string;
  readonly status: number;
  /** Chinese sentence with `{name}` holes. */
  readonly sentence: string;
}

/**
 * The one table of refusals. A refusal is not an error of the program: the rules say no, the user reads why,
 * and the journal keeps it. docs/errors.md is generated from this table.
 */
export const refusals = {
  'auth.required': { status: 401, sentence: '请先登录。' },
  'auth.wrong': { status: 401, sentence: '账号或口令不正确。' },
  'auth.locked': { status: 429, sentence: '登录失败次数过多，账号已锁定，请于 {until} 后再试。' },
  'auth.rate': { status: 429, sentence: '请求过于频繁，请 {seconds} 秒后再试。' },
  'auth.weak': { status: 400, sentence: '口令不符合要求：{reason}。' },
  'auth.must-change': { status: 403, sentence: '首次登录须先修改初始口令。' },
  'auth.unknown-person': { status: 403, sentence: '统一认证账号“{login}”尚未在本系统登记，请联系管理员。' },
  'auth.forged': { status: 403, sentence: '请求缺少防伪标记，未予受理。' },
  'grant.denied': { status: 403, sentence: '您的岗位无权执行“{action}”。' },
  'grant.scope': { status: 403, sentence: '该数据不在您的管辖范围内。' },
  'input.invalid': { status: 400, sentence: '填写内容有误：{detail}' },
  'input.too-large': { status: 413, sentence: '文件超过上限 {limit}。' },
  'record.missing': { status: 404, sentence: '没有找到“{what}”。' },
  'record.changed': { status: 409, sentence: '该记录已被他人修改，请刷新后重试。' },
  'record.duplicate': { status: 409, sentence: '“{what}”已存在。' },
  'case.move': { status: 409, sentence: '事项当前状态“{state}”不允许“{move}”。' },
  'case.guard': { status: 409, sentence: '不能“{move}”：{reason}' },
  'case.self-review': { status: 403, sentence: '不得复核或审批本人经办的事项。' },
  'export.busy': { status: 429, sentence: '正在进行的导出过多，请 {seconds} 秒后再试。' },
  'export.too-long': {
    status: 413,
    sentence: '共 {rows} 行，超过一张工作表的上限 {limit} 行：请改为导出 CSV，或缩小筛选范围。',
  },
  'import.unreadable': { status: 422, sentence: '不能读入该文件：{reason}' },
  'indicator.sealed': { status: 409, sentence: '该期指标已封存，不能改写；请另发更正。' },
} as const satisfies Record<string, Omit<RefusalCode, 'code'>>;

export type RefusalKey = keyof typeof refusals;

/** The rules say no. Thrown by kernel rooms and guards, journalled by the server, shown to the user in Chinese. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalKey;
  readonly status: number;
  /** The clause or technical ground, where there is one. */
  readonly basis: string | undefined;
  /** For refusals that pass with time: after how many seconds to try again. */
  readonly retryAfterSeconds: number | undefined;

  constructor(code: RefusalKey, holes: Record<string, string | number> = {}, basis?: string) {
    super(refusals[code].sentence.replace(/\{([\w-]+)\}/g, (_, hole: string) => String(holes[hole] ?? '')));
    this.code = code;
    this.status = refusals[code].status;
    this.basis = basis;
    this.retryAfterSeconds = typeof holes.seconds === 'number' ? holes.seconds : undefined;
  }
}
