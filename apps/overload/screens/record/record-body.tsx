import {
  type AppManifest,
  FieldView,
  formatInstant,
  Go,
  NoData,
  Panel,
  StatusTag,
  Timeline,
} from '../../../../web/kit/index.ts';
import type { RecordCase, RecordPage } from '../../record/record-page.ts';
import { mediaKinds } from '../../words.ts';
import { Checks, Explanation } from '../parts/explanation.tsx';
import { bandTitle, kg } from '../parts/figures.ts';
import { MediaTile } from '../parts/media-view.tsx';
import { PlainTable } from '../parts/plain-table.tsx';

/** The three limits of a record, as they were when it was decided. */
export function Limits({ page }: { readonly page: RecordPage }) {
  const { record, explanation } = page;
  const decided = explanation.steps.find((step) => step.key === 'decided');
  return (
    <div className="ov-limits">
      <div>
        初筛限值<strong>{kg(record.screenLimitKg)}</strong>
        <span className="hd-muted">按轴数，决定报警和情报板</span>
      </div>
      <div>
        登记限值<strong>{kg(record.registryLimitKg)}</strong>
        <span className="hd-muted">按行驶证、驱动轴、轮胎和悬架</span>
      </div>
      <div>
        认定限值<strong>{decided?.outcome ?? '尚未认定'}</strong>
        <span className="hd-muted">审核人员认定，只有它能立案</span>
      </div>
    </div>
  );
}

/** Load by axle: bars, and the figures below them. */
export function Axles({ axleKg }: { readonly axleKg: readonly number[] | null | undefined }) {
  if (!axleKg?.length) return <NoData what="没有轴重" />;
  const most = Math.max(...axleKg, 1);
  return (
    <div className="ov-axles">
      {axleKg.map((load, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: axles are told apart by their place alone.
        <div key={index}>
          <i aria-hidden style={{ height: Math.round((load / most) * 64) }} />
          <span className="hd-muted">{index + 1} 轴</span>
          <div className="ov-num">{load}</div>
        </div>
      ))}
    </div>
  );
}

export function Pictures({ page }: { readonly page: RecordPage }) {
  if (page.media.length === 0) return <NoData what="图像尚未到达" />;
  return (
    <ul className="ov-pictures">
      {page.media.map(({ kind, hash, takenAt }) => (
        <li key={kind}>
          <MediaTile hash={hash} title={mediaKinds[kind]} />
          <div>{mediaKinds[kind]}</div>
          <div className="hd-muted">
            <time dateTime={takenAt}>{formatInstant(takenAt)}</time> SM3 <code title={hash}>{hash.slice(0, 12)}…</code>
          </div>
        </li>
      ))}
    </ul>
  );
}

function CaseHistory({ one }: { readonly one: RecordCase }) {
  return (
    <>
      <p>
        <Go to={`/overload/cases/${one.type}/${one.id}`}>{one.typeTitle}</Go> <StatusTag>{one.stateTitle}</StatusTag>
      </p>
      <Timeline
        items={one.history.map((step) => ({
          key: `${step.at}${step.move}`,
          at: step.at,
          title: step.moveTitle,
          byName: step.byName,
          tag: step.toTitle,
        }))}
      />
    </>
  );
}

function Act({ act }: { readonly act: RecordPage['act'] }) {
  if (!act) return <p className="hd-muted">没有并入违法超限行为（未违法，或无权查看车牌）。</p>;
  return (
    <p>
      同一行为 {act.weighings} 次过车，以最小称重 {kg(act.totalKg)} 为准；
      {act.finedBy ? `已由${act.finedBy === 'police' ? '公安机关' : '交通运输部门'}处理，不得再罚。` : '尚未处罚。'}
    </p>
  );
}

function Certificates({ page }: { readonly page: RecordPage }) {
  if (page.certificates.length === 0) return <NoData what="该车道没有检定证书" />;
  return (
    <PlainTable
      label="检定证书"
      rows={page.certificates}
      keyOf={(one) => one.id}
      columns={[
        { title: '编号', of: (one) => <Go to={`/overload/entities/certificate/${one.id}`}>{one.number}</Go> },
        { title: '准确度', of: (one) => `${one.accuracyClass} 级` },
        { title: '有效期', of: (one) => `${one.validFrom} 至 ${one.validTo}` },
        { title: '检定机构', of: (one) => one.issuer ?? '—' },
      ]}
    />
  );
}

/** A record with everything that belongs to it. */
export function RecordBody({ page, app }: { readonly page: RecordPage; readonly app: AppManifest }) {
  const fields = app.facts.find(({ key }) => key === 'weighing')?.fields ?? {};
  const { axleKg: _axles, rules: _rules, ...shown } = fields;
  const { record } = page;
  return (
    <div className="hd-two">
      <div>
        <Panel
          title="判定"
          extra={
            <StatusTag tone={record.unlawful ? 'bad' : record.over ? 'warning' : 'good'}>
              {record.unlawful ? '违法超限' : record.over ? '超限' : '未超限'} {bandTitle(record.band)}
            </StatusTag>
          }
        >
          <Limits page={page} />
          <Explanation steps={page.explanation.steps} />
          <Act act={page.act} />
        </Panel>
        <Panel title="证据九项核对">
          {page.gate ? (
            <Checks results={page.gate} />
          ) : (
            <p className="hd-muted">{record.over ? '核对车牌需要查看车牌的权限。' : '未超限的记录不作证据核对。'}</p>
          )}
        </Panel>
        <Panel title="检测数据">
          <FieldView app={app.key} fields={shown} values={record} />
        </Panel>
      </div>
      <div>
        <Panel title="图像">
          <Pictures page={page} />
        </Panel>
        <Panel title="轴重（kg）">
          <Axles axleKg={record.axleKg} />
        </Panel>
        <Panel title="检定证书">
          <Certificates page={page} />
        </Panel>
        <Panel title="处理经过">
          {page.cases.length === 0 && <NoData what="没有形成事项" />}
          {page.cases.map((one) => (
            <CaseHistory key={one.id} one={one} />
          ))}
        </Panel>
      </div>
    </div>
  );
}
