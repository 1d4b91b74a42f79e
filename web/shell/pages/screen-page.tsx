import { createElement, Suspense } from 'react';
import { Loading, useManifest } from '../../kit/index.ts';
import { usePath, useSearchState } from '../page-state.ts';
import { screenOf } from '../screens.ts';
import { Denied } from './find-decl.tsx';

/** An application's own page: declared, allowed, and found among the files. */
export function ScreenPage() {
  const path = usePath();
  const { search, setSearch } = useSearchState();
  const app = useManifest().apps.find((candidate) => candidate.key === path.app);
  const declared = app?.screens.find((candidate) => candidate.key === path.screen);
  const screen = app && declared ? screenOf(app.key, declared.key) : null;
  if (!app || !declared || !screen) return <Denied />;
  const params = { screen: declared.key, rest: path._splat ?? '' };
  return <Suspense fallback={<Loading />}>{createElement(screen, { app, params, search, setSearch })}</Suspense>;
}
