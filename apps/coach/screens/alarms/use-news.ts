import { useEffect, useRef, useState } from 'react';
import type { Row } from '../../../../web/kit/index.ts';

/** How many cases came since the page was opened; calls `onNew` for each list that brings some. */
export function useNews(rows: readonly Row[] | undefined, initial: string, onNew: () => void): number {
  const seen = useRef<Set<string> | null>(null);
  const call = useRef(onNew);
  call.current = onNew;
  const [count, setCount] = useState(0);
  useEffect(() => {
    if (!rows) return;
    const ids = rows.map((row) => String(row.id));
    const known = seen.current;
    seen.current = new Set([...(known ?? []), ...ids]);
    if (!known) return;
    const fresh = rows.filter((row) => row.state === initial && !known.has(String(row.id))).length;
    if (fresh === 0) return;
    setCount((before) => before + fresh);
    call.current();
  }, [rows, initial]);
  return count;
}
