import type { Browser, Page } from 'playwright-core';
import { inject } from 'vitest';
import { systemWho } from '../../kernel/identity/index.ts';
import type { App } from '../../kernel/sdk/app.ts';
import type { Ctx, Post } from '../../kernel/sdk/ctx.ts';
import { serveTest, type TestServer } from '../../server/test/serve-test.ts';
import { openBrowser, openTab, signIn, type Tab } from './browser.ts';

/** The whole house on a fresh store, with a browser before it. */
export interface House {
  readonly server: TestServer;
  readonly browser: Browser;
  /** The kernel's services as the system, for putting data in place. */
  readonly ctx: Ctx;
  /** Makes an account. */
  account(login: string, posts: readonly Post[]): Promise<{ readonly login: string; readonly password: string }>;
  /** Makes an account and signs in with it, in a fresh profile. */
  enter(
    login: string,
    posts: readonly Post[],
    viewport?: { readonly width: number; readonly height: number },
  ): Promise<Tab>;
  close(): Promise<void>;
}

export async function openHouse(app: App, env: Readonly<Record<string, string>> = {}): Promise<House> {
  const server = await serveTest([app], env, inject('webDist'));
  const browser = await openBrowser();
  const account = async (login: string, posts: readonly Post[]) => {
    const person = { login, name: `人员${login}`, posts, mustChangePassword: false };
    const { password } = await server.kernel.identity.people.create(systemWho, person);
    return { login, password };
  };
  return {
    server,
    browser,
    ctx: server.kernel.ctxFor(systemWho, app),
    account,
    async enter(login, posts, viewport) {
      const { password } = await account(login, posts);
      const tab = await openTab(browser, server.url, viewport);
      await signIn(tab.page, login, password);
      return tab;
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** The rows of the list on the page, as their cells' text. */
export const rowTexts = (page: Page) => page.locator('tr[data-row]').allInnerTexts();
