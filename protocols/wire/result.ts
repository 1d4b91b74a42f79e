/** What can be wrong with bytes that came from outside. Every protocol room uses these codes, so that quarantine counts alike. */
export const wireErrors = {
  'hex.invalid': '不是十六进制数据',
  'kind.unknown': '不支持的数据种类',
  'message.unknown': '未知的消息标识',
  'frame.delimiter': '缺少帧界定符',
  'frame.escape': '转义序列无效',
  'frame.long': '帧超过长度上限',
  'frame.short': '帧长度不足',
  'frame.length': '长度字段与实际长度不符',
  'frame.checksum': '校验不符',
  'frame.encrypted': '消息体已加密，无法解析',
  'package.invalid': '分包项无效',
  'body.short': '消息体长度不足',
  'body.surplus': '消息体有多余字节',
  'body.value': '字段取值无效',
  'item.length': '附加项长度越界',
} as const;

export type WireErrorCode = keyof typeof wireErrors;

/** Why bytes were not accepted. `offset` counts from the start of the bytes given; of a frame, after unescaping and without delimiters. */
export interface WireError {
  readonly code: WireErrorCode;
  /** Chinese sentence for the person who looks at the quarantine. */
  readonly message: string;
  readonly offset: number;
}

export interface Failure {
  readonly ok: false;
  readonly error: WireError;
}

export type Result<T> = { readonly ok: true; readonly value: T } | Failure;

export function wireError(code: WireErrorCode, offset: number, detail?: string): WireError {
  return { code, message: detail ? `${wireErrors[code]}：${detail}` : wireErrors[code], offset };
}

export function done<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function failed(code: WireErrorCode, offset: number, detail?: string): Failure {
  return { ok: false, error: wireError(code, offset, detail) };
}

/** Carries a wire error out of nested readers and writers. It never leaves a protocol room: `attempt` catches it. */
export class WireFault extends Error {
  override readonly name = 'WireFault';
  readonly error: WireError;

  constructor(code: WireErrorCode, offset: number, detail?: string) {
    const error = wireError(code, offset, detail);
    super(error.message);
    this.error = error;
  }
}

/** Runs a reader and turns its fault into a result; any other error is our own mistake and passes through. */
export function attempt<T>(read: () => T): Result<T> {
  try {
    return { ok: true, value: read() };
  } catch (error) {
    if (error instanceof WireFault) return { ok: false, error: error.error };
    throw error;
  }
}
