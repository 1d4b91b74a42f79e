import { Button } from 'antd';
import type { DocumentFormat, IssuedDocument } from '../../../../kernel/sdk/document.ts';
import {
  type AppManifest,
  ConfirmButton,
  type DocumentManifest,
  useSend,
  withParams,
} from '../../../../web/kit/index.ts';

const formatNames: Readonly<Record<DocumentFormat, string>> = { docx: 'Word', pdf: 'PDF', xlsx: 'Excel' };

/** The document as it would be issued now: in the page where the browser shows PDF, and to download. */
export function PreviewPanel({
  app,
  decl,
  subject,
}: {
  readonly app: AppManifest;
  readonly decl: DocumentManifest;
  readonly subject: string;
}) {
  const path = `/api/${app.key}/documents/${decl.key}/preview`;
  const send = useSend<IssuedDocument>();
  const pdf = withParams(path, { subject, format: 'pdf' });
  const inPage = decl.formats.includes('pdf') && navigator.pdfViewerEnabled;
  return (
    <>
      <div className="hd-buttons">
        {decl.formats.map((format) => (
          <Button
            key={format}
            href={withParams(path, { subject, format })}
            download={`${decl.title}（预览）.${format}`}
          >
            下载预览 {formatNames[format]}
          </Button>
        ))}
        {decl.may?.includes('issue') && (
          <ConfirmButton
            type="primary"
            ask={{
              title: `签发${decl.title}`,
              text: '签发后占用文号，文件存档并计算校验值，不能收回；有误须另行更正。',
              okText: '签发',
            }}
            onConfirmed={() =>
              send.mutateAsync({ path: `/${app.key}/documents/${decl.key}/issue`, payload: { subject } })
            }
          >
            签发
          </ConfirmButton>
        )}
      </div>
      {decl.basis && <p className="hd-muted">依据：{decl.basis}</p>}
      {inPage ? (
        <iframe key={pdf} className="ev-preview" src={`${pdf}#navpanes=0`} title={`${decl.title}预览`} />
      ) : (
        <p>
          本浏览器不能在页面内显示 PDF，请<a href={pdf}>打开 PDF</a> 或下载上面的文件。
        </p>
      )}
    </>
  );
}
