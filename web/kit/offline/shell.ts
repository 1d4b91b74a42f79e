import { useEffect, useState } from 'react';

/** Browsers have them on secure addresses only. */
const workers = () => ('serviceWorker' in navigator ? navigator.serviceWorker : null);

/** Has the device keep the shell, so that pages open without a network. Only the build has the worker that does it. */
export function keepShell(): void {
  if (!import.meta.env.PROD) return;
  workers()
    ?.register('/service-worker.js')
    .catch((cause: unknown) => console.info('the shell is not kept', cause));
}

/** True once the shell is on the device. */
export function useShellKept(): boolean {
  const [kept, setKept] = useState(false);
  useEffect(() => {
    void workers()?.ready.then(() => setKept(true));
  }, []);
  return kept;
}
