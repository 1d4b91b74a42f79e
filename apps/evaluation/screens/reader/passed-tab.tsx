import { NoData } from '../../../../web/kit/index.ts';
import { groupBy } from '../parts/group-by.ts';
import type { ReaderProps } from './reader-props.ts';

/** What was compared and found right, by rule: a reader sees what was tried. */
export function PassedTab({ text }: ReaderProps) {
  const { checksPassed } = text.audit;
  if (checksPassed.length === 0) return <NoData what="没有核对通过的内容" />;
  const byRule = groupBy(checksPassed, (one) => one.rule);
  return (
    <>
      {[...byRule].map(([rule, passed]) => (
        <details key={rule} className="ev-passed">
          <summary>
            {text.rules[rule]?.title ?? rule} <span className="hd-muted">{passed.length} 项</span>
          </summary>
          <ul>
            {passed.map((one) => (
              <li key={one.message}>{one.message}</li>
            ))}
          </ul>
          {text.rules[rule] && <p className="hd-muted">依据：{text.rules[rule].basis}</p>}
        </details>
      ))}
    </>
  );
}
