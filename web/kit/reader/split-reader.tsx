import { createContext, useContext, useEffect, useMemo, useRef } from 'react';
import { type Highlight, type ReaderLine, TextPane } from './text-pane.tsx';

interface Chosen {
  readonly activeId: string | null;
  readonly onActive: (id: string) => void;
}

const ChosenContext = createContext<Chosen>({ activeId: null, onActive: () => undefined });

export interface SplitReaderProps {
  readonly title: string;
  readonly lines: readonly ReaderLine[];
  readonly highlights: readonly Highlight[];
  /** The thing that both sides point at; keep it in the address. */
  readonly activeId: string | null;
  readonly onActive: (id: string) => void;
  /** The right side: any content, with each thing that has lines wrapped in a ReaderItem of the highlight's id. */
  readonly children: React.ReactNode;
  readonly rightTitle: string;
}

/** A source text on the left and what was read from it on the right; choosing on one side shows it on the other. */
export function SplitReader(props: SplitReaderProps) {
  const { title, lines, highlights, activeId, onActive, children, rightTitle } = props;
  const chosen = useMemo(() => ({ activeId, onActive }), [activeId, onActive]);
  return (
    <ChosenContext value={chosen}>
      <div className="hd-split">
        <TextPane title={title} lines={lines} highlights={highlights} activeId={activeId} onPick={onActive} />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
        <section className="hd-split-right" aria-label={rightTitle} tabIndex={0}>
          {children}
        </section>
      </div>
    </ChosenContext>
  );
}

/** One thing of the right side that has lines on the left. */
export function ReaderItem({ id, children }: { readonly id: string; readonly children: React.ReactNode }) {
  const { activeId, onActive } = useContext(ChosenContext);
  const active = id === activeId;
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) host.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div
      ref={host}
      className={`hd-reader-item${active ? ' hd-reader-item-active' : ''}`}
      aria-current={active ? 'true' : undefined}
    >
      <button type="button" className="hd-reader-jump" onClick={() => onActive(id)}>
        看原文
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a larger place to click; the button above is for the keyboard. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a larger place to click; the button above is for the keyboard. */}
      <div className="hd-reader-body" onClick={() => onActive(id)}>
        {children}
      </div>
    </div>
  );
}
