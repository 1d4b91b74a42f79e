import { expect, it } from 'vitest';
import { checkLock } from './check-lock.ts';

it('a lock that names where a package was fetched is a breach; links to our own folders are none', () => {
  const packages = {
    '': {},
    'node_modules/hengdao': { resolved: 'cli', link: true },
    'node_modules/pg': { version: '8.0.0', integrity: 'sha512-x' },
  };
  expect(checkLock(JSON.stringify({ packages }))).toEqual({ problems: [], read: 3 });
  const fetched = { ...packages, 'node_modules/pg': { resolved: 'https://registry.invalid/pg.tgz' } };
  expect(checkLock(JSON.stringify({ packages: fetched })).problems).toHaveLength(1);
});

it('the lock of this project is clean', () => {
  expect(checkLock().problems).toEqual([]);
});
