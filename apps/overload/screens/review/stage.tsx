import { useMemo, useState } from 'react';
import { NoData, useKeys } from '../../../../web/kit/index.ts';
import type { RecordPage } from '../../record/record-page.ts';
import { mediaKinds } from '../../words.ts';
import { Showing, useShown, useStoredFile } from '../parts/media-view.tsx';

/** The pictures of a record one at a time, large; Z magnifies, digits choose. */
export function Stage({ page }: { readonly page: RecordPage }) {
  const { media } = page;
  const [index, setIndex] = useState(0);
  const [zoom, setZoom] = useState(false);
  const chosen = media[index];
  const file = useStoredFile(chosen?.hash ?? null);
  const shown = useShown(file.data);
  useKeys(
    useMemo(
      () => ({
        z: () => setZoom((now) => !now),
        ...Object.fromEntries(media.slice(0, 9).map((_, at) => [String(at + 1), () => setIndex(at)])),
      }),
      [media],
    ),
  );
  if (!chosen) return <NoData what="图像尚未到达" />;
  const title = mediaKinds[chosen.kind];
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a magnified picture scrolls, also by keyboard. */}
      <section className="ov-stage" tabIndex={0} aria-label={`图像：${title}`}>
        {shown ? (
          <Showing shown={shown} alt={title} zoom={zoom} />
        ) : (
          <span className="ov-picture-note">{file.error?.message ?? (file.data ? '不是可显示的图像' : '载入中')}</span>
        )}
      </section>
      <div className="ov-strip">
        {media.map(({ kind }, at) => (
          <button key={kind} type="button" aria-pressed={at === index} onClick={() => setIndex(at)}>
            {at + 1} {mediaKinds[kind]}
          </button>
        ))}
        <button type="button" aria-pressed={zoom} onClick={() => setZoom(!zoom)}>
          Z 放大
        </button>
      </div>
    </>
  );
}
