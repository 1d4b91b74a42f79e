import { Button } from 'antd';
import { useState } from 'react';
import type { DocumentFormat, IssuedDocument } from '../../../../kernel/sdk/document.ts';
import {
  type AppManifest,
  apiGet,
  type DocumentManifest,
  ErrorState,
  formatInstant,
  NoData,
  Panel,
  QueryState,
  StatusTag,
  useApi,
  withParams,
} from '../../../../web/kit/index.ts';
import { ScrollRegion } from '../parts/scroll-region.tsx';

const formatNames: Readonly<Record<DocumentFormat, string>> = { docx: 'Word', pdf: 'PDF', xlsx: 'Excel' };

type Verified = Readonly<Partial<Record<DocumentFormat, boolean>>>;

/** Makes the document again from the data kept with it and compares byte for byte. */
function Verify({ path }: { readonly path: string }) {
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Verified | null>(null);
  const [error, setError] = useState<unknown>(null);
  const run = async () => {
    setBusy(true);
    setError(null);
    try {
      setAnswer(await apiGet<Verified>(path));
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button size="small" disabled={busy} aria-busy={busy} onClick={run}>
        核验
      </Button>{' '}
      <span role="status">
        {answer &&
          Object.entries(answer).map(([format, same]) => (
            <StatusTag key={format} tone={same ? 'good' : 'bad'}>
              {formatNames[format as DocumentFormat]} {same ? '一致' : '不一致'}
            </StatusTag>
          ))}
      </span>
      {error !== null && <ErrorState error={error} />}
    </>
  );
}

function Files({ document }: { readonly document: IssuedDocument }) {
  const name = document.number ?? document.title;
  return (
    <span className="ev-exports">
      {Object.entries(document.files).map(([format, hash]) => (
        <a
          key={format}
          href={withParams(`/api/files/${hash}`, { name: `${name}.${format}` })}
          download={`${name}.${format}`}
        >
          {formatNames[format as DocumentFormat]}
        </a>
      ))}
    </span>
  );
}

/** What has been issued of this kind about this subject, with number, hash and a check. */
export function IssuedPanel({
  app,
  decl,
  subject,
}: {
  readonly app: AppManifest;
  readonly decl: DocumentManifest;
  readonly subject: string;
}) {
  const path = `/${app.key}/documents/${decl.key}`;
  const issued = useApi<readonly IssuedDocument[]>(path, { subject });
  return (
    <Panel title="已签发">
      <QueryState query={issued}>
        {(list) =>
          list.length === 0 ? (
            <NoData what="尚未签发" />
          ) : (
            <ScrollRegion label="已签发的文书">
              <table className="hd-plain-table">
                <thead>
                  <tr>
                    {['文号', '文书', '签发时间', '签发人', '数据校验值（SM3）', '下载', '核验'].map((title) => (
                      <th key={title} scope="col">
                        {title}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {list.map((document) => (
                    <tr key={document.id}>
                      <td className="ev-tight">{document.number ?? '不编号'}</td>
                      <td>{document.title}</td>
                      <td>{formatInstant(document.issuedAt)}</td>
                      <td>{document.byName}</td>
                      <td>
                        <code title={document.dataHash}>{document.dataHash.slice(0, 16)}…</code>
                      </td>
                      <td>
                        <Files document={document} />
                      </td>
                      <td>
                        <Verify path={`/api${path}/issued/${document.id}/verify`} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </ScrollRegion>
          )
        }
      </QueryState>
    </Panel>
  );
}
