import { useEffect, useState } from 'react';
import { readOne, write } from './database.ts';

/** The last answer to a question, kept on the device: what was known when there was a network still serves without one. */
export function useKept<T>(name: string, answer: T | undefined): T | undefined {
  const [kept, setKept] = useState<T | undefined>(undefined);
  useEffect(() => {
    if (answer !== undefined) void write('kept', name, answer);
    else void readOne<T>('kept', name).then(setKept);
  }, [name, answer]);
  return answer ?? kept;
}
