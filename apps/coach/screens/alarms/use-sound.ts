import { useCallback, useRef, useState } from 'react';

export interface Sound {
  readonly on: boolean;
  /** Must be called from a press: browsers let a page sound only after one. */
  readonly toggle: () => void;
  readonly ring: () => void;
}

const tones = [880, 660, 880] as const;
const toneSeconds = 0.18;

/** Three short tones, made here: no file to load, nothing to be missing when it counts. Off until somebody turns it on. */
export function useSound(): Sound {
  const [on, setOn] = useState(false);
  const audio = useRef<AudioContext | null>(null);
  const ring = useCallback(() => {
    const context = audio.current;
    if (!context) return;
    tones.forEach((hertz, index) => {
      const [source, volume] = [context.createOscillator(), context.createGain()];
      const begin = context.currentTime + index * toneSeconds;
      source.frequency.value = hertz;
      volume.gain.value = 0.2;
      source.connect(volume).connect(context.destination);
      source.start(begin);
      source.stop(begin + toneSeconds * 0.8);
    });
  }, []);
  const toggle = useCallback(() => {
    if (audio.current) {
      void audio.current.close();
      audio.current = null;
      setOn(false);
      return;
    }
    audio.current = new AudioContext();
    setOn(true);
    ring();
  }, [ring]);
  return { on, toggle, ring };
}
