import { standardTiming } from '../protocols/jt809/index.ts';

/** What two platforms have agreed on; the secrets must not be seen in any log. */
export const agreementWith = (edition: string) => ({
  org: '430100',
  edition,
  accessCode: 430_001,
  userId: 4301,
  password: 'pw-43xyz',
  encrypted: true,
  m1: 30_000_000,
  ia1: 20_000_000,
  ic1: 20_000_000,
  inUse: true,
});

/** Dials again at once, so that a cut is over soon. */
export const quickTiming = { ...standardTiming, retryMs: [100, 200] };
