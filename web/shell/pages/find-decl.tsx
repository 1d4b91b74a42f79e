import { type AppManifest, NoData, PageHeader, useManifest } from '../../kit/index.ts';
import { usePath } from '../page-state.ts';

type Noun = 'entities' | 'facts' | 'cases' | 'indicators' | 'documents' | 'contracts';

export interface Declared<N extends Noun> {
  readonly app: AppManifest;
  readonly decl: AppManifest[N][number];
}

/** The declaration that the address names, or null when there is none that this user may see. */
export function useDeclared<N extends Noun>(noun: N): Declared<N> | null {
  const path = usePath();
  const app = useManifest().apps.find((candidate) => candidate.key === path.app);
  const decl = (app?.[noun] as readonly AppManifest[N][number][] | undefined)?.find((each) => each.key === path.key);
  return app && decl ? { app, decl } : null;
}

/** Not there, or not for this user: the two look alike, so that an address tells nothing. */
export function Denied() {
  return (
    <>
      <PageHeader title="无权访问或页面不存在" />
      <NoData what="您的岗位看不到这个页面，或者它不存在。需要使用时请联系本单位系统管理员。" />
    </>
  );
}
