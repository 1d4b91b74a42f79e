import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';

/** A page opened before the server was renewed asks for files that are gone: it is loaded anew, once in a minute at most. */
window.addEventListener('vite:preloadError', (event) => {
  const last = Number(sessionStorage.getItem('hengdao.reloaded') ?? 0);
  if (Date.now() - last < 60_000) return;
  sessionStorage.setItem('hengdao.reloaded', String(Date.now()));
  event.preventDefault();
  window.location.reload();
});

const host = document.getElementById('root');
if (!host) throw new Error('index.html has no element #root');
createRoot(host).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
