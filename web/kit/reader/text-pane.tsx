import { Button, Input } from 'antd';
import { memo, useEffect, useMemo, useRef, useState } from 'react';
import type { Tone } from '../status-tag.tsx';
import { linePx, useLineWindow } from './window.ts';

export interface ReaderLine {
  /** Number as the source counts it, from 1. */
  readonly no: number;
  readonly text: string;
}

export interface Highlight {
  readonly id: string;
  /** First and last line number, both in. */
  readonly from: number;
  readonly to: number;
  readonly tone: Tone;
  /** Said of the line, such as the rule that speaks about it. */
  readonly label: string;
}

interface LineProps {
  readonly line: ReaderLine;
  readonly index: number;
  readonly marks: readonly Highlight[] | undefined;
  readonly activeId: string | null;
  readonly found: boolean;
  readonly onPick: (id: string) => void;
}

const Line = memo(function Line({ line, index, marks, activeId, found, onPick }: LineProps) {
  const active = marks?.find((mark) => mark.id === activeId);
  const mark = active ?? marks?.[0];
  const style = { top: index * linePx, height: linePx };
  const className = `hd-line${mark ? ` hd-line-${mark.tone}` : ''}${active ? ' hd-line-current' : ''}${found ? ' hd-line-found' : ''}`;
  const inside = (
    <>
      <span className="hd-line-no">{line.no}</span>
      <span className="hd-line-text">{line.text}</span>
      {marks && marks.length > 1 && <span className="hd-line-count">{marks.length} 处</span>}
    </>
  );
  if (!mark) {
    return (
      <div className={className} style={style}>
        {inside}
      </div>
    );
  }
  // Another click on a line that several things speak about goes on to the next of them.
  const next = marks?.[(marks.indexOf(mark) + (active ? 1 : 0)) % marks.length] ?? mark;
  return (
    <button
      type="button"
      className={className}
      style={style}
      title={marks?.map((each) => each.label).join('；')}
      aria-current={active ? 'true' : undefined}
      onClick={() => onPick(next.id)}
    >
      {inside}
    </button>
  );
});

/** Line number to the highlights that cover it. */
function marksByLine(highlights: readonly Highlight[]): ReadonlyMap<number, readonly Highlight[]> {
  const byLine = new Map<number, Highlight[]>();
  for (const mark of highlights) {
    for (let no = mark.from; no <= mark.to; no += 1) {
      const marks = byLine.get(no);
      if (marks) marks.push(mark);
      else byLine.set(no, [mark]);
    }
  }
  return byLine;
}

function useFind(lines: readonly ReaderLine[], show: (index: number) => void) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(-1);
  const hits = useMemo(
    () => (text ? lines.flatMap((line, index) => (line.text.includes(text) ? [index] : [])) : []),
    [lines, text],
  );
  const step = (by: number) => {
    if (hits.length === 0) return;
    const next = at < 0 && by < 0 ? hits.length - 1 : (at + by + hits.length) % hits.length;
    setAt(next);
    show(hits[next] ?? 0);
  };
  const type = (next: string) => {
    setText(next.trim());
    setAt(-1);
  };
  return { text, type, step, hits, current: hits[at] };
}

function FindBar({ find }: { readonly find: ReturnType<typeof useFind> }) {
  const place = find.current === undefined ? 0 : find.hits.indexOf(find.current) + 1;
  return (
    <div className="hd-find">
      <Input
        type="search"
        aria-label="在原文中查找"
        placeholder="在原文中查找"
        allowClear
        size="small"
        onChange={(event) => find.type(event.target.value)}
        onPressEnter={(event) => find.step(event.shiftKey ? -1 : 1)}
      />
      <Button size="small" onClick={() => find.step(-1)} disabled={find.hits.length === 0}>
        上一处
      </Button>
      <Button size="small" onClick={() => find.step(1)} disabled={find.hits.length === 0}>
        下一处
      </Button>
      <span className="hd-muted" role="status">
        {find.text && (find.hits.length === 0 ? '没有找到' : `${place}/${find.hits.length}`)}
      </span>
    </div>
  );
}

export interface TextPaneProps {
  readonly title: string;
  readonly lines: readonly ReaderLine[];
  readonly highlights: readonly Highlight[];
  readonly activeId: string | null;
  readonly onPick: (id: string) => void;
}

/** Numbered lines of a text, of which only those in sight are drawn; highlighted ones can be clicked. */
export function TextPane({ title, lines, highlights, activeId, onPick }: TextPaneProps) {
  const host = useRef<HTMLDivElement>(null);
  const { first, end, show } = useLineWindow(host, lines.length);
  const marks = useMemo(() => marksByLine(highlights), [highlights]);
  const indexOf = useMemo(() => new Map(lines.map((line, index) => [line.no, index])), [lines]);
  const find = useFind(lines, show);
  const activeLine = highlights.find((mark) => mark.id === activeId)?.from;
  useEffect(() => {
    const index = activeLine === undefined ? undefined : indexOf.get(activeLine);
    if (index !== undefined) show(index);
  }, [activeLine, indexOf, show]);
  return (
    <div className="hd-text-pane">
      <FindBar find={find} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section ref={host} className="hd-lines" tabIndex={0} aria-label={`${title}（共 ${lines.length} 行）`}>
        <div style={{ height: lines.length * linePx, position: 'relative' }}>
          {lines.slice(first, end).map((line, offset) => (
            <Line
              key={line.no}
              line={line}
              index={first + offset}
              marks={marks.get(line.no)}
              activeId={activeId}
              found={find.current === first + offset}
              onPick={onPick}
            />
          ))}
        </div>
      </section>
    </div>
  );
}
