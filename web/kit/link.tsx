import { type AnchorHTMLAttributes, createContext, type MouseEvent, useContext } from 'react';

export type Navigate = (to: string, options?: { readonly replace?: boolean }) => void;

/** How to go to another page of this application without loading it anew; the shell provides it. */
export const NavigateContext = createContext<Navigate>((to) => {
  window.location.href = to;
});

export const useGo = (): Navigate => useContext(NavigateContext);

/** A link within the application: an ordinary anchor, so that opening in a new tab and copying the address work. */
export function Go({
  to,
  onClick,
  ...rest
}: { readonly to: string } & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'>) {
  const go = useGo();
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(to);
  };
  return <a {...rest} href={to} onClick={follow} />;
}
