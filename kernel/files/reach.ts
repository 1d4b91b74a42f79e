import { Refusal } from '../base/refusal.ts';
import type { Scope } from '../identity/access.ts';
import type { App } from '../sdk/app.ts';
import type { Who } from '../sdk/ctx.ts';
import type { Fields } from '../sdk/field.ts';
import type { FilesDeps } from './deps.ts';

/** Where the person may read these; null when nowhere. */
export function readScope({ access }: FilesDeps, who: Who, app: App, on: string): Scope | null {
  try {
    return access.scope(who, app.key, on, 'read');
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** Names of the fields that hold files and show them to this person. */
export function filesIn({ access }: FilesDeps, who: Who, app: App, fields: Fields): readonly string[] {
  const personal = access.seesPersonal(who, app.key);
  return Object.entries(fields).flatMap(([name, field]) =>
    field.kind === 'file' && (personal || !field.personal) ? [name] : [],
  );
}
