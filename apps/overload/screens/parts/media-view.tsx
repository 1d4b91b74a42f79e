import { Modal } from 'antd';
import { useEffect, useState } from 'react';

const starts: readonly (readonly [type: string, bytes: readonly number[], at: number])[] = [
  ['image/jpeg', [0xff, 0xd8, 0xff], 0],
  ['image/png', [0x89, 0x50, 0x4e, 0x47], 0],
  ['image/svg+xml', [0x3c, 0x73, 0x76, 0x67], 0],
  ['video/mp4', [0x66, 0x74, 0x79, 0x70], 4],
];

/** What a file is, by its first bytes: files are named by hashes. */
export const typeOf = (bytes: Uint8Array): string | null =>
  starts.find(([, start, at]) => start.every((byte, index) => bytes[at + index] === byte))?.[0] ?? null;

export interface Shown {
  readonly url: string;
  readonly type: string;
}

async function readFile(hash: string, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await fetch(`/api/files/${hash}`, { credentials: 'same-origin', signal });
  if (!answer.ok) throw new Error(answer.status === 403 ? '无权查看' : '不能读取');
  return new Uint8Array(await answer.arrayBuffer());
}

export interface StoredFile {
  readonly data?: Uint8Array<ArrayBuffer>;
  readonly error?: Error;
}

/** The bytes of a file of the store. */
export function useStoredFile(hash: string | null): StoredFile {
  const [file, setFile] = useState<StoredFile>({});
  useEffect(() => {
    setFile({});
    if (hash === null) return;
    const asking = new AbortController();
    readFile(hash, asking.signal).then(
      (data) => setFile({ data }),
      (error: Error) => !asking.signal.aborted && setFile({ error }),
    );
    return () => asking.abort();
  }, [hash]);
  return file;
}

/** An address within the page for bytes; null for what is no picture and no video. */
export function useShown(bytes: Uint8Array<ArrayBuffer> | undefined): Shown | null {
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    const type = bytes ? typeOf(bytes) : null;
    if (!bytes || !type) {
      setShown(null);
      return;
    }
    const url = URL.createObjectURL(new Blob([bytes], { type }));
    setShown({ url, type });
    return () => URL.revokeObjectURL(url);
  }, [bytes]);
  return shown;
}

export function Showing({
  shown,
  alt,
  zoom,
}: {
  readonly shown: Shown;
  readonly alt: string;
  readonly zoom?: boolean;
}) {
  if (shown.type.startsWith('video/')) {
    // biome-ignore lint/a11y/useMediaCaption: a camera over a road has no words to be captioned.
    return <video src={shown.url} controls aria-label={alt} />;
  }
  return <img src={shown.url} alt={alt} data-zoom={zoom} />;
}

function Note({ text }: { readonly text: string }) {
  return <span className="ov-picture-note">{text}</span>;
}

/** A picture or video of the store, small; larger when clicked. */
export function MediaTile({ hash, title }: { readonly hash: string; readonly title: string }) {
  const file = useStoredFile(hash);
  const shown = useShown(file.data);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="ov-picture" aria-label={`放大${title}`} onClick={() => setOpen(true)}>
        {!file.data && !file.error && <Note text="载入中" />}
        {file.error && <Note text={file.error.message} />}
        {shown && <Showing shown={shown} alt={title} />}
        {file.data && !shown && <Note text="不是可显示的图像" />}
      </button>
      <Modal title={title} open={open && shown !== null} footer={null} width="80vw" onCancel={() => setOpen(false)}>
        {shown && (
          <div className="ov-stage">
            <Showing shown={shown} alt={title} />
          </div>
        )}
      </Modal>
    </>
  );
}
