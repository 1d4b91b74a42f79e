import './parts/overload.css';
import {
  NoData,
  PageHeader,
  QueryState,
  type ScreenProps,
  SimulatedBadge,
  StatusTag,
  useService,
} from '../../../web/kit/index.ts';
import type { SitePage } from '../health/site-page.ts';
import { partsOf } from './parts/addresses.ts';
import { kindTitle, textOf } from './parts/figures.ts';
import { SiteBody } from './site/site-body.tsx';

const statuses = { 'in-use': '在用', stopped: '停用', repair: '检修' } as const;

/** 站点: lanes, devices, certificates, the lag and gaps of its feed, its health, and its last passages. */
export function Screen({ app, params, search }: ScreenProps) {
  const [code = ''] = partsOf(params.rest);
  const until = textOf(search.until);
  const answer = useService<SitePage>('overload', 'site-page', { code, until }, { enabled: code !== '' });
  const site = answer.data?.site;
  return (
    <>
      <PageHeader
        title={site?.name ?? '站点'}
        crumbs={[
          { title: app.title, to: `/${app.key}` },
          { title: '站点与设备健康', to: '/overload/screens/sites' },
        ]}
        tags={
          site && (
            <>
              <StatusTag>{kindTitle(site.kind)}</StatusTag>
              <StatusTag tone={site.status === 'in-use' ? 'good' : 'warning'}>{statuses[site.status]}</StatusTag>
              <SimulatedBadge simulated={answer.data?.simulated} />
            </>
          )
        }
        about={site && `${site.code}　${site.road ?? ''} ${site.stake ?? ''}　公布于 ${site.publishedOn ?? '未公布'}`}
      />
      {code ? (
        <QueryState query={answer}>{(page) => <SiteBody page={page} app={app} />}</QueryState>
      ) : (
        <NoData what="地址中没有站点编码" />
      )}
    </>
  );
}
