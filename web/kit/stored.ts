import { useCallback, useState } from 'react';

function read<T>(key: string, fallback: T): T {
  try {
    const text = localStorage.getItem(`hengdao.${key}`);
    return text === null ? fallback : (JSON.parse(text) as T);
  } catch (cause) {
    // A value that an older version wrote, or a browser that forbids storage: the page works without it.
    console.warn(`setting ${key} could not be read`, cause);
    return fallback;
  }
}

/** A setting of this user on this machine, such as column widths: a convenience whose loss costs nothing. */
export function useStored<T>(key: string, fallback: T): readonly [T, (next: T) => void] {
  const [value, setValue] = useState<T>(() => read(key, fallback));
  const store = useCallback(
    (next: T) => {
      setValue(next);
      try {
        localStorage.setItem(`hengdao.${key}`, JSON.stringify(next));
      } catch (cause) {
        console.warn(`setting ${key} could not be kept`, cause);
      }
    },
    [key],
  );
  return [value, store];
}
