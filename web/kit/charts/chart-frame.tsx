import { useEffect, useRef, useState } from 'react';
import { NoData } from '../no-data.tsx';

export interface ChartTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

export interface ChartFrameProps {
  readonly title: string;
  /** What the chart shows, as a table: for screen readers, for copying, and for who distrusts pictures. */
  readonly table: ChartTable;
  readonly option: Readonly<Record<string, unknown>>;
  readonly heightPx?: number;
  readonly onPick?: (index: number) => void;
}

const hasFigures = (table: ChartTable) =>
  table.rows.some((row) => row.slice(1).some((cell) => cell !== null && cell !== ''));

function Canvas({ title, option, heightPx = 280, onPick }: Omit<ChartFrameProps, 'table'>) {
  const host = useRef<HTMLDivElement>(null);
  const pick = useRef(onPick);
  pick.current = onPick;
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    let dispose: (() => void) | undefined;
    let gone = false;
    const draw = ({ init }: typeof import('./echarts.ts')) => {
      if (gone) return;
      const chart = init(element, undefined, { renderer: 'canvas' });
      chart.setOption({ animation: false, ...option });
      chart.on('click', (event) => pick.current?.(event.dataIndex));
      const watch = new ResizeObserver(() => chart.resize());
      watch.observe(element);
      dispose = () => {
        watch.disconnect();
        chart.dispose();
      };
    };
    import('./echarts.ts').then(draw, () => setFailed(true));
    return () => {
      gone = true;
      dispose?.();
    };
  }, [option]);
  if (failed) return <NoData what="绘图组件未能加载，请刷新页面；数据见下方表格" />;
  return <div ref={host} role="img" aria-label={`图：${title}，数据见下方表格`} style={{ height: heightPx }} />;
}

function Figures({ title, table }: { readonly title: string; readonly table: ChartTable }) {
  return (
    <details className="hd-chart-table">
      <summary>查看数据表</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className="hd-scroll" tabIndex={0} aria-label={`${title}数据表`}>
        <table className="hd-plain-table">
          <caption>{title}</caption>
          <thead>
            <tr>
              {table.columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={String(row[0])}>
                {row.map((cell, index) => (
                  <td key={table.columns[index]} className={typeof cell === 'number' ? 'hd-number' : undefined}>
                    {cell ?? '无数据'}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

/** A chart with its title and its figures as a table; without figures it says so. */
export function ChartFrame({ title, table, ...rest }: ChartFrameProps) {
  return (
    <figure className="hd-chart">
      <figcaption>{title}</figcaption>
      {hasFigures(table) ? (
        <>
          <Canvas title={title} {...rest} />
          <Figures title={title} table={table} />
        </>
      ) : (
        <NoData what="没有可供绘图的数据" />
      )}
    </figure>
  );
}
