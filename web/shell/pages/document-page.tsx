import { Button, Dropdown, Input } from 'antd';
import { useState } from 'react';
import type { DocumentFormat, IssuedDocument } from '../../../kernel/sdk/document.ts';
import {
  type AppManifest,
  ConfirmButton,
  type DocumentManifest,
  formatInstant,
  Go,
  NoData,
  PageHeader,
  Panel,
  QueryState,
  useApi,
  useSend,
  withParams,
} from '../../kit/index.ts';
import { useSearchState } from '../page-state.ts';
import { Denied, useDeclared } from './find-decl.tsx';

const formatNames: Readonly<Record<DocumentFormat, string>> = { docx: 'Word', pdf: 'PDF', xlsx: 'Excel' };

function FileLinks({ document }: { readonly document: IssuedDocument }) {
  const name = document.number ?? document.title;
  if (Object.keys(document.files).length === 0) return <span className="hd-muted">含个人信息，可看脱敏预览</span>;
  return (
    <>
      {Object.entries(document.files).map(([format, hash]) => (
        <a key={format} href={withParams(`/api/files/${hash}`, { name: `${name}.${format}` })} download>
          {formatNames[format as DocumentFormat]}{' '}
        </a>
      ))}
    </>
  );
}

/** Issued documents with their numbers, hashes and files. */
export function IssuedList({ documents }: { readonly documents: readonly IssuedDocument[] }) {
  if (documents.length === 0) return <NoData what="尚未签发文书" />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className="hd-scroll" tabIndex={0} aria-label="已签发的文书">
      <table className="hd-plain-table">
        <thead>
          <tr>
            {['文书', '文号', '签发时间', '签发人', '数据校验值', '下载'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {documents.map((document) => (
            <tr key={document.id}>
              <td>{document.title}</td>
              <td>{document.number ?? '—'}</td>
              <td>{formatInstant(document.issuedAt)}</td>
              <td>{document.byName}</td>
              <td>
                <code title={`SM3 ${document.dataHash}`}>{document.dataHash.slice(0, 12)}…</code>
              </td>
              <td>
                <FileLinks document={document} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Leads from a case or an entity to the documents that can be made about it. */
export function DocumentLinks({ app, subject }: { readonly app: AppManifest; readonly subject: string }) {
  if (app.documents.length === 0) return null;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: app.documents.map((decl) => ({
          key: decl.key,
          label: <Go to={withParams(`/${app.key}/documents/${decl.key}`, { subject })}>{decl.title}</Go>,
        })),
      }}
    >
      <Button>预览或签发文书</Button>
    </Dropdown>
  );
}

interface PartProps {
  readonly app: AppManifest;
  readonly decl: DocumentManifest;
  readonly subject: string;
}

function Preview({ app, decl, subject }: PartProps) {
  const path = `/api/${app.key}/documents/${decl.key}/preview`;
  const send = useSend<IssuedDocument>();
  return (
    <div className="hd-buttons">
      {decl.formats.map((format) => (
        <Button key={format} href={withParams(path, { subject, format })} target="_blank">
          预览 {formatNames[format]}
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
  );
}

function SubjectForm({ subject, onSubject }: { readonly subject: string; readonly onSubject: (next: string) => void }) {
  const [typed, setTyped] = useState(subject);
  return (
    <form
      className="hd-inline-form"
      onSubmit={(event) => {
        event.preventDefault();
        onSubject(typed.trim());
      }}
    >
      <label htmlFor="subject">
        所属事项或登记的标识
        <Input
          id="subject"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          placeholder="从事项或登记页面进入时自动填写"
        />
      </label>
      <Button htmlType="submit">查看</Button>
    </form>
  );
}

export function DocumentPage() {
  const declared = useDeclared('documents');
  const { search, setSearch } = useSearchState();
  const subject = typeof search.subject === 'string' ? search.subject : '';
  const issued = useApi<readonly IssuedDocument[]>(
    declared ? `/${declared.app.key}/documents/${declared.decl.key}` : '',
    { subject },
    { enabled: declared !== null },
  );
  if (!declared) return <Denied />;
  const { app, decl } = declared;
  return (
    <>
      <PageHeader
        title={decl.title}
        crumbs={[{ title: app.title, to: `/${app.key}` }]}
        about={decl.basis && `依据：${decl.basis}`}
      />
      <Panel title="预览与签发">
        <SubjectForm key={subject} subject={subject} onSubject={(next) => setSearch({ subject: next || undefined })} />
        {subject && <Preview app={app} decl={decl} subject={subject} />}
      </Panel>
      <Panel title="已签发">
        <QueryState query={issued}>{(list) => <IssuedList documents={list} />}</QueryState>
      </Panel>
    </>
  );
}
