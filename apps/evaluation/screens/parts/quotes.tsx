import { ScrollRegion } from './scroll-region.tsx';

/** Lines around each quote, so that a reader judges it in its place. */
const around = 2;

interface Line {
  readonly no: number;
  readonly text: string;
}

/** The quoted lines with those around them, in passages: quotes near each other share one. */
function passagesOf(lines: readonly Line[], quoted: ReadonlySet<number>): readonly (readonly Line[])[] {
  const passages: Line[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const line of lines) {
    const isNear = [...quoted].some((no) => Math.abs(no - line.no) <= around);
    if (!isNear) continue;
    if (line.no - last > 1) passages.push([]);
    last = line.no;
    if (line.text.trim() !== '') passages.at(-1)?.push(line);
  }
  return passages;
}

/** What a finding quotes, in its context. */
export function Quotes({
  quotes,
  lines,
}: {
  readonly quotes: readonly { readonly line: number; readonly text: string }[];
  readonly lines: readonly Line[];
}) {
  const quoted = new Set(quotes.map((quote) => quote.line));
  return (
    <>
      <h3>原文（{quoted.size} 行）</h3>
      {passagesOf(lines, quoted).map((passage) => (
        <ScrollRegion key={passage[0]?.no} className="ev-quote" label={`第 ${passage[0]?.no} 行起的原文`}>
          {passage.map((line) => (
            <div key={line.no} className={quoted.has(line.no) ? 'ev-quote-line' : undefined}>
              <span className="ev-line-no">{line.no}</span>
              {line.text.trim()}
            </div>
          ))}
        </ScrollRegion>
      ))}
    </>
  );
}
