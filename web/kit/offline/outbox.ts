import { ApiError } from '../api.ts';
import { readAll, remove, write } from './database.ts';

/** Something that somebody has finished and that the server has not taken yet, or has. */
export interface Outgoing<P, A> {
  /** Made here, sent with it: the server takes equal ones once. Later ones sort later. */
  readonly id: string;
  /** What the list shows of it, also after the payload has been thrown away. */
  readonly title: string;
  readonly madeAt: string;
  readonly state: 'pending' | 'failed' | 'done';
  /** Absent once it has been taken: nothing of it stays on the device. */
  readonly payload?: P;
  readonly error?: string;
  readonly basis?: string;
  readonly answer?: A;
}

export type Send<P, A> = (payload: P, id: string) => Promise<A>;

const digits = (value: number, count: number) => value.toString(16).padStart(count, '0');

/** A name of 32 hexadecimal digits; the time comes first. */
export function newOutgoingId(): string {
  const random = crypto.getRandomValues(new Uint8Array(10));
  return digits(Date.now(), 12) + Array.from(random, (byte) => digits(byte, 2)).join('');
}

/** The rules said no: sending it again as it is would not help. Everything else passes with time. */
const isRefused = (error: unknown): error is ApiError =>
  error instanceof ApiError &&
  error.status >= 400 &&
  error.status < 500 &&
  ![401, 408, 429].includes(error.status) &&
  error.code !== 'record.duplicate';

/** What waits in this browser under one name, such as one person's filings. */
export function openOutbox<P, A>(name: string) {
  const keyOf = (id: string) => `${name}/${id}`;
  const all = () => readAll<Outgoing<P, A>>('outbox', `${name}/`);
  const put = (item: Outgoing<P, A>) => write('outbox', keyOf(item.id), item);

  /** Sends what is pending, oldest first, until the network fails. Only one page of the browser sends at a time. */
  const flush = async (send: Send<P, A>): Promise<void> => {
    for (const item of await all()) {
      if (item.state !== 'pending' || item.payload === undefined) continue;
      try {
        const answer = await send(item.payload, item.id);
        const { payload: _sent, error: _error, basis: _basis, ...rest } = item;
        await put({ ...rest, state: 'done', answer });
      } catch (error) {
        if (!isRefused(error)) {
          await put({ ...item, error: error instanceof Error ? error.message : String(error) });
          return;
        }
        const { message, basis } = error;
        await put({ ...item, state: 'failed', error: message, ...(basis ? { basis } : {}) });
      }
    }
  };

  return {
    all,
    put,
    remove: (id: string) => remove('outbox', keyOf(id)),
    flush: (send: Send<P, A>): Promise<void> =>
      // Locks exist only on secure addresses; without them the server still takes equal ones once.
      navigator.locks ? navigator.locks.request(`outbox/${name}`, () => flush(send)) : flush(send),
  };
}
