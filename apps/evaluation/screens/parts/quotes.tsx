import { ScrollRegion } from './scroll-region.tsx';

/** Lines around each quote, so that a reader judges it in its place. */
const around = 2;

interface Line {
  readonly no: number;
  readonly text: string;
}

function contextOf(lines: readonly Line[], no: number): readonly Line[] {
  return lines.filter((line) => line.no >= no - around && line.no <= no + around && line.text.trim() !== '');
}

export function Quotes({
  quotes,
  lines,
}: {
  readonly quotes: readonly { line: number; text: string }[];
  readonly lines: readonly Line[];
}) {
  return (
    <>
      <h3>原文（{quotes.length} 处）</h3>
      {quotes.map((quote) => (
        <ScrollRegion key={`${quote.line}:${quote.text}`} className="ev-quote" label={`第 ${quote.line} 行的上下文`}>
          {contextOf(lines, quote.line).map((line) => (
            <div key={line.no} className={line.no === quote.line ? 'ev-quote-line' : undefined}>
              <span className="ev-line-no">{line.no}</span>
              {line.text.trim()}
            </div>
          ))}
        </ScrollRegion>
      ))}
    </>
  );
}
