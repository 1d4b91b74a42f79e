import './parts/screens.css';
import { useState } from 'react';
import type { Intake } from '../../../kernel/sdk/contract.ts';
import { FileDrop, Go, PageHeader, Panel, type ScreenProps, StatusTag } from '../../../web/kit/index.ts';
import { readerPage } from './parts/pages.ts';

type Receipt = Intake & { readonly repeated: boolean };

interface Done {
  readonly name: string;
  readonly receipt: Receipt;
}

function Result({ done: { name, receipt } }: { readonly done: Done }) {
  return (
    <div role="status">
      <p>
        <strong>{name}</strong>{' '}
        <StatusTag tone="good">
          {receipt.repeated ? '该文件先前已读入，未重复处理' : `读入指标 ${receipt.accepted} 行`}
        </StatusTag>{' '}
        {receipt.rejected.length > 0 && (
          <StatusTag tone="warning">{receipt.rejected.length} 处未能读出，原文和原因已存入隔离区</StatusTag>
        )}
      </p>
      {receipt.subject && (
        <p>
          <Go to={readerPage(receipt.subject)}>打开阅读页</Go>：原文与读出的指标、数字、发现和得分对照查看。
        </p>
      )}
    </div>
  );
}

/** 导入: a file is dropped, read, audited, scored and kept. */
export function Screen({ app }: ScreenProps) {
  const contract = app.contracts.find((one) => one.key === 'disclosure-import');
  const [done, setDone] = useState<Done | null>(null);
  return (
    <>
      <PageHeader
        title="导入公开文件"
        crumbs={[{ title: app.title, to: `/${app.key}` }]}
        about="部门决算公开及绩效自评文件。读入后核对、重新评分，发现逐条立项办理；读不出的内容照录原文，不作猜测。"
      />
      <Panel>
        <FileDrop<Receipt>
          label="决算公开文件"
          path={`/api/${app.key}/contracts/disclosure-import`}
          accepts={contract?.accepts}
          maxBytes={contract?.maxBytes}
          onDone={(receipt, file) => setDone({ name: file.name, receipt })}
        />
        {done && <Result done={done} />}
      </Panel>
    </>
  );
}
