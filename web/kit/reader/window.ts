import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react';

export const linePx = 24;
const spareLines = 20;

export interface LineWindow {
  /** Indexes of the lines to draw: `first` is in, `end` is out. */
  readonly first: number;
  readonly end: number;
  /** Brings a line (index from 0) to a third of the height, unless it is in sight already. */
  readonly show: (index: number) => void;
}

/** Draws only the lines in sight: with lines of one height, where they stand is a multiplication. */
export function useLineWindow(host: RefObject<HTMLElement | null>, count: number): LineWindow {
  const [view, setView] = useState({ top: 0, height: 600 });
  const look = useCallback(() => {
    const element = host.current;
    if (element) setView({ top: element.scrollTop, height: element.clientHeight });
  }, [host]);
  useLayoutEffect(look, [look]);
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const watch = new ResizeObserver(look);
    watch.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      watch.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [host, look]);
  const show = useCallback(
    (index: number) => {
      const element = host.current;
      if (!element) return;
      const top = index * linePx;
      const inSight = top >= element.scrollTop && top + linePx <= element.scrollTop + element.clientHeight;
      if (!inSight) element.scrollTop = Math.max(top - element.clientHeight / 3, 0);
    },
    [host],
  );
  return {
    first: Math.max(Math.floor(view.top / linePx) - spareLines, 0),
    end: Math.min(Math.ceil((view.top + view.height) / linePx) + spareLines, count),
    show,
  };
}
