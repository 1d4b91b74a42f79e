import type { Who } from '../sdk/ctx.ts';

/** The system itself: jobs, migrations and the demonstration act as it. */
export const systemWho: Who = { personId: 'system', name: '系统', posts: [], system: true };

/** Somebody who has not signed in; named in the journal when a login is refused. */
export const nobody: Who = { personId: 'anonymous', name: '未登录', posts: [], system: false };

/** Anybody, through a contract that is open to everybody. What such a contract does is all that he may do. */
export const publicWho: Who = { personId: 'public', name: '公众', posts: [], system: true, public: true };

/** Somebody with every right under his own name: a lawful step may write what its maker could not write directly. */
export const elevated = ({ personId, name, posts }: Who): Who => ({ personId, name, posts, system: true });
