import { InboxOutlined } from '@ant-design/icons';
import { Progress } from 'antd';
import { type DragEvent, useId, useRef, useState } from 'react';
import { uploadFile } from './api.ts';
import { ErrorState } from './error-state.tsx';

export interface FileDropProps<T> {
  readonly label: string;
  /** Full path of the API that takes the multipart field `file`. */
  readonly path: string;
  /** Name endings without the dot; anything when left out. */
  readonly accepts?: readonly string[];
  readonly maxBytes?: number;
  readonly disabled?: boolean;
  readonly compact?: boolean;
  readonly onDone: (answer: T, file: File) => void;
}

const inMegabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1).replace(/\.0$/, '')} MB`;

function objection(file: File, accepts: readonly string[] | undefined, maxBytes: number | undefined): string | null {
  const ending = file.name.split('.').at(-1)?.toLowerCase() ?? '';
  if (accepts && !accepts.includes(ending)) return `不支持“.${ending}”文件，可接收：${accepts.join('、')}。`;
  if (file.size === 0) return '文件是空的。';
  if (maxBytes && file.size > maxBytes) return `文件 ${inMegabytes(file.size)}，超过上限 ${inMegabytes(maxBytes)}。`;
  return null;
}

function useUpload<T>({ path, accepts, maxBytes, onDone }: FileDropProps<T>) {
  const [share, setShare] = useState<number | null>(null);
  const [name, setName] = useState('');
  const [error, setError] = useState<unknown>(null);
  const send = async (file: File | undefined) => {
    if (!file || share !== null) return;
    setName(file.name);
    const why = objection(file, accepts, maxBytes);
    setError(why === null ? null : new Error(why));
    if (why !== null) return;
    setShare(0);
    try {
      onDone(await uploadFile<T>(path, file, setShare), file);
    } catch (cause) {
      setError(cause);
    } finally {
      setShare(null);
    }
  };
  return { share, name, error, send };
}

/** A place to drop a file on, or to choose one with; shows the share sent, then that the server is reading it. */
export function FileDrop<T>(props: FileDropProps<T>) {
  const { label, accepts, maxBytes, disabled, compact } = props;
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const { share, name, error, send } = useUpload(props);
  const id = useId();
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!disabled) void send(event.dataTransfer.files[0]);
  };
  return (
    <div className={compact ? 'hd-drop-compact' : undefined}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the mouse; the button inside does the same. */}
      <div
        className={`hd-drop${over ? ' hd-drop-over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {!compact && <InboxOutlined aria-hidden className="hd-drop-icon" />}
        <button type="button" disabled={disabled || share !== null} onClick={() => input.current?.click()}>
          {label}：选择文件{!compact && '，或将文件拖到此处'}
        </button>
        <div className="hd-muted">
          {accepts && `可接收 ${accepts.join('、')}`}
          {maxBytes && `，不超过 ${inMegabytes(maxBytes)}`}
        </div>
        <input
          id={id}
          ref={input}
          type="file"
          hidden
          aria-label={label}
          accept={accepts?.map((ending) => `.${ending}`).join(',')}
          onChange={(event) => {
            void send(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </div>
      {share !== null && (
        <div role="status" aria-live="polite">
          {name}：{share < 1 ? '正在上传' : '已上传，正在读取'}
          <Progress percent={Math.round(share * 100)} status="active" aria-label={`${name}上传进度`} />
        </div>
      )}
      {error !== null && (
        <>
          {name && <p>{name}</p>}
          <ErrorState error={error} />
        </>
      )}
    </div>
  );
}
