import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { newOutgoingId, type Outgoing, openOutbox, type Send } from './outbox.ts';

const retryEveryMs = 20_000;

function watchNetwork(changed: () => void): () => void {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
}

export const useOnline = (): boolean => useSyncExternalStore(watchNetwork, () => navigator.onLine);

export interface Outbox<P, A> {
  readonly items: readonly Outgoing<P, A>[];
  readonly online: boolean;
  readonly busy: boolean;
  /** Keeps it on the device, then tries to send it. Resolves once it is kept. Under a known name it is kept once. */
  add(title: string, payload: P, id?: string): Promise<void>;
  /** Sends again what was refused, under its old name. */
  retry(item: Outgoing<P, A>): Promise<void>;
  remove(id: string): Promise<void>;
  sync(): Promise<void>;
}

/** Things that are finished here whether or not there is a network, and sent when there is one. `send` must not change. */
export function useOutbox<P, A>(name: string, send: Send<P, A>): Outbox<P, A> {
  const box = useMemo(() => openOutbox<P, A>(name), [name]);
  const online = useOnline();
  const [items, setItems] = useState<readonly Outgoing<P, A>[]>([]);
  const [busy, setBusy] = useState(false);
  const refresh = useCallback(async () => setItems(await box.all()), [box]);
  const sync = useCallback(async () => {
    setBusy(true);
    await box.flush(send);
    await refresh();
    setBusy(false);
  }, [box, send, refresh]);
  useEffect(() => {
    if (online) void sync();
    else void refresh();
    const timer = setInterval(() => navigator.onLine && void sync(), retryEveryMs);
    return () => clearInterval(timer);
  }, [online, sync, refresh]);
  const keep = async (item: Outgoing<P, A>) => {
    await box.put(item);
    await refresh();
    if (navigator.onLine) void sync();
  };
  return {
    items,
    online,
    busy,
    sync,
    add: (title, payload, id = newOutgoingId()) =>
      keep({ id, title, madeAt: new Date().toISOString(), state: 'pending', payload }),
    retry: ({ error: _error, basis: _basis, ...item }) => keep({ ...item, state: 'pending' }),
    remove: async (id) => {
      await box.remove(id);
      await refresh();
    },
  };
}
