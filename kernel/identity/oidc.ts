import * as client from 'openid-client';
import { Refusal } from '../base/refusal.ts';

export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret?: string | undefined;
  /** Claim of the ID token that holds the login of this register. */
  readonly loginClaim: string;
}

/** What the browser keeps between leaving for the provider and coming back. */
export interface PendingLogin {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** Sign-in through the authority's identity provider: OpenID Connect, authorization code flow with PKCE. */
export interface Oidc {
  begin(redirectUri: string): Promise<{ readonly url: string; readonly pending: PendingLogin }>;
  /** The login that the provider vouches for. Refuses `auth.wrong` when the answer does not belong to the pending login. */
  finish(callback: URL, pending: PendingLogin): Promise<string>;
}

export function makeOidc(config: OidcConfig): Oidc {
  let discovered: Promise<client.Configuration> | undefined;

  // The provider is asked at the first sign-in, so that its absence does not keep the server from starting.
  const discover = async () => {
    const issuer = new URL(config.issuer);
    // Plain HTTP only ever towards this machine itself.
    const local = issuer.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(issuer.hostname);
    const auth = config.clientSecret ? client.ClientSecretBasic(config.clientSecret) : client.None();
    discovered ??= client.discovery(
      issuer,
      config.clientId,
      undefined,
      auth,
      local ? { execute: [client.allowInsecureRequests] } : {},
    );
    try {
      return await discovered;
    } catch (cause) {
      discovered = undefined;
      throw cause;
    }
  };

  return {
    async begin(redirectUri) {
      const provider = await discover();
      const pending: PendingLogin = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        codeVerifier: client.randomPKCECodeVerifier(),
      };
      const url = client.buildAuthorizationUrl(provider, {
        redirect_uri: redirectUri,
        scope: 'openid profile',
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(pending.codeVerifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, pending };
    },

    async finish(callback, pending) {
      const provider = await discover();
      const tokens = await client
        .authorizationCodeGrant(provider, callback, {
          pkceCodeVerifier: pending.codeVerifier,
          expectedState: pending.state,
          expectedNonce: pending.nonce,
          idTokenExpected: true,
        })
        .catch(refuseForeignAnswer);
      const login = tokens.claims()?.[config.loginClaim];
      if (typeof login !== 'string') throw new Error(`the ID token carries no claim ${config.loginClaim}`);
      return login;
    },
  };
}

/** The provider said no, or its answer was not for us. What fails on the way to it stays what it is. */
function refuseForeignAnswer(cause: unknown): never {
  const saidNo = cause instanceof client.AuthorizationResponseError || cause instanceof client.ResponseBodyError;
  if (saidNo || cause instanceof client.ClientError) throw new Refusal('auth.wrong');
  throw cause;
}
