import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../kernel/base/refusal.ts';
import { storeFault } from '../kernel/store/index.ts';

/** What the caller is told. `basis` is the clause or technical ground of a refusal, where there is one. */
export interface ErrorBody {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly basis?: string;
    readonly requestId: string;
  };
}

export interface Failure {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly basis?: string | undefined;
  /** True when the cause is for the log: ours or the outside's, not the caller's. */
  readonly logged: boolean;
}

const outsideCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND', 'EHOSTUNREACH', 'EIO']);
/** SQLSTATE classes of PostgreSQL: connection, insufficient resources, operator intervention, system error. */
const outsideSqlStates = /^(08|53|57P|58)/;

/** Says which of the four kinds of error this is, and what the caller may know of it. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Refusal)
    return { status: error.status, code: error.code, message: error.message, basis: error.basis, logged: false };
  const status = (error as Partial<FastifyError>).statusCode;
  if (status !== undefined && status >= 400 && status < 500) return ofFramework(error as FastifyError, status);
  const fault = storeFault(error);
  if (fault) return { status: 503, code: fault.code, message: fault.message, logged: true };
  if (isOutside(error))
    return { status: 503, code: 'outside.unavailable', message: '数据服务暂时不可用，请稍后再试。', logged: true };
  return { status: 500, code: 'internal', message: '系统内部错误，已记录；未作任何修改。', logged: true };
}

function ofFramework(error: FastifyError, status: number): Failure {
  if (status === 413) return { status, code: 'input.too-large', message: '提交的内容超过上限。', logged: false };
  if (status === 415) return { status, code: 'input.media-type', message: '不支持的内容类型。', logged: false };
  return { status, code: 'input.invalid', message: `请求无法读取：${error.message}`, logged: false };
}

function isOutside(error: unknown): boolean {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const code = (at as Error & { readonly code?: unknown }).code;
    if (typeof code === 'string' && (outsideCodes.has(code) || outsideSqlStates.test(code))) return true;
    // node-postgres says these without a code when the server went away under a query or between two.
    if (/^Connection terminated|timeout exceeded when trying to connect|is not queryable$/.test(at.message))
      return true;
  }
  return false;
}

export function sendFailure(request: FastifyRequest, reply: FastifyReply, failure: Failure): FastifyReply {
  const { status, code, message, basis } = failure;
  const body: ErrorBody = {
    error: { code, message, ...(basis === undefined ? {} : { basis }), requestId: request.id },
  };
  return reply.code(status).type('application/json; charset=utf-8').send(body);
}
