import { useEffect } from 'react';
import { Go } from './link.tsx';

export interface Crumb {
  readonly title: string;
  readonly to?: string;
}

export interface PageHeaderProps {
  readonly title: string;
  readonly crumbs?: readonly Crumb[];
  /** Tags beside the title. */
  readonly tags?: React.ReactNode;
  /** Buttons at the right end. */
  readonly actions?: React.ReactNode;
  readonly about?: React.ReactNode;
}

/** The page's one h1, where it stands, and what can be done here. Also names the browser's tab. */
export function PageHeader({ title, crumbs = [], tags, actions, about }: PageHeaderProps) {
  useEffect(() => {
    document.title = `${title} · 衡道`;
  }, [title]);
  return (
    <header className="hd-page-header">
      {crumbs.length > 0 && (
        <nav aria-label="所在位置">
          <ol className="hd-crumbs">
            {crumbs.map((crumb) => (
              <li key={crumb.title}>{crumb.to ? <Go to={crumb.to}>{crumb.title}</Go> : crumb.title}</li>
            ))}
          </ol>
        </nav>
      )}
      <div className="hd-page-title">
        <h1>{title}</h1>
        {tags}
        {actions && <div className="hd-page-actions">{actions}</div>}
      </div>
      {about && <p className="hd-muted">{about}</p>}
    </header>
  );
}
