import { Alert, Button } from 'antd';
import { useState } from 'react';
import {
  ErrorState,
  formatInstant,
  NoData,
  newIdempotencyKey,
  Panel,
  type Row,
  type ScreenProps,
  StatusTag,
  useSend,
} from '../../../../web/kit/index.ts';
import type { CaseAnswer } from '../parts/case-answer.ts';
import { PlainTable } from '../parts/plain-table.tsx';

export interface Piece {
  readonly id: string;
  readonly no: number;
  readonly kind: string;
  readonly name: string;
  readonly takenAt: string;
  readonly place: string | null;
  readonly recorder: string;
  readonly pages: number | null;
  readonly valid: boolean;
  readonly content: string | null;
  readonly hash: string;
}

export interface SitePhoto {
  readonly no: number;
  readonly takenAt: string;
  readonly content: string;
}

const fileAddress = (hash: string, name: string) => `/api/files/${hash}?name=${encodeURIComponent(name)}`;

function Chain({ pieces, brokenAt }: { readonly pieces: readonly Piece[]; readonly brokenAt: number | null }) {
  if (pieces.length === 0) return <NoData what="尚未登记证据" />;
  return (
    <>
      {brokenAt === null ? (
        <Alert type="success" showIcon title={`证据链完整：${pieces.length} 件依次相连，校验值一致。`} />
      ) : (
        <Alert type="error" showIcon title={`证据链在第 ${brokenAt} 号处不连续，证据可能被改动。`} />
      )}
      <PlainTable caption="证据" heads={['号', '种类', '名称', '取证', '取证人', '页数', '校验值']}>
        {pieces.map((piece) => (
          <tr key={piece.id}>
            <td className="hd-number">{piece.no}</td>
            <td>{piece.kind}</td>
            <td>
              {piece.content ? <a href={fileAddress(piece.content, piece.name)}>{piece.name}</a> : piece.name}{' '}
              {!piece.valid && <StatusTag tone="bad">无效</StatusTag>}
            </td>
            <td>
              {formatInstant(piece.takenAt, 'YYYY-MM-DD HH:mm')} {piece.place}
            </td>
            <td>{piece.recorder}</td>
            <td className="hd-number">{piece.pages ?? '—'}</td>
            <td>
              <code className="ef-hash" title={piece.hash}>
                {piece.hash.slice(0, 12)}…
              </code>
            </td>
          </tr>
        ))}
      </PlainTable>
    </>
  );
}

/** Takes the photos of the roadside into the chain, each as a piece of its own. */
function Photos({
  photos,
  pieces,
  answer,
}: {
  readonly photos: readonly SitePhoto[];
  readonly pieces: readonly Piece[];
  readonly answer: CaseAnswer;
}) {
  const send = useSend<Row>();
  const [error, setError] = useState<unknown>(null);
  const taken = new Set(pieces.map(({ content }) => content));
  const open = photos.filter(({ content }) => !taken.has(content));
  const may = answer.moves.some(({ key, refused }) => key === 'add-evidence' && refused === null);
  if (photos.length === 0) return null;
  const take = async () => {
    setError(null);
    try {
      let version = Number(answer.record.version);
      for (const { no, takenAt, content } of open) {
        const input = {
          kind: 'audiovisual',
          name: `现场照片${no}`,
          takenAt,
          recorder: answer.record.leadOfficer,
          content,
          pages: 1,
        };
        await send.mutateAsync({
          path: `/enforcement/cases/penalty/${answer.record.id}/moves/add-evidence`,
          payload: { version, input },
          headers: { 'idempotency-key': newIdempotencyKey() },
        });
        version += 1;
      }
    } catch (cause) {
      setError(cause);
    }
  };
  return (
    <>
      <p>
        现场登记时拍摄 {photos.length} 张照片，已登记为证据 {photos.length - open.length} 张。
        {open.length > 0 && !may && '立案后可以登记为证据。'}
      </p>
      {error !== null && <ErrorState error={error} />}
      {open.length > 0 && may && (
        <Button onClick={take} disabled={send.isPending} aria-busy={send.isPending}>
          把 {open.length} 张现场照片登记为证据
        </Button>
      )}
    </>
  );
}

/** 证据: eight kinds in one chain of hashes, checked each time it is shown. */
export function EvidencePart(props: {
  readonly app: ScreenProps['app'];
  readonly answer: CaseAnswer;
  readonly pieces: readonly Piece[];
  readonly brokenAt: number | null;
  readonly photos: readonly SitePhoto[];
}) {
  return (
    <Panel title="证据">
      <Chain pieces={props.pieces} brokenAt={props.brokenAt} />
      <Photos photos={props.photos} pieces={props.pieces} answer={props.answer} />
    </Panel>
  );
}
