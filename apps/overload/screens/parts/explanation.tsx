import { StatusTag } from '../../../../web/kit/index.ts';
import type { ExplainedStep } from '../../record/explain.ts';
import type { GateResult } from '../../rules/evidence.ts';

/** A decision in its steps, each with its ground and the row of the table that decided. */
export function Explanation({ steps }: { readonly steps: readonly Omit<ExplainedStep, 'tone' | 'key'>[] }) {
  return (
    <ol className="ov-steps">
      {steps.map((step) => (
        <li key={step.title} className={`ov-step-${'tone' in step ? String(step.tone) : 'plain'}`}>
          <div>{step.title}</div>
          <div className="ov-step-outcome">{step.outcome}</div>
          {step.parts.length > 0 && (
            <ul>
              {step.parts.map((part) => (
                <li key={part}>{part}</li>
              ))}
            </ul>
          )}
          <div className="hd-muted">
            {step.table && <div>{step.table}</div>}
            {step.basis}
          </div>
        </li>
      ))}
    </ol>
  );
}

const checkTitles = {
  site: '站点在用并公布',
  certificate: '检定有效',
  pictures: '图像齐全',
  plates: '前后车牌一致',
  weights: '轴重与总重相符',
  driving: '正常行驶',
  clock: '时钟与时延',
  permit: '无相符通行证',
  chain: '原件哈希完好',
} as const;

/** The nine checks of a record; what failed says why. */
export function Checks({ results }: { readonly results: readonly GateResult[] }) {
  const failed = results.filter(({ ok }) => !ok).length;
  return (
    <>
      <p>{failed === 0 ? '九项全部通过' : `${failed} 项未通过`}</p>
      <ul className="ov-checks">
        {results.map(({ check, ok, code, reason }) => (
          <li key={check} className={ok ? undefined : 'ov-check-failed'}>
            <div className="ov-list-head">
              <strong>{checkTitles[check]}</strong>
              <StatusTag tone={ok ? 'good' : 'bad'}>{ok ? '通过' : '未通过'}</StatusTag>
            </div>
            {!ok && (
              <div>
                {reason} <code>{code}</code>
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
