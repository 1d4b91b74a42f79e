import '../parts/overload.css';
import { Alert } from 'antd';
import { useState } from 'react';
import {
  callService,
  ErrorState,
  formatInstant,
  type OpenScreenProps,
  PageHeader,
  Panel,
} from '../../../../web/kit/index.ts';
import { browserSm3 } from '../../evidence/browser-sm3.ts';
import { type Verified, verify } from '../../evidence/package.ts';
import { PlainTable } from '../parts/plain-table.tsx';

export const title = '核验治超证据包（无需登录）';

interface Registered {
  readonly recordNo: string;
  readonly sealedAt: string;
  readonly simulated: boolean;
}

interface Outcome {
  readonly file: string;
  readonly verified: Verified;
  readonly registered: Registered | null;
}

async function examine(file: File): Promise<Outcome> {
  const verified = verify(new Uint8Array(await file.arrayBuffer()), browserSm3);
  const asked = verified.seal
    ? await callService<{ readonly registered: Registered | null }>('overload', 'evidence-seal', {
        seal: verified.seal,
      })
    : { registered: null };
  return { file: file.name, verified, registered: asked.registered };
}

function Verdict({ outcome }: { readonly outcome: Outcome }) {
  const { verified, registered } = outcome;
  if (verified.problems.length > 0) {
    return (
      <Alert
        type="error"
        showIcon
        role="status"
        title="核验未通过"
        description={
          <ul>
            {verified.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        }
      />
    );
  }
  if (!registered) {
    return (
      <Alert
        type="warning"
        showIcon
        role="status"
        title="内容自洽，但封存值未在本平台登记"
        description={`封存值 ${verified.seal ?? ''}`}
      />
    );
  }
  return (
    <Alert
      type="success"
      showIcon
      role="status"
      title={`核验通过：检测单 ${registered.recordNo}，${formatInstant(registered.sealedAt)} 封存${registered.simulated ? '（模拟数据）' : ''}`}
      description={`封存值 ${verified.seal ?? ''} 与平台登记一致，${verified.manifest?.files.length ?? 0} 个文件逐一相符。`}
    />
  );
}

/** 核验证据包: the file is read in this browser and not sent anywhere; only its seal is asked for. */
export function Screen(_: OpenScreenProps) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [error, setError] = useState<unknown>(null);
  const take = async (file: File | undefined) => {
    if (!file) return;
    setOutcome(null);
    setError(null);
    await examine(file).then(setOutcome, setError);
  };
  return (
    <>
      <PageHeader
        title="核验证据包"
        about="选择证据包文件（zip），在本机浏览器内逐一计算 SM3；文件不上传，仅向平台查询封存值是否登记。"
      />
      <Panel>
        <div className="ov-form">
          <div>
            <label htmlFor="evidence-file">证据包</label>
            <input
              id="evidence-file"
              type="file"
              accept=".zip,application/zip"
              onChange={(event) => void take(event.target.files?.[0])}
            />
          </div>
        </div>
        {error !== null && <ErrorState error={error} />}
        {outcome && <Verdict outcome={outcome} />}
      </Panel>
      {outcome?.verified.manifest && (
        <Panel title={outcome.file}>
          <PlainTable
            label="文件清单"
            rows={outcome.verified.manifest.files}
            keyOf={({ path }) => path}
            columns={[
              { title: '文件', of: ({ path }) => path },
              { title: '内容', of: ({ what }) => what },
              { title: '字节', figure: true, of: ({ bytes }) => String(bytes) },
              { title: 'SM3', of: ({ sm3: hash }) => <code>{hash}</code> },
            ]}
          />
        </Panel>
      )}
    </>
  );
}
