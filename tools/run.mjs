// Runs one of the project's TypeScript programs: `node tools/run.mjs FILE [ARGS]`.
// Node 22.18 and later strips types by itself; on Node 20 the tsx loader does it.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

if (!process.features.typescript) (await import('tsx/esm/api')).register();
const [file = '', ...rest] = process.argv.slice(2);
process.argv.splice(1, process.argv.length, resolve(file), ...rest);
await import(pathToFileURL(resolve(file)).href);
