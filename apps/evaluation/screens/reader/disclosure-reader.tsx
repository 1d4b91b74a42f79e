import { useCallback, useMemo, useRef } from 'react';
import { Choices, NoData, type ScreenProps, SplitReader, useKeys } from '../../../../web/kit/index.ts';
import type { AuditJson } from '../../views.ts';
import { FiguresTab } from './figures-tab.tsx';
import { FindingsTab } from './findings-tab.tsx';
import { marksOf, type Tab, tabKeys, tabOf } from './marks.ts';
import { PassedTab } from './passed-tab.tsx';
import type { ReaderProps } from './reader-props.ts';
import { RowsTab } from './rows-tab.tsx';
import { ScoresTab } from './scores-tab.tsx';
import { UnreadTab } from './unread-tab.tsx';

const rowCount = (audit: AuditJson) => audit.tables.reduce((count, table) => count + table.rows.length, 0);

/** j and k go over the things of the open tab, n and p over the findings, in the order in which they stand there. */
function useReaderKeys(host: React.RefObject<HTMLDivElement | null>, setSearch: ScreenProps['setSearch'], tab: Tab) {
  useKeys(
    useMemo(() => {
      const step = (by: number) => {
        const items = [...(host.current?.querySelectorAll<HTMLElement>('.hd-reader-item') ?? [])];
        const now = items.findIndex((item) => item.hasAttribute('aria-current'));
        const next = items[Math.min(Math.max(now + by, 0), items.length - 1)];
        next?.querySelector<HTMLButtonElement>('.hd-reader-jump')?.click();
      };
      const stepFinding = (by: number) => (tab === 'findings' ? step(by) : setSearch({ tab: 'findings' }));
      return { j: () => step(1), k: () => step(-1), n: () => stepFinding(1), p: () => stepFinding(-1) };
    }, [host, setSearch, tab]),
  );
}

function tabsOf(audit: AuditJson): readonly { readonly value: Tab; readonly label: string }[] {
  return [
    { value: 'findings', label: `发现 ${audit.findings.length}` },
    { value: 'rows', label: `指标行 ${rowCount(audit)}` },
    { value: 'figures', label: `文中数字 ${audit.figures.length}` },
    { value: 'unread', label: `未读出 ${audit.unread.length}` },
    { value: 'passed', label: `核对通过 ${audit.checksPassed.length}` },
    { value: 'scores', label: '得分' },
  ];
}

function Content({ tab, at, ...props }: ReaderProps & { readonly tab: Tab; readonly at: string | null }) {
  switch (tab) {
    case 'findings':
      return <FindingsTab {...props} />;
    case 'rows':
      return <RowsTab {...props} at={at} />;
    case 'figures':
      return <FiguresTab figures={props.text.audit.figures} />;
    case 'unread':
      return <UnreadTab audit={props.text.audit} />;
    case 'passed':
      return <PassedTab {...props} />;
    case 'scores':
      return <ScoresTab {...props} />;
  }
}

/** The tab of the address, else that of the thing it names. */
function tabIn(search: ReaderProps['search'], at: string | null): Tab {
  const asked = tabKeys.find((key) => key === search.tab);
  return asked ?? (at === null ? null : tabOf(at)) ?? 'findings';
}

/** The text on the left, what was read, found and computed on the right. Choosing on either side shows it on the other. */
export function DisclosureReader(props: ReaderProps) {
  const { text, search, setSearch } = props;
  const at = typeof search.at === 'string' ? search.at : null;
  const tab = tabIn(search, at);
  // A line of a table's cell may hold breaks of its own; here every line is one line.
  const lines = useMemo(
    () => text.lines.map((line) => ({ no: line.no, text: line.text.replace(/\s*\n\s*/g, ' ') })),
    [text.lines],
  );
  const highlights = useMemo(() => marksOf(text.audit, tab), [text.audit, tab]);
  const host = useRef<HTMLDivElement>(null);
  useReaderKeys(host, setSearch, tab);
  const choose = useCallback(
    (id: string) => setSearch({ at: id, tab: tabOf(id) ?? undefined }, { replace: true }),
    [setSearch],
  );
  if (text.lines.length === 0) return <NoData what="文件没有文字" />;
  return (
    <div ref={host} className="ev-reader">
      <SplitReader
        title="原文"
        lines={lines}
        highlights={highlights}
        activeId={at}
        onActive={choose}
        rightTitle="读出、核对和重算的结果"
      >
        <div className="ev-above">
          <Choices
            label="查看内容"
            value={tab}
            options={tabsOf(text.audit)}
            onChange={(next) => setSearch({ tab: next }, { replace: true })}
          />
        </div>
        <Content {...props} tab={tab} at={at} />
      </SplitReader>
      <p className="ev-key">
        <kbd>j</kbd> <kbd>k</kbd> 逐条移动，<kbd>n</kbd> <kbd>p</kbd>{' '}
        逐条看发现；点击原文中有底色的行看读出的内容，一行有多处时再点看下一处。
      </p>
    </div>
  );
}
