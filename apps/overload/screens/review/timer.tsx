import { useEffect, useState } from 'react';

/** How long somebody has been looking at the record. */
export function Timer({ since }: { readonly since: number }) {
  const [now, setNow] = useState(since);
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(ticking);
  }, []);
  const seconds = Math.max(0, Math.floor((now - since) / 1000));
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <span className="hd-muted ov-num" role="timer" aria-label="本条用时">
      用时 {text}
    </span>
  );
}
