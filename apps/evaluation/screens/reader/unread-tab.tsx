import { NoData, ReaderItem } from '../../../../web/kit/index.ts';
import type { AuditJson } from '../../views.ts';
import { unreadId } from './marks.ts';

/** What could not be read, and why. Nothing of it was guessed. */
export function UnreadTab({ audit }: { readonly audit: AuditJson }) {
  if (audit.unread.length === 0) return <NoData what="没有未能读出的内容" />;
  return (
    <>
      <p className="hd-muted">下列内容没有完全读出，未作猜测；请对照原文判断。</p>
      {audit.unread.map((one, index) => (
        <ReaderItem key={unreadId(index)} id={unreadId(index)}>
          <div>
            第 {one.line} 行：“{one.text.trim()}”
          </div>
          <div className="hd-muted">{one.why}</div>
        </ReaderItem>
      ))}
    </>
  );
}
