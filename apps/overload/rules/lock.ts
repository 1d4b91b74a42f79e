import type { Authority } from './act.ts';

/**
 * Who deals with an act. Held by one authority it is closed to the other; settled by a decision it is closed to both. 行政处罚法第二十九条: one act, one
 * fine.
 */
export interface Lock {
  readonly by: Authority | null;
  readonly yuan: number | null;
  readonly settled: boolean;
}

export type LockEvent =
  | { readonly kind: 'hold'; readonly by: Authority }
  | { readonly kind: 'settle'; readonly by: Authority; readonly yuan: number }
  | { readonly kind: 'release'; readonly by: Authority };

export const open: Lock = { by: null, yuan: null, settled: false };

const names: Readonly<Record<Authority, string>> = { transport: '交通运输部门', police: '公安机关' };

/** Why the event may not happen; null when it may. */
export function whyNot(lock: Lock, { kind, by }: LockEvent): string | null {
  if (lock.settled) return `同一违法行为已由${names[lock.by ?? by]}作出处罚，不得再次处罚`;
  if (lock.by !== null && lock.by !== by) return `同一违法行为已由${names[lock.by]}办理，${names[by]}不得同时处理`;
  return kind === 'release' && lock.by === null ? '该行为无人办理' : null;
}

/** The lock after an event that may happen; one that may not leaves it as it is. */
export function applied(lock: Lock, event: LockEvent): Lock {
  if (whyNot(lock, event) !== null) return lock;
  switch (event.kind) {
    case 'hold':
      return { ...lock, by: event.by };
    case 'settle':
      return { by: event.by, yuan: event.yuan, settled: true };
    case 'release':
      return open;
  }
}
