import { NoData } from './no-data.tsx';
import { StatusTag, type Tone } from './status-tag.tsx';
import { formatInstant } from './time.ts';

export interface TimelineItem {
  readonly key: string;
  readonly at: string;
  readonly title: string;
  readonly byName?: string;
  readonly tone?: Tone;
  /** Such as the state it led to. */
  readonly tag?: string;
  readonly children?: React.ReactNode;
}

/** What happened, newest first. Of what happened in one second the item that is given last is the newest. */
export function Timeline({
  items,
  empty = '尚无记录',
}: {
  readonly items: readonly TimelineItem[];
  readonly empty?: string;
}) {
  if (items.length === 0) return <NoData what={empty} />;
  const newestFirst = [...items].reverse().sort((a, b) => b.at.localeCompare(a.at));
  return (
    <ol className="hd-timeline">
      {newestFirst.map((item) => (
        <li key={item.key} className={`hd-timeline-${item.tone ?? 'plain'}`}>
          <div className="hd-timeline-head">
            <strong>{item.title}</strong>
            {item.tag && <StatusTag tone={item.tone}>{item.tag}</StatusTag>}
          </div>
          <div className="hd-muted">
            {item.byName && <span>{item.byName} · </span>}
            <time dateTime={item.at}>{formatInstant(item.at)}</time>
          </div>
          {item.children && <div className="hd-timeline-body">{item.children}</div>}
        </li>
      ))}
    </ol>
  );
}
