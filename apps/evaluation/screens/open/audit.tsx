import '../parts/screens.css';
import { Button } from 'antd';
import { useState } from 'react';
import { FileDrop, type OpenScreenProps, PageHeader, Panel } from '../../../../web/kit/index.ts';
import type { AuditJson, DisclosureText } from '../../views.ts';
import { DisclosureReader } from '../reader/disclosure-reader.tsx';

/** The answer of the open reading: the audit with the text and the notes of the rules. */
interface Answer extends AuditJson, Pick<DisclosureText, 'advice' | 'rules'> {
  readonly file: string;
  readonly lines: readonly string[];
}

export const title = '核对决算公开文件（无需登录）';

const megabyte = 1024 * 1024;

const textOf = (answer: Answer): DisclosureText => ({
  audit: answer,
  lines: answer.lines.map((text, index) => ({ no: index + 1, text })),
  rules: answer.rules,
  advice: answer.advice ?? [],
});

/** 核对文件: anybody gives a published disclosure and reads what was found; nothing is kept. */
export function Screen({ search, setSearch }: OpenScreenProps) {
  const [text, setText] = useState<(DisclosureText & { readonly file: string }) | null>(null);
  const unit = text?.audit.document;
  return (
    <>
      <PageHeader
        title={unit?.title ?? '核对决算公开文件'}
        about={
          text
            ? `${text.file}：${unit?.unit ?? '未读到单位名称'}，${unit?.year ?? '未读到年度'} 年度。文件没有保存，关闭页面即不复存在。`
            : '放入一份部门决算公开或绩效自评文件，立即核对勾稽关系、重算得分。文件只在本次读取，不保存，不需要账号。'
        }
        actions={
          text && (
            <Button
              onClick={() => {
                setText(null);
                setSearch({ at: undefined, tab: undefined, table: undefined });
              }}
            >
              核对另一份文件
            </Button>
          )
        }
      />
      {text ? (
        <DisclosureReader text={text} search={search} setSearch={setSearch} />
      ) : (
        <Panel>
          <FileDrop<Answer>
            label="决算公开文件"
            path="/api/evaluation/contracts/disclosure-audit"
            accepts={['txt', 'docx', 'pdf', 'xlsx']}
            maxBytes={20 * megabyte}
            onDone={(answer) => setText({ ...textOf(answer), file: answer.file })}
          />
        </Panel>
      )}
    </>
  );
}
