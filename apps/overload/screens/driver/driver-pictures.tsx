import { useEffect, useState } from 'react';
import { callService, NoData } from '../../../../web/kit/index.ts';
import type { DriverRecord } from '../../evidence/driver.ts';
import { Showing, useShown } from '../parts/media-view.tsx';
import type { DriverKey } from './objections.tsx';

type Picture = DriverRecord['pictures'][number];

const bytesOf = (content: string) => Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));

function usePicture(asked: DriverKey, path: string) {
  const [state, setState] = useState<{ bytes?: Uint8Array<ArrayBuffer>; error?: Error }>({});
  const { recordNo, plate, code } = asked;
  useEffect(() => {
    const asking = new AbortController();
    const { signal } = asking;
    callService<{ readonly content: string }>(
      'overload',
      'driver-picture',
      { recordNo, plate, code, path },
      { signal },
    ).then(
      ({ content }) => setState({ bytes: bytesOf(content) }),
      (error: Error) => !signal.aborted && setState({ error }),
    );
    return () => asking.abort();
  }, [recordNo, plate, code, path]);
  return state;
}

function One({ asked, picture }: { readonly asked: DriverKey; readonly picture: Picture }) {
  const { bytes, error } = usePicture(asked, picture.path);
  const shown = useShown(bytes);
  return (
    <li>
      <div className="ov-picture">
        {shown ? (
          <Showing shown={shown} alt={picture.what} />
        ) : (
          <span className="ov-picture-note">{error?.message ?? (bytes ? '不是可显示的图像' : '载入中')}</span>
        )}
      </div>
      <div>{picture.what}</div>
      <div className="hd-muted">
        SM3 <code title={picture.sm3}>{picture.sm3.slice(0, 16)}…</code>
      </div>
    </li>
  );
}

/** The pictures of the sealed record. */
export function DriverPictures({
  asked,
  pictures,
}: {
  readonly asked: DriverKey;
  readonly pictures: readonly Picture[];
}) {
  if (pictures.length === 0) return <NoData what="没有图像" />;
  return (
    <ul className="ov-pictures">
      {pictures.map((picture) => (
        <One key={picture.path} asked={asked} picture={picture} />
      ))}
    </ul>
  );
}
