import type { Who } from '../sdk/ctx.ts';

/** The system itself: jobs, migrations and the demonstration act as it. */
export const systemWho: Who = { personId: 'system', name: '系统', posts: [], system: true };

/** Somebody who has not signed in; named in the journal when a login is refused. */
export const nobody: Who = { personId: 'anonymous', name: '未登录', posts: [], system: false };
