import { createContext, useContext, useEffect, useMemo, useRef } from 'react';

export type LiveTopic = 'notice' | 'case' | 'record';

/** That something has changed; what it now holds is asked for anew. Without ids where a crowd has changed. */
export interface LiveEvent {
  readonly app?: string;
  readonly type?: string;
  readonly id?: string;
}

type Handler = (event: LiveEvent) => void;

/**
 * One stream of events for the whole tab. A hidden tab holds none, since a browser opens only a few connections to a
 * server; when it is seen again every handler is called once, as after each gap.
 */
class LiveHub {
  readonly #handlers: Readonly<Record<LiveTopic, Set<Handler>>> = {
    notice: new Set(),
    case: new Set(),
    record: new Set(),
  };
  #source: EventSource | null = null;

  on(topic: LiveTopic, handler: Handler): () => void {
    this.#handlers[topic].add(handler);
    return () => this.#handlers[topic].delete(handler);
  }

  readonly follow = (): void => {
    if (document.visibilityState === 'hidden') this.close();
    else if (!this.#source || this.#source.readyState === EventSource.CLOSED) this.#open();
  };

  #open(): void {
    const source = new EventSource('/api/events');
    this.#source = source;
    source.addEventListener('ready', () => {
      for (const handlers of Object.values(this.#handlers)) for (const handler of handlers) handler({});
    });
    for (const [topic, handlers] of Object.entries(this.#handlers)) {
      source.addEventListener(topic, (event: MessageEvent<string>) => {
        const told = JSON.parse(event.data) as LiveEvent;
        for (const handler of handlers) handler(told);
      });
    }
  }

  close(): void {
    this.#source?.close();
    this.#source = null;
  }
}

const LiveContext = createContext<LiveHub | null>(null);

/** Keeps the stream of events open while somebody is signed in. */
export function LiveProvider({ children }: { readonly children: React.ReactNode }) {
  const hub = useMemo(() => new LiveHub(), []);
  useEffect(() => {
    hub.follow();
    document.addEventListener('visibilitychange', hub.follow);
    return () => {
      document.removeEventListener('visibilitychange', hub.follow);
      hub.close();
    };
  }, [hub]);
  return <LiveContext value={hub}>{children}</LiveContext>;
}

/** Calls the handler of the last drawing, at once and then at most so often: the last event of a gap is not lost. */
function useSeldom(handler: Handler, everyMs: number): Handler {
  const latest = useRef(handler);
  latest.current = handler;
  const state = useRef<{ timer?: ReturnType<typeof setTimeout>; waiting?: LiveEvent }>({});
  useEffect(() => () => clearTimeout(state.current.timer), []);
  return useMemo(() => {
    const call = (event: LiveEvent) => {
      latest.current(event);
      if (everyMs === 0) return;
      state.current.timer = setTimeout(() => {
        const { waiting } = state.current;
        state.current = {};
        if (waiting) call(waiting);
      }, everyMs);
    };
    return (event) => {
      if (state.current.timer !== undefined) state.current.waiting = event;
      else call(event);
    };
  }, [everyMs]);
}

/**
 * Hears of changes while the page is open. The handler is called with an empty event whenever something may have been
 * missed. With `atMostEveryMs` a busy house does not make the page ask without end; `type`, such as
 * `coach.alarm-episode`, leaves out all others before that.
 */
export function useLive(
  topic: LiveTopic,
  handler: Handler,
  options: { readonly atMostEveryMs?: number; readonly type?: string } = {},
): void {
  const hub = useContext(LiveContext);
  const seldom = useSeldom(handler, options.atMostEveryMs ?? 0);
  const { type } = options;
  useEffect(() => {
    const isOurs = (event: LiveEvent) =>
      type === undefined || event.app === undefined || `${event.app}.${event.type}` === type;
    return hub?.on(topic, (event) => {
      if (isOurs(event)) seldom(event);
    });
  }, [hub, topic, seldom, type]);
}
