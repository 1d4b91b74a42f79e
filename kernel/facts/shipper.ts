export interface Shipper {
  /** Ships once more and ends. */
  stop(): Promise<void>;
}

/** Runs `ship` at once and then on an interval; a failed round is reported and the next one tries again. */
export function startShipper(
  ship: () => Promise<number>,
  options: { readonly everyMs: number; readonly onError: (error: unknown) => void },
): Shipper {
  let busy = false;
  let round: Promise<unknown> = Promise.resolve();
  const start = () => {
    if (busy) return;
    busy = true;
    round = ship()
      .catch(options.onError)
      .finally(() => {
        busy = false;
      });
  };
  start();
  const timer = setInterval(start, options.everyMs);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await round;
      await ship();
    },
  };
}
