import { useCallback, useEffect, useState } from 'react';
import { readOne, write } from './database.ts';

/** The newest of each draft of this page: a page that is drawn anew must not read what is still being written. */
const newest = new Map<string, unknown>();
const writing = new Set<string>();

/** Writes the newest until there is none newer: keys are hit faster than a device writes. */
async function keep(name: string): Promise<void> {
  if (writing.has(name)) return;
  writing.add(name);
  for (let value = newest.get(name); ; value = newest.get(name)) {
    await write('kept', name, value);
    if (newest.get(name) === value) break;
  }
  writing.delete(name);
}

/**
 * What somebody is filling in, kept on the device with every change: a telephone that stops in the middle loses nothing.
 * Undefined while it is being read.
 */
export function useDraft<T>(name: string, empty: () => T): readonly [T | undefined, (next: (now: T) => T) => void] {
  const [draft, setDraft] = useState<T | undefined>(() => newest.get(name) as T | undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is empty is asked for once.
  useEffect(() => {
    if (newest.has(name)) return;
    void readOne<T>('kept', name).then((found) => {
      if (!newest.has(name)) newest.set(name, found ?? empty());
      setDraft(newest.get(name) as T);
    });
  }, [name]);
  const change = useCallback(
    (next: (now: T) => T) => {
      if (!newest.has(name)) return;
      const value = next(newest.get(name) as T);
      newest.set(name, value);
      setDraft(value);
      void keep(name);
    },
    [name],
  );
  return [draft, change];
}
