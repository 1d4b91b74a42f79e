/** What the server answered instead of what was asked for. `message` is Chinese and meant for the user. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;
  readonly basis: string | undefined;
  readonly requestId: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    status: number,
    body: { code: string; message: string; basis?: string; requestId?: string },
    retryAfter?: number,
  ) {
    super(body.message);
    this.status = status;
    this.code = body.code;
    this.basis = body.basis;
    this.requestId = body.requestId;
    this.retryAfterSeconds = retryAfter;
  }
}

export type Params = Readonly<Record<string, unknown>>;

/** Writes a query string: absent and empty values are left out, lists are joined by commas, objects become JSON. */
export function withParams(path: string, params: Params = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value === undefined || value === null || value === '') continue;
    if (Array.isArray(value)) {
      if (value.length > 0) query.set(name, value.join(','));
    } else if (typeof value === 'object') {
      if (Object.keys(value).length > 0) query.set(name, JSON.stringify(value));
    } else query.set(name, String(value));
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

const unreadable = (status: number, requestId?: string) => ({
  code: 'outside.failure',
  message: status >= 500 ? '服务暂时不可用，请稍后再试。' : `服务返回了无法识别的内容（${status}）。`,
  requestId,
});

function failure(status: number, text: string, header: (name: string) => string | null): ApiError {
  const retryAfter = Number(header('retry-after') ?? Number.NaN);
  const requestId = header('x-request-id') ?? undefined;
  try {
    const { error } = JSON.parse(text) as {
      error: { code: string; message: string; basis?: string; requestId?: string };
    };
    return new ApiError(status, { requestId, ...error }, Number.isFinite(retryAfter) ? retryAfter : undefined);
  } catch {
    return new ApiError(status, unreadable(status, requestId));
  }
}

async function request(method: string, path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, { method, credentials: 'same-origin', ...init });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiError(0, { code: 'network', message: '无法连接服务器，请检查网络后重试。' });
  }
  if (response.ok) return response;
  throw failure(response.status, await response.text(), (name) => response.headers.get(name));
}

async function body<T>(response: Response): Promise<T> {
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

/** Reads `/api/...`. */
export async function apiGet<T>(path: string, params?: Params, signal?: AbortSignal): Promise<T> {
  return body<T>(await request('GET', withParams(path, params), { signal, headers: { accept: 'application/json' } }));
}

/** The header that a page of another site cannot add: the server refuses writes without it. */
const writeHeaders = { 'x-hengdao': '1' };

/** Writes to `/api/...`. */
export async function apiSend<T>(
  method: 'POST' | 'PATCH' | 'DELETE',
  path: string,
  payload: unknown = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<T> {
  return body<T>(
    await request(method, path, {
      body: JSON.stringify(payload),
      headers: { 'content-type': 'application/json', ...writeHeaders, ...headers },
    }),
  );
}

/** Names one intention of the user, so that a repeated request is done once. Works without https, unlike randomUUID. */
export function newIdempotencyKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Calls a data service of an application: safe ones by GET with the input as query, others by POST. */
export function callService<T>(
  app: string,
  key: string,
  input: Params = {},
  options: { readonly safe?: boolean; readonly signal?: AbortSignal } = {},
): Promise<T> {
  const path = `/api/${app}/services/${key}`;
  return options.safe === false ? apiSend<T>('POST', path, input) : apiGet<T>(path, input, options.signal);
}

/** Hands in one file, telling the share sent. fetch cannot tell progress, so this is an XMLHttpRequest. */
export function uploadFile<T>(path: string, file: File, onProgress: (share: number) => void): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const call = new XMLHttpRequest();
    call.open('POST', path);
    for (const [name, value] of Object.entries(writeHeaders)) call.setRequestHeader(name, value);
    call.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    call.onerror = () => reject(new ApiError(0, { code: 'network', message: '上传中断，请检查网络后重试。' }));
    call.onload = () => {
      if (call.status >= 200 && call.status < 300) resolve(JSON.parse(call.responseText) as T);
      else reject(failure(call.status, call.responseText, (name) => call.getResponseHeader(name)));
    };
    const form = new FormData();
    form.append('file', file, file.name);
    call.send(form);
  });
}
