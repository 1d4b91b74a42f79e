#!/usr/bin/env node
// The `hengdao` command. Node 22.18 and later strips types by itself; on Node 20 the tsx loader does it.
if (!process.features.typescript) (await import('tsx/esm/api')).register();
const { main } = await import('./main.ts');
process.exitCode = await main(process.argv.slice(2));
