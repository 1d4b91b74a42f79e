/** One account at the platform, over its public interface. */
export class Account {
  readonly #url: string;
  readonly #cookie: string;

  private constructor(url: string, cookie: string) {
    this.#url = url;
    this.#cookie = cookie;
  }

  static async signIn(url: string, login: string, password: string): Promise<Account> {
    const answer = await fetch(`${url}/api/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-hengdao': '1' },
      body: JSON.stringify({ login, password }),
    });
    const cookie = answer.headers.get('set-cookie')?.split(';')[0];
    if (!answer.ok || !cookie) throw new Error(`登录失败（${login}，${answer.status}）`);
    return new Account(url, cookie);
  }

  /** What a request of this account carries. */
  get headers(): Readonly<Record<string, string>> {
    return { 'x-hengdao': '1', cookie: this.#cookie };
  }

  async get<T>(path: string): Promise<T> {
    const answer = await fetch(`${this.#url}${path}`, { headers: this.headers });
    if (!answer.ok) throw new Error(`平台没有应答（${path}，${answer.status}）`);
    return (await answer.json()) as T;
  }

  /** Hands in a file; returns the hash under which it is kept. */
  async upload(name: string, content: Uint8Array<ArrayBuffer>): Promise<string> {
    const form = new FormData();
    form.append('file', new Blob([content]), name);
    const answer = await fetch(`${this.#url}/api/files`, { method: 'POST', headers: this.headers, body: form });
    if (!answer.ok) throw new Error(`平台没有收下文件（${answer.status}）`);
    return ((await answer.json()) as { readonly hash: string }).hash;
  }

  /** The answer, or null where the platform refuses. A platform that does not answer ends the play. */
  async post<T>(path: string, body: unknown): Promise<T | null> {
    const answer = await fetch(`${this.#url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...this.headers },
      body: JSON.stringify(body),
    });
    if (answer.status >= 500 || answer.status === 401) throw new Error(`平台没有应答（${path}，${answer.status}）`);
    return answer.ok ? ((await answer.json()) as T) : null;
  }
}
