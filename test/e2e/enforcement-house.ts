import type { Page } from 'playwright-core';
import { enforcement } from '../../apps/enforcement/app.ts';
import { createLibrary, createUnit, type Unit } from '../../apps/enforcement/demonstration/base.ts';
import { settled, still, type Tab } from './browser.ts';
import { type House, openHouse } from './house.ts';

export const org = '430121';

export interface EnforcementHouse extends House {
  readonly unit: Unit;
  /** Signs in a fresh person with these roles of the county. */
  as(
    login: string,
    roles: readonly string[],
    viewport?: { readonly width: number; readonly height: number },
  ): Promise<Tab>;
}

/** The house with one county's organ, four officers (the last may review) and the library. */
export async function openEnforcementHouse(): Promise<EnforcementHouse> {
  const house = await openHouse(enforcement);
  const unit = await createUnit(house.ctx, { org, name: '长沙县交通运输综合行政执法大队', word: '长交' }, 4);
  await createLibrary(house.ctx);
  return {
    ...house,
    unit,
    as: (login, roles, viewport) =>
      house.enter(
        login,
        roles.map((role) => ({ org, role: `enforcement.${role}` })),
        viewport,
      ),
  };
}

/** What a dialog is filled in with, by the titles of its fields. */
export interface Filled {
  readonly texts?: Readonly<Record<string, string>>;
  /** Titles of questions and the word that answers each. */
  readonly answers?: Readonly<Record<string, string>>;
  readonly days?: Readonly<Record<string, string>>;
  readonly picks?: Readonly<Record<string, string>>;
}

async function fill(page: Page, { texts = {}, answers = {}, days = {}, picks = {} }: Filled): Promise<void> {
  const dialog = page.getByRole('dialog');
  for (const [title, text] of Object.entries(texts)) await dialog.getByLabel(title, { exact: true }).fill(text);
  for (const [title, word] of Object.entries(answers))
    await dialog.getByRole('radiogroup', { name: title, exact: true }).getByText(word, { exact: true }).click();
  for (const [title, day] of Object.entries(days)) {
    await dialog.getByLabel(title, { exact: true }).fill(day);
    await page.keyboard.press('Tab');
  }
  for (const [title, option] of Object.entries(picks)) {
    const box = dialog.getByRole('combobox', { name: title, exact: true });
    await box.click();
    await box.fill(option);
    await page.getByTitle(option, { exact: true }).first().click();
  }
}

/** Asks for a move on the case's page of the workbench, as its maker does it. */
export async function ask({ page }: Tab, id: string, title: string, filled: Filled = {}): Promise<void> {
  await page.goto(`/enforcement/screens/workbench/${id}`);
  await settled(page);
  await page.getByRole('button', { name: title, exact: true }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await still(page);
  await fill(page, filled);
  await still(page);
  await dialog.locator('button[type="submit"]').click();
}

/** Makes a move there. */
export async function move(tab: Tab, id: string, title: string, filled: Filled = {}): Promise<void> {
  await ask(tab, id, title, filled);
  await tab.page.getByRole('dialog').waitFor({ state: 'hidden' });
  await settled(tab.page);
}
