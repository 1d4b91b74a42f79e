import { StatusTag } from './status-tag.tsx';

export interface Layer {
  /** What stands there; null means that there is nothing to show. */
  readonly content: React.ReactNode | null;
  /** Says why there is nothing, or where it comes from. */
  readonly note?: React.ReactNode;
}

export interface FourLayersProps {
  readonly printed: Layer;
  readonly parsed: Layer;
  readonly recomputed: Layer;
  readonly measured: Layer;
  /** Names of layers that disagree with the printed one. */
  readonly differs?: readonly ('parsed' | 'recomputed' | 'measured')[];
}

const layers = [
  ['printed', '公布', '文件上印着的'],
  ['parsed', '解析', '从原文读出的数值'],
  ['recomputed', '重算', '按规则重新计算的'],
  ['measured', '实测', '业务数据计得的'],
] as const;

/** One figure as it is printed, as it was read, as it is computed again, and as it was measured: side by side. */
export function FourLayers(props: FourLayersProps) {
  return (
    <div className="hd-layers">
      {layers.map(([key, title, about]) => {
        const layer = props[key];
        const differs = key !== 'printed' && props.differs?.includes(key);
        return (
          <section key={key} aria-label={title} className={differs ? 'hd-layer-differs' : undefined}>
            <h3>
              {title} {differs && <StatusTag tone="bad">不一致</StatusTag>}
            </h3>
            <p className="hd-muted">{about}</p>
            <div className="hd-layer-content">{layer.content ?? <span className="hd-muted">无</span>}</div>
            {layer.note && <div className="hd-muted">{layer.note}</div>}
          </section>
        );
      })}
    </div>
  );
}
