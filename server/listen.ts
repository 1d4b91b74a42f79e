import { type AddressInfo, createServer } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** The address cannot be served. Its message is for the person at the terminal. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

export interface Wanted {
  readonly host: string;
  readonly port: number;
  /** True when the next free port will do as well. */
  readonly portMayMove: boolean;
}

const nextPorts = 20;

/** Listens and returns the port: the wanted one, or one of the next when it is taken and may move. */
export async function listen(http: FastifyInstance, { host, port, portMayMove }: Wanted): Promise<number> {
  const last = portMayMove ? port + nextPorts : port;
  for (let at = port; ; at += 1) {
    try {
      await http.listen({ host, port: at });
      return (http.server.address() as AddressInfo).port;
    } catch (cause) {
      const code = (cause as NodeJS.ErrnoException).code;
      if (code === 'EADDRINUSE' && at < last) continue;
      throw new ListenError(reason(code, host, port), { cause });
    }
  }
}

/** Fails early, before anything is opened, when the one wanted port is taken. */
export async function checkPort({ host, port, portMayMove }: Wanted): Promise<void> {
  if (portMayMove || port === 0) return;
  const probe = createServer();
  await new Promise<void>((done, fail) => {
    probe.once('error', (cause: NodeJS.ErrnoException) =>
      fail(new ListenError(reason(cause.code, host, port), { cause })),
    );
    probe.listen(port, host, () => probe.close(() => done()));
  });
}

function reason(code: string | undefined, host: string, port: number): string {
  switch (code) {
    case 'EADDRINUSE':
      return `端口 ${port} 已被占用，请停止占用它的程序，或以 PORT 另设端口。(port ${port} is in use; set PORT)`;
    case 'EACCES':
      return `没有权限使用端口 ${port}，请以 PORT 另设 1024 以上的端口。(no permission for port ${port}; set PORT)`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `本机没有地址 ${host}，请检查 HENGDAO_HOST。(no such address: ${host})`;
    default:
      return `不能在 ${host}:${port} 提供服务：${code ?? '原因不明'}。(cannot listen)`;
  }
}
