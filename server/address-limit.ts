import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from '../kernel/base/refusal.ts';

/** Bounds what one address may ask without having signed in. Forgotten at a restart, which is good enough for that. */
export function limitByAddress(rate: { readonly requests: number; readonly seconds: number }) {
  const limiter = new RateLimiterMemory({ points: rate.requests, duration: rate.seconds });
  return async (address: string): Promise<void> => {
    try {
      await limiter.consume(address);
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      throw new Refusal('auth.rate', { seconds: Math.ceil(refused.msBeforeNext / 1000) });
    }
  };
}
