import { Refusal } from '../base/refusal.ts';
import type { Access } from '../identity/access.ts';
import { withinScope } from '../identity/make-access.ts';
import type { Who } from '../sdk/ctx.ts';
import type { Happening } from './tail.ts';

/** What a page is told: that something has changed, never what it holds. It asks again by its own rights. */
export interface LiveEvent {
  readonly topic: Happening['topic'];
  readonly app?: string;
  readonly type?: string;
  readonly id?: string;
}

function mayRead(access: Access, who: Who, app: string, on: string): boolean {
  try {
    access.scope(who, app, on, 'read');
    return true;
  } catch (cause) {
    if (cause instanceof Refusal) return false;
    throw cause;
  }
}

function noticeIsFor(access: Access, who: Who, notice: Extract<Happening, { topic: 'notice' }>): boolean {
  if (notice.person !== null) return notice.person === who.personId;
  const { app, role, org } = notice;
  if (role === null || org === null || !access.hasRole(who, app, role)) return false;
  const scope = access.roleScope(who, app, [role]);
  return scope !== null && withinScope(scope, org);
}

/** The event as this person may hear it, or null where it is none of his business. */
export function heardBy(access: Access, who: Who, event: Happening): LiveEvent | null {
  if (event.topic === 'notice') return noticeIsFor(access, who, event) ? { topic: 'notice' } : null;
  const { topic, app, type, id } = event;
  const noun = topic === 'case' ? 'case' : 'entity';
  return mayRead(access, who, app, `${noun}:${type}`) ? { topic, app, type, id } : null;
}
