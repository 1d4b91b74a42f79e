import type { Kernel } from '../kernel/kernel.ts';
import type { App } from '../kernel/sdk/app.ts';
import type { Who } from '../kernel/sdk/ctx.ts';
import type { Fields } from '../kernel/sdk/field.ts';

/** Journals that somebody has been shown personal data unmasked: what it was about and how many rows. */
export async function notePersonalView(
  kernel: Kernel,
  who: Who,
  app: App,
  fields: Fields,
  subject: string,
  rows: number,
): Promise<void> {
  const personal = Object.keys(fields).filter((name) => fields[name]?.personal);
  if (rows === 0 || personal.length === 0 || !kernel.access.seesPersonal(who, app.key)) return;
  const detail = { rows, fields: personal };
  await kernel.journal.append(kernel.store.db, {
    who,
    action: 'personal.view',
    subject: `${app.key}.${subject}`,
    detail,
  });
}
