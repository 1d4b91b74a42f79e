import { useId } from 'react';

/** A titled part of a page. */
export function Panel({
  title,
  extra,
  children,
  level = 2,
}: {
  readonly title?: React.ReactNode;
  readonly extra?: React.ReactNode;
  readonly children: React.ReactNode;
  readonly level?: 2 | 3;
}) {
  const id = useId();
  const Heading = `h${level}` as const;
  return (
    <section className="hd-panel" aria-labelledby={title ? id : undefined}>
      {(title || extra) && (
        <div className="hd-panel-head">
          {title && <Heading id={id}>{title}</Heading>}
          {extra && <div className="hd-panel-extra">{extra}</div>}
        </div>
      )}
      <div className="hd-panel-body">{children}</div>
    </section>
  );
}
