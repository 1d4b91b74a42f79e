import { Button, Dropdown } from 'antd';
import type { IssuedDocument } from '../../../../kernel/sdk/document.ts';
import { type AppManifest, ConfirmButton, Go, useSend, withParams } from '../../../../web/kit/index.ts';

const path = '/overload/documents/overload-report';
const formats = { docx: 'Word', xlsx: 'Excel', pdf: 'PDF' } as const;

/** The report as files; who may issues it under a number. */
export function ReportFiles({ app, subject }: { readonly app: AppManifest; readonly subject: string }) {
  const decl = app.documents.find(({ key }) => key === 'overload-report');
  const send = useSend<IssuedDocument>();
  if (!decl) return null;
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: Object.entries(formats).map(([format, name]) => ({
            key: format,
            label: (
              <a href={withParams(`/api${path}/preview`, { subject, format })} download={`治超数据统计报表.${format}`}>
                {name}
              </a>
            ),
          })),
        }}
      >
        <Button>下载</Button>
      </Dropdown>
      {decl.may?.includes('issue') && (
        <ConfirmButton
          ask={{ title: '签发报表', text: '签发后取得文号，内容按签发时的数据保存。' }}
          onConfirmed={() => send.mutateAsync({ path: `${path}/issue`, payload: { subject } })}
        >
          签发
        </ConfirmButton>
      )}
      <Go to={withParams(path, { subject })}>已签发</Go>
    </>
  );
}
