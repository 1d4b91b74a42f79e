import { createElement, Suspense } from 'react';
import { Go, Loading, NoData, PageHeader } from '../kit/index.ts';
import { usePath, useSearchState } from './page-state.ts';
import { openScreenOf } from './screens.ts';

/** A page for everybody: no menu, no session, nothing of anybody's data. */
export function OpenPage() {
  const path = usePath();
  const { search, setSearch } = useSearchState();
  const screen = openScreenOf(path.app ?? '', path.screen ?? '');
  return (
    <>
      <header className="hd-head">
        <Go to="/" className="hd-brand">
          衡道
        </Go>
        <Go to="/login" className="hd-head-end">
          登录
        </Go>
      </header>
      <main className="hd-main">
        {screen ? (
          <Suspense fallback={<Loading />}>{createElement(screen, { search, setSearch })}</Suspense>
        ) : (
          <>
            <PageHeader title="页面不存在" />
            <NoData what="没有这个公开页面。" />
          </>
        )}
      </main>
    </>
  );
}
