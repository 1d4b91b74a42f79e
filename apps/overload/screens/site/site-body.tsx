import {
  type AppManifest,
  BarChart,
  FieldView,
  formatInstant,
  Go,
  NoData,
  Panel,
  StatusTag,
} from '../../../../web/kit/index.ts';
import type { HealthFinding } from '../../health/health.ts';
import type { SitePage } from '../../health/site-page.ts';
import { passagesAt, siteAt } from '../parts/addresses.ts';
import { count } from '../parts/figures.ts';
import { PlainTable } from '../parts/plain-table.tsx';
import { LastPassages } from './last-passages.tsx';

const tones = { good: '正常', warning: '提示', bad: '异常', plain: '不判断' } as const;
const rank = { bad: 0, warning: 1, plain: 2, good: 3 } as const;

function Health({ findings }: { readonly findings: readonly HealthFinding[] }) {
  const sorted = [...findings].sort((a, b) => rank[a.tone] - rank[b.tone]);
  return (
    <PlainTable
      label="设备健康"
      rows={sorted}
      keyOf={({ check, of }) => `${check} ${of}`}
      columns={[
        { title: '项目', of: ({ title }) => title },
        { title: '对象', of: ({ of }) => of },
        { title: '判断', of: ({ tone }) => <StatusTag tone={tone}>{tones[tone]}</StatusTag> },
        { title: '结果', of: ({ outcome }) => outcome },
        { title: '依据', of: ({ evidence }) => <span className="hd-muted">{evidence}</span> },
      ]}
    />
  );
}

function Lanes({ page }: { readonly page: SitePage }) {
  if (page.lanes.length === 0) return <NoData what="没有车道" />;
  return (
    <PlainTable
      label="车道"
      rows={page.lanes}
      keyOf={({ lane }) => String(lane)}
      columns={[
        {
          title: '车道',
          of: ({ lane }) => <Go to={passagesAt({ site: page.site.code, lane })}>{lane}</Go>,
        },
        { title: '近 7 日检测', figure: true, of: ({ trucks }) => count(trucks) },
        { title: '超限', figure: true, of: ({ over }) => count(over) },
        {
          title: '平均车速',
          figure: true,
          of: ({ meanSpeedKmh }) => (meanSpeedKmh === null ? '—' : meanSpeedKmh.toFixed(0)),
        },
        { title: '最近过车', of: ({ lastAt }) => (lastAt ? formatInstant(lastAt, 'MM-DD HH:mm') : '—') },
        { title: '检定至', of: ({ certificateTo }) => certificateTo ?? '无证书' },
      ]}
    />
  );
}

function Certificates({ page }: { readonly page: SitePage }) {
  if (page.certificates.length === 0) return <NoData what="没有登记检定证书" />;
  return (
    <PlainTable
      label="检定证书"
      rows={page.certificates}
      keyOf={({ id }) => id}
      columns={[
        { title: '编号', of: ({ id, number }) => <Go to={`/overload/entities/certificate/${id}`}>{number}</Go> },
        { title: '车道', of: ({ firstLane, lastLane }) => `${firstLane}–${lastLane}` },
        { title: '准确度', of: ({ accuracyClass }) => `${accuracyClass} 级` },
        { title: '有效期', of: ({ validFrom, validTo }) => `${validFrom} 至 ${validTo}` },
      ]}
    />
  );
}

function Gaps({ page }: { readonly page: SitePage }) {
  if (page.gaps.length === 0) return <p>近 7 日没有缺口。</p>;
  return (
    <ul className="ov-list">
      {page.gaps.slice(0, 12).map(({ from, hours }) => (
        <li key={from}>
          {from.replace('T', ' ')} 时起 {hours} 小时没有过车
        </li>
      ))}
      {page.gaps.length > 12 && <li className="hd-muted">另有 {page.gaps.length - 12} 处</li>}
    </ul>
  );
}

function Devices({ page }: { readonly page: SitePage }) {
  if (page.devices.length === 0) return <NoData what="没有登记设备" />;
  return (
    <ul className="ov-list">
      {page.devices.map(({ id, number, model, lastAt }) => (
        <li key={id}>
          <Go to={`/overload/entities/device/${id}`}>{number}</Go> {model}{' '}
          <span className="hd-muted">
            {lastAt ? `心跳 ${formatInstant(lastAt, 'MM-DD HH:mm')}` : '近 7 日没有心跳'}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** A site with all that is known of its state. */
export function SiteBody({ page, app }: { readonly page: SitePage; readonly app: AppManifest }) {
  const fields = app.entities.find(({ key }) => key === 'site')?.fields ?? {};
  return (
    <>
      <Panel title={`设备健康（截至 ${page.until}）`}>
        <Health findings={page.findings} />
        <p className="hd-muted">健康提示按本省配置的阈值计算，用于安排检查，不作为记录取舍的依据。</p>
      </Panel>
      <div className="hd-two">
        <div>
          <Panel title="车道">
            <Lanes page={page} />
          </Panel>
          <Panel title="逐日检测">
            <BarChart
              title="近五周逐日检测车辆"
              unit="辆"
              categories={page.days.map(({ day }) => day.slice(5))}
              series={[{ name: '检测', values: page.days.map(({ trucks }) => trucks) }]}
            />
          </Panel>
          <Panel title="最近过车" extra={<Go to={passagesAt({ site: page.site.code })}>全部</Go>}>
            <LastPassages code={page.site.code} />
          </Panel>
        </div>
        <div>
          <Panel title="检定证书">
            <Certificates page={page} />
          </Panel>
          <Panel title="上传缺口">
            <Gaps page={page} />
          </Panel>
          <Panel title="设备">
            <Devices page={page} />
          </Panel>
          <Panel title="同区划同类站点">
            {page.neighbours.length === 0 && <NoData what="没有可比站点" />}
            <ul className="ov-list">
              {page.neighbours.map(({ code, name }) => (
                <li key={code}>
                  <Go to={siteAt(code)}>{name}</Go>
                </li>
              ))}
            </ul>
          </Panel>
          <Panel title="登记信息" extra={<Go to={`/overload/entities/site/${page.site.id}`}>登记与变更</Go>}>
            <FieldView app={app.key} fields={fields} values={page.site} />
          </Panel>
        </div>
      </div>
    </>
  );
}
