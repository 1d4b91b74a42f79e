import { existsSync, statSync } from 'node:fs';

/** True when node_modules was laid for the present package-lock.json. */
export function packagesAreCurrent() {
  const laid = 'node_modules/.package-lock.json';
  return existsSync(laid) && statSync(laid).mtimeMs >= statSync('package-lock.json').mtimeMs;
}
