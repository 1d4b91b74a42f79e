import type { LiveEvent } from './reach.ts';

/** An import changes thousands of rows at once; beyond so many of one kind their ids say nothing more. */
const most = 20;

/** Each thing once, and a crowd of one kind as one event without an id. */
export function gathered(events: readonly LiveEvent[]): readonly LiveEvent[] {
  const kinds = new Map<string, Map<string | undefined, LiveEvent>>();
  for (const event of events) {
    const kind = `${event.topic} ${event.app} ${event.type}`;
    const same = kinds.get(kind) ?? new Map<string | undefined, LiveEvent>();
    kinds.set(kind, same.set(event.id, event));
  }
  return [...kinds.values()].flatMap((same) => {
    if (same.size <= most) return [...same.values()];
    const [first] = same.values();
    const { id: _id, ...crowd } = first ?? { topic: 'record' as const };
    return [crowd];
  });
}
