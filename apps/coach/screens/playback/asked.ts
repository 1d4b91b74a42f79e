import { today } from '../../../../web/kit/index.ts';

/** What the address asks to be played. */
export interface Asked {
  readonly phone: string | undefined;
  readonly from: string;
  readonly to: string;
  readonly speed: number;
}

export const speeds = [1, 2, 4, 8, 16, 32, 64] as const;

const isInstant = (value: unknown): value is string => typeof value === 'string' && Number.isFinite(Date.parse(value));

/** Reads the address; today unless it tells a time. */
export function askedOf(search: Readonly<Record<string, unknown>>): Asked {
  const speed = Number(search.speed);
  return {
    phone: search.phone === undefined || search.phone === '' ? undefined : String(search.phone),
    from: isInstant(search.from) ? search.from : `${today()}T00:00:00+08:00`,
    to: isInstant(search.to) ? search.to : `${today()}T23:59:59+08:00`,
    speed: speeds.find((one) => one === speed) ?? 16,
  };
}
