import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Page } from 'playwright-core';
import { settled } from './browser.ts';

export const org = '430100';

export const smallFile = new URL('../../apps/evaluation/disclosure/fixtures/small.txt', import.meta.url).pathname;

/** Drops a file on the page's drop zone, as somebody does with the mouse. */
export async function dropFile(page: Page, path: string, name = basename(path)): Promise<void> {
  const content = readFileSync(path).toString('base64');
  const transfer = await page.evaluateHandle(
    ([base64, fileName]) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], fileName));
      return data;
    },
    [content, name] as const,
  );
  await page.locator('.hd-drop').dispatchEvent('drop', { dataTransfer: transfer });
}

/** Imports a disclosure by dropping it, and opens the reader on it. */
export async function importAndRead(page: Page, path: string): Promise<void> {
  await page.goto('/evaluation/screens/import');
  await settled(page);
  await dropFile(page, path);
  await page.getByRole('link', { name: '打开阅读页' }).click();
  await page.getByRole('button', { name: /^发现 \d+$/ }).waitFor();
}

/** The lines of the text that the chosen thing stands on. */
export const currentLines = (page: Page) => page.locator('.hd-lines [aria-current="true"] .hd-line-no').allInnerTexts();

/** The thing on the right that is chosen. */
export const currentItem = (page: Page) => page.locator('.hd-reader-item[aria-current="true"] .hd-reader-body');
