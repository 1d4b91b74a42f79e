import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useKeys } from '../../../../web/kit/index.ts';
import { indexAt, type Track } from '../parts/track.ts';

export interface Player {
  /** The moment that is shown, in seconds since 1970. */
  readonly seconds: number;
  /** The position that held at that moment: nothing between positions is made up. */
  readonly index: number;
  readonly playing: boolean;
  readonly seek: (seconds: number) => void;
  readonly step: (by: number) => void;
  readonly toggle: () => void;
}

/** Lets time run evenly over a track, gaps included, at so many times its own speed. */
export function usePlayer(track: Track, speed: number): Player {
  const { times } = track;
  const [start, end] = [times[0] ?? 0, times.at(-1) ?? 0];
  const [seconds, setSeconds] = useState(start);
  const [playing, setPlaying] = useState(false);
  const index = indexAt(track, seconds);
  const seek = useCallback((to: number) => setSeconds(Math.min(Math.max(to, start), end)), [start, end]);
  const step = useCallback(
    (by: number) =>
      setSeconds((now) => times[Math.min(Math.max(indexAt(track, now) + by, 0), times.length - 1)] ?? now),
    [track, times],
  );
  const toggle = useCallback(() => {
    setPlaying((before) => !before);
    // Played to its end it begins again.
    setSeconds((now) => (now >= end ? start : now));
  }, [start, end]);
  useEffect(() => {
    if (!playing) return;
    let before: number | null = null;
    let frame = requestAnimationFrame(function turn(now) {
      const passed = before === null ? 0 : ((now - before) / 1000) * speed;
      before = now;
      setSeconds((at) => Math.min(at + passed, end));
      frame = requestAnimationFrame(turn);
    });
    return () => cancelAnimationFrame(frame);
  }, [playing, speed, end]);
  const isOver = seconds >= end;
  useEffect(() => {
    if (isOver) setPlaying(false);
  }, [isOver]);
  usePlayerKeys({ step, toggle });
  return { seconds, index, playing, seek, step, toggle };
}

const arrows = { back: 'ArrowLeft', on: 'ArrowRight' } as const;

function usePlayerKeys({ step, toggle }: Pick<Player, 'step' | 'toggle'>): void {
  const latest = useRef({ step, toggle });
  latest.current = { step, toggle };
  useKeys(
    useMemo(
      () => ({
        ' ': (event: KeyboardEvent) => {
          // A button under the focus is pressed by the same key.
          if (event.target instanceof HTMLElement && event.target.closest('button, summary')) return;
          event.preventDefault();
          latest.current.toggle();
        },
        [arrows.back]: () => latest.current.step(-1),
        [arrows.on]: () => latest.current.step(1),
      }),
      [],
    ),
  );
}
