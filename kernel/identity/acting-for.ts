import type { Who } from '../sdk/ctx.ts';
import type { Access } from './access.ts';
import { withinScope } from './make-access.ts';

/**
 * Whom somebody stands in for when he does this by these roles at this org: nobody where his own posts suffice. What
 * the absent person may not do, such as reviewing his own work, nobody may do for him.
 */
export function actingFor(
  access: Access,
  who: Who,
  app: string,
  roles: readonly string[],
  org: string,
): NonNullable<Who['posts'][number]['for']>[] {
  if (who.system) return [];
  const reaches = (posts: Who['posts']) => {
    const scope = access.roleScope({ ...who, posts }, app, roles);
    return scope !== null && withinScope(scope, org);
  };
  if (reaches(who.posts.filter((post) => !post.for))) return [];
  const absent = new Map(
    who.posts.flatMap((post) => (post.for && reaches([post]) ? [[post.for.id, post.for] as const] : [])),
  );
  return [...absent.values()];
}
