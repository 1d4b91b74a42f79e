import { Tabs } from 'antd';
import { useCallback, useMemo, useRef } from 'react';
import { NoData, type ScreenProps, SplitReader, type Tone, useKeys } from '../../../../web/kit/index.ts';
import type { AuditJson, DisclosureText } from '../../views.ts';
import { FiguresTab } from './figures-tab.tsx';
import { FindingsTab } from './findings-tab.tsx';
import { marksOf, type Tab, tabOf } from './marks.ts';
import { PassedTab } from './passed-tab.tsx';
import { RowsTab } from './rows-tab.tsx';
import { ScoresTab } from './scores-tab.tsx';
import { UnreadTab } from './unread-tab.tsx';

export interface ReaderProps extends Pick<ScreenProps, 'search' | 'setSearch'> {
  readonly text: DisclosureText;
  /** Where the finding stands as a matter; absent where nothing is kept. */
  readonly stateOf?: (findingId: string) => { readonly title: string; readonly tone: Tone } | null;
  /** Opens the finding as a matter; absent where nothing is kept. */
  readonly onWork?: (findingId: string) => void;
}

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

function tabItems(props: ReaderProps, at: string | null) {
  const { audit } = props.text;
  const item = (key: Tab, label: string, count: number | null, children: React.ReactNode) => ({
    key,
    label: count === null ? label : `${label} ${count}`,
    children,
  });
  return [
    item('findings', '发现', audit.findings.length, <FindingsTab {...props} />),
    item('rows', '指标行', rowCount(audit), <RowsTab {...props} at={at} />),
    item('figures', '文中数字', audit.figures.length, <FiguresTab {...props} at={at} />),
    item('unread', '未读出', audit.unread.length, <UnreadTab audit={audit} />),
    item('passed', '核对通过', audit.checksPassed.length, <PassedTab {...props} />),
    item('scores', '得分', null, <ScoresTab {...props} />),
  ];
}

/** The text on the left, what was read, found and computed on the right. Choosing on either side shows it on the other. */
export function DisclosureReader(props: ReaderProps) {
  const { text, search, setSearch } = props;
  const at = typeof search.at === 'string' ? search.at : null;
  const asked = typeof search.tab === 'string' ? (search.tab as Tab) : null;
  const tab: Tab = asked ?? (at === null ? null : tabOf(at)) ?? 'findings';
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
        <Tabs
          activeKey={tab}
          size="small"
          destroyOnHidden
          items={tabItems(props, at)}
          onChange={(next) => setSearch({ tab: next }, { replace: true })}
        />
      </SplitReader>
      <p className="ev-key">
        <kbd>j</kbd> <kbd>k</kbd> 逐条移动，<kbd>n</kbd> <kbd>p</kbd>{' '}
        逐条看发现；点击原文中有底色的行看读出的内容，一行有多处时再点看下一处。
      </p>
    </div>
  );
}
