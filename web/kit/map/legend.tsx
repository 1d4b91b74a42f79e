import { type Choropleth, figureText, stepsOf } from './choropleth.ts';
import type { Tone } from './points-layer.ts';
import type { Region } from './regions.ts';

function Swatch({ colour }: { readonly colour: string }) {
  return <span className="hd-map-swatch" style={{ background: colour }} aria-hidden />;
}

/** What colours mean, in a corner of the map. */
export function Legend({ tones, choropleth }: { readonly tones: readonly Tone[]; readonly choropleth?: Choropleth }) {
  if (tones.length === 0 && !choropleth) return null;
  return (
    <div className="hd-map-legend">
      {choropleth && (
        <>
          <div>{choropleth.title}</div>
          {stepsOf(choropleth).map(({ colour, from, to }) => (
            <div key={from}>
              <Swatch colour={colour} />
              {from === to
                ? figureText(choropleth, from)
                : `${figureText(choropleth, from)} – ${figureText(choropleth, to)}`}
            </div>
          ))}
        </>
      )}
      {tones.map(({ title, colour }) => (
        <div key={title}>
          <Swatch colour={colour} />
          {title}
        </div>
      ))}
    </div>
  );
}

/** The figures of a map as a table: for screen readers, for copying, and for who distrusts colours. */
export function FigureTable({
  regions,
  choropleth,
}: {
  readonly regions: readonly Region[];
  readonly choropleth: Choropleth;
}) {
  const rows = regions.flatMap(({ code, name }) => {
    const value = choropleth.values.get(code);
    return value === undefined ? [] : [{ code, name, value }];
  });
  return (
    <details className="hd-chart-table">
      <summary>查看数据表</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className="hd-scroll" tabIndex={0} aria-label={`${choropleth.title}数据表`}>
        <table className="hd-plain-table">
          <caption>{choropleth.title}</caption>
          <thead>
            <tr>
              <th scope="col">行政区划</th>
              <th scope="col" className="hd-number">
                数值
              </th>
            </tr>
          </thead>
          <tbody>
            {rows
              .sort((a, b) => b.value - a.value)
              .map(({ code, name, value }) => (
                <tr key={code}>
                  <td>{name}</td>
                  <td className="hd-number">{figureText(choropleth, value)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
