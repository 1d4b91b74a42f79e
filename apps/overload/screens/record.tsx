import './parts/overload.css';
import {
  NoData,
  PageHeader,
  QueryState,
  type ScreenProps,
  SimulatedBadge,
  useService,
} from '../../../web/kit/index.ts';
import type { RecordPage } from '../record/record-page.ts';
import { partsOf, siteAt } from './parts/addresses.ts';
import { RecordBody } from './record/record-body.tsx';

/** 称重记录: pictures, the decision step by step, the nine checks, and what has been made of it. */
export function Screen({ app, params }: ScreenProps) {
  const [site = '', recordNo = ''] = partsOf(params.rest);
  const known = site !== '' && recordNo !== '';
  const answer = useService<RecordPage>('overload', 'record-page', { site, recordNo }, { enabled: known });
  return (
    <>
      <PageHeader
        title={recordNo ? `称重记录 ${recordNo}` : '称重记录'}
        crumbs={[
          { title: app.title, to: `/${app.key}` },
          { title: '过车记录', to: '/overload/screens/passages' },
          ...(answer.data?.site ? [{ title: answer.data.site.name, to: siteAt(site) }] : []),
        ]}
        tags={<SimulatedBadge simulated={answer.data?.record.simulated} />}
      />
      {known ? (
        <QueryState query={answer}>{(page) => <RecordBody page={page} app={app} />}</QueryState>
      ) : (
        <NoData what="地址中没有检测单号" />
      )}
    </>
  );
}
