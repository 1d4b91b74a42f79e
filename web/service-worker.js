/**
 * Keeps the built shell on the device, so that pages which work without a network open without one. The build puts
 * `shell` before this text: its own name and its files. Answers of the server are never kept here.
 */
const { build, files } = shell;
const name = `hengdao-${build}`;
/** A network that does not answer within this time is no network. */
const patienceMs = 3_000;

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(name).then((cache) => cache.addAll(['/', ...files])));
});

/** A new build takes over when no page of the old one is open any more; only then does the old one go. */
self.addEventListener('activate', (event) => {
  const dropOthers = async () => {
    const old = (await caches.keys()).filter((key) => key.startsWith('hengdao-') && key !== name);
    await Promise.all(old.map((key) => caches.delete(key)));
  };
  event.waitUntil(dropOthers());
});

const kept = async (path) => (await (await caches.open(name)).match(path)) ?? Response.error();

async function page(request) {
  const fetched = fetch(request).catch(() => kept('/'));
  const late = new Promise((resolve) => setTimeout(resolve, patienceMs)).then(() => kept('/'));
  return Promise.race([fetched, late]);
}

async function asset(request) {
  const found = await (await caches.open(name)).match(request);
  return found ?? fetch(request);
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin || request.method !== 'GET' || pathname.startsWith('/api/')) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (files.includes(pathname)) event.respondWith(asset(request));
});
