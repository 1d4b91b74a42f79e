// Entry of the threads that read files. Node 22.18 and later strip types by themselves; on Node 20 the tsx loader does.
if (!process.features.typescript) (await import('tsx/esm/api')).register();
const { readFileApart } = await import('./file-thread.ts');

export { readFileApart };
