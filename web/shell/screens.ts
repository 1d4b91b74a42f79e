import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { ScreenProps } from '../kit/index.ts';

type ScreenModule = { readonly Screen: ComponentType<ScreenProps> };

/** The applications' own pages: each file becomes a chunk that is loaded when its page is opened. */
const files = import.meta.glob<ScreenModule>('../../apps/*/screens/*.tsx');

const loaded = new Map<string, LazyExoticComponent<ComponentType<ScreenProps>>>();

/** The page of an application, or null when it has no file of that name. */
export function screenOf(app: string, key: string): ComponentType<ScreenProps> | null {
  const path = `../../apps/${app}/screens/${key}.tsx`;
  const load = files[path];
  if (!load) return null;
  let screen = loaded.get(path);
  if (!screen) {
    screen = lazy(async () => ({ default: (await load()).Screen }));
    loaded.set(path, screen);
  }
  return screen;
}
