import { expect, it } from 'vitest';
import { apps } from '../apps/index.ts';
import { checkDeliveries } from '../kernel/contracts/index.ts';

it('every delivery of the installed applications names a feed of another that is installed too', () => {
  expect(checkDeliveries(apps, { complete: true })).toEqual([]);
});
