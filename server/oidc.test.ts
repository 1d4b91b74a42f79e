import { createHash, createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemWho } from '../kernel/identity/index.ts';
import { listJournal } from '../kernel/journal/index.ts';
import { Client } from './test/client.ts';
import { serveTest, type TestServer } from './test/serve-test.ts';
import { weighing } from './test/weighing.ts';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const client = { id: 'hengdao', secret: 'a secret of the test' };

/** An identity provider that signs in whoever it is told to, by the rules of OpenID Connect Core 3.1. */
class Provider {
  readonly server: Server;
  issuer = '';
  login = 'vouched';
  /** Set to answer with a nonce that was not asked for. */
  wrongNonce = false;
  readonly #codes = new Map<
    string,
    { readonly nonce: string; readonly challenge: string; readonly redirect: string }
  >();

  constructor() {
    this.server = createServer((request, response) => void this.#answer(request, response));
  }

  async listen(): Promise<void> {
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
    this.issuer = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.issuer);
    const send = (body: unknown, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    switch (url.pathname) {
      case '/.well-known/openid-configuration':
        return void send({
          issuer: this.issuer,
          authorization_endpoint: `${this.issuer}/authorize`,
          token_endpoint: `${this.issuer}/token`,
          jwks_uri: `${this.issuer}/jwks`,
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['RS256'],
        });
      case '/jwks':
        return void send({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', use: 'sig', alg: 'RS256' }] });
      case '/authorize':
        return this.#authorize(url, response);
      case '/token':
        return void (await this.#token(request, send));
      default:
        return void send({}, 404);
    }
  }

  #authorize({ searchParams: asked }: URL, response: ServerResponse): void {
    const code = randomUUID();
    const redirect = asked.get('redirect_uri') ?? '';
    this.#codes.set(code, { nonce: asked.get('nonce') ?? '', challenge: asked.get('code_challenge') ?? '', redirect });
    const back = new URL(redirect);
    back.search = new URLSearchParams({ code, state: asked.get('state') ?? '' }).toString();
    response.writeHead(302, { location: back.href }).end();
  }

  async #token(request: IncomingMessage, send: (body: unknown, status?: number) => void): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const asked = new URLSearchParams(Buffer.concat(chunks).toString());
    const given = this.#codes.get(asked.get('code') ?? '');
    this.#codes.delete(asked.get('code') ?? '');
    const verifier = createHash('sha256')
      .update(asked.get('code_verifier') ?? '')
      .digest('base64url');
    const secret = `Basic ${Buffer.from(`${client.id}:${encodeURIComponent(client.secret).replaceAll('%20', '+')}`).toString('base64')}`;
    const fits =
      given?.challenge === verifier &&
      given.redirect === asked.get('redirect_uri') &&
      request.headers.authorization === secret;
    if (!fits) return send({ error: 'invalid_grant' }, 400);
    const now = Math.floor(Date.now() / 1000);
    const nonce = this.wrongNonce ? 'another' : given.nonce;
    const claims = { iss: this.issuer, aud: client.id, sub: '1', iat: now, exp: now + 60, nonce };
    send({ access_token: 'x', token_type: 'Bearer', id_token: sign({ ...claims, preferred_username: this.login }) });
  }
}

function sign(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ alg: 'RS256', kid: 'k' })}.${part(claims)}`;
  return `${text}.${createSign('RSA-SHA256').update(text).sign(privateKey, 'base64url')}`;
}

describe('sign-in through an identity provider', () => {
  const provider = new Provider();
  let server: TestServer;
  beforeAll(async () => {
    await provider.listen();
    server = await serveTest([weighing], {
      HENGDAO_OIDC_ISSUER: provider.issuer,
      HENGDAO_OIDC_CLIENT_ID: client.id,
      HENGDAO_OIDC_CLIENT_SECRET: client.secret,
    });
    await server.kernel.identity.people.create(systemWho, {
      login: 'vouched',
      name: '甲',
      posts: [],
      mustChangePassword: false,
    });
  });
  afterAll(async () => {
    await server.close();
    await new Promise((done) => provider.server.close(done));
  });

  /** Follows a browser to the provider and back; gives the answer of the callback. */
  async function signIn(browser: Client, change: (callback: URL) => void = () => undefined) {
    const away = await browser.get('/api/oidc/login');
    const back = await fetch(away.headers.get('location') ?? '', { redirect: 'manual' });
    const callback = new URL(back.headers.get('location') ?? '');
    change(callback);
    return browser.get(`${callback.pathname}${callback.search}`);
  }

  it('gives a session to somebody of the register', async () => {
    const browser = new Client(server.url);
    const answer = await signIn(browser);
    expect(answer).toMatchObject({ status: 302 });
    expect(answer.headers.get('location')).toBe('/');
    expect((await browser.get('/api/me')).json).toMatchObject({ login: 'vouched' });
    const { rows } = await listJournal(server.kernel.store.db, { action: 'login' });
    expect(rows.map(({ detail }) => detail.through)).toContain('oidc');
  });

  it('refuses somebody whom the register does not know', async () => {
    provider.login = 'stranger';
    const answer = await signIn(new Client(server.url));
    provider.login = 'vouched';
    expect(answer).toMatchObject({ status: 403, json: { error: { code: 'auth.unknown-person' } } });
  });

  it('refuses an answer that does not belong to the browser that asked', async () => {
    const forged = (callback: URL) => callback.searchParams.set('state', 'forged');
    expect(await signIn(new Client(server.url), forged)).toMatchObject({ status: 401 });
    provider.wrongNonce = true;
    const replayed = await signIn(new Client(server.url));
    provider.wrongNonce = false;
    expect(replayed).toMatchObject({ status: 401 });
    expect((await new Client(server.url).get('/api/oidc/callback?code=x&state=y')).status).toBe(403);
  });
});
