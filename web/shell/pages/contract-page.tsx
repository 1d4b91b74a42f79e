import { useRef, useState } from 'react';
import type { Intake } from '../../../kernel/sdk/contract.ts';
import { type ContractManifest, FileDrop, NoData, PageHeader, Panel, StatusTag } from '../../kit/index.ts';
import { Denied, useDeclared } from './find-decl.tsx';

type Answer = Intake & { readonly intakeId: string; readonly repeated: boolean };

interface Done {
  readonly no: number;
  readonly name: string;
  readonly intake: Answer;
}

const kinds = { file: '文件', reading: '文件读取', feed: '数据接入', service: '数据服务', upload: '上报' } as const;

function Rejections({ intake }: { readonly intake: Answer }) {
  if (intake.rejected.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className="hd-scroll" tabIndex={0} aria-label="未接收的内容">
      <table className="hd-plain-table">
        <caption>未接收的内容，原文和原因已存入隔离区</caption>
        <thead>
          <tr>
            <th scope="col">位置</th>
            <th scope="col">原因</th>
            <th scope="col">原文</th>
          </tr>
        </thead>
        <tbody>
          {intake.rejected.map((part) => (
            <tr key={`${part.place}${part.code}${part.original}`}>
              <td>{part.place ?? '—'}</td>
              <td>
                {part.reason}（{part.code}）
              </td>
              <td>
                <code>{part.original.slice(0, 200)}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function IntakeResult({ name, intake }: { readonly name: string; readonly intake: Answer }) {
  return (
    <div role="status">
      <p>
        <strong>{name}</strong>{' '}
        <StatusTag tone={intake.rejected.length > 0 ? 'warning' : 'good'}>
          {intake.repeated ? '内容先前已接收，未重复处理：' : ''}接收 {intake.accepted} 条，重复 {intake.duplicates}{' '}
          条，未接收 {intake.rejected.length} 条
        </StatusTag>
      </p>
      <Rejections intake={intake} />
    </div>
  );
}

function Describe({ app, contract }: { readonly app: string; readonly contract: ContractManifest }) {
  const address =
    contract.kind === 'service' ? `/api/${app}/services/${contract.key}` : `/api/${app}/contracts/${contract.key}`;
  if (contract.kind === 'upload') return <NoData what="上报由系统按规定自动进行，回执和重试记录见“交换记录”。" />;
  return (
    <p>
      由其他系统按接口调用：<code>{address}</code>。参数和返回内容见 <a href="/api/openapi.json">接口说明（OpenAPI）</a>
      。
    </p>
  );
}

/** A file is read and the answer shown as it is: nothing is kept. */
function Reading({ path, decl }: { readonly path: string; readonly decl: ContractManifest }) {
  const [answer, setAnswer] = useState<unknown>(undefined);
  return (
    <>
      <FileDrop<unknown>
        label={decl.title}
        path={path}
        accepts={decl.accepts}
        maxBytes={decl.maxBytes}
        onDone={setAnswer}
      />
      {answer !== undefined && <pre className="hd-json">{JSON.stringify(answer, null, 2)}</pre>}
    </>
  );
}

export function ContractPage() {
  const declared = useDeclared('contracts');
  const [done, setDone] = useState<readonly Done[]>([]);
  const count = useRef(0);
  if (!declared) return <Denied />;
  const { app, decl } = declared;
  return (
    <>
      <PageHeader
        title={decl.title}
        crumbs={[{ title: app.title, to: `/${app.key}` }]}
        tags={<StatusTag>{kinds[decl.kind]}</StatusTag>}
      />
      <Panel>
        {decl.kind === 'reading' && <Reading path={`/api/${app.key}/contracts/${decl.key}`} decl={decl} />}
        {decl.kind === 'file' && (
          <FileDrop<Answer>
            label={decl.title}
            path={`/api/${app.key}/contracts/${decl.key}`}
            accepts={decl.accepts}
            maxBytes={decl.maxBytes}
            onDone={(intake, file) => {
              count.current += 1;
              setDone([{ no: count.current, name: file.name, intake }, ...done]);
            }}
          />
        )}
        {decl.kind !== 'file' && decl.kind !== 'reading' && <Describe app={app.key} contract={decl} />}
        {done.map(({ no, name, intake }) => (
          <IntakeResult key={no} name={name} intake={intake} />
        ))}
      </Panel>
    </>
  );
}
