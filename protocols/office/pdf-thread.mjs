// Entry of the thread that reads one PDF. pdf.js is loaded before any loader of types is registered: run through one,
// its files alone cost 300 MB.
globalThis.pdfjsWorker = await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
await import('pdfjs-dist/legacy/build/pdf.mjs');
// Node 22.18 and later strip types themselves; on Node 20 the tsx loader does.
if (!process.features.typescript) (await import('tsx/esm/api')).register();
await import('./pdf-thread.ts');
