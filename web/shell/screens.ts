import { type ComponentType, lazy } from 'react';
import type { OpenScreenProps, ScreenProps } from '../kit/index.ts';

type ScreenModule = { readonly Screen: ComponentType<ScreenProps> };
type OpenModule = { readonly Screen: ComponentType<OpenScreenProps>; readonly title: string };

/** The applications' own pages: each file becomes a chunk that is loaded when its page is opened. */
const files = import.meta.glob<ScreenModule>('../../apps/*/screens/*.tsx');

/** Pages that need no session: they may call only what the server serves to everybody. */
const openFiles = import.meta.glob<OpenModule>('../../apps/*/screens/open/*.tsx');

/** Finds the component of a file by its path; one lazy component for each, so that it keeps its state. */
function pagesOf<P>(modules: Readonly<Record<string, () => Promise<{ readonly Screen: ComponentType<P> }>>>) {
  const made = new Map<string, ComponentType<P>>();
  return (path: string): ComponentType<P> | null => {
    const load = modules[path];
    if (!load) return null;
    const known = made.get(path);
    if (known) return known;
    const screen = lazy(async () => ({ default: (await load()).Screen })) as unknown as ComponentType<P>;
    made.set(path, screen);
    return screen;
  };
}

const screens = pagesOf(files);
const openScreens = pagesOf(openFiles);

/** The page of an application, or null when it has no file of that name. */
export const screenOf = (app: string, key: string) => screens(`../../apps/${app}/screens/${key}.tsx`);

/** A page of an application that is open to everybody, or null when there is none of that name. */
export const openScreenOf = (app: string, key: string) => openScreens(`../../apps/${app}/screens/open/${key}.tsx`);

export interface OpenLink {
  readonly to: string;
  readonly title: string;
}

/** What the login page offers to somebody without an account. */
export function openLinks(): Promise<readonly OpenLink[]> {
  return Promise.all(
    Object.entries(openFiles).map(async ([path, load]) => {
      const [, app, key] = /apps\/([^/]+)\/screens\/open\/([^/]+)\.tsx$/.exec(path) ?? [];
      return { to: `/open/${app}/${key}`, title: (await load()).title };
    }),
  );
}
