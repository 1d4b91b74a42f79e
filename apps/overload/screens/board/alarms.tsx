import type { Page } from '../../../../kernel/sdk/filter.ts';
import {
  FieldValue,
  formatInstant,
  Go,
  NoData,
  Panel,
  QueryState,
  type Row,
  SimulatedBadge,
  StatusTag,
  useApi,
  useManifest,
} from '../../../../web/kit/index.ts';
import { passagesAt, recordAt, siteAt } from '../parts/addresses.ts';
import { bandTitle, count } from '../parts/figures.ts';
import type { Days } from '../parts/period.tsx';

const looksEvery = 15_000;
const shown = 9;

function Alarm({ row }: { readonly row: Row }) {
  const { apps } = useManifest();
  const plate = apps.find(({ key }) => key === 'overload')?.facts.find(({ key }) => key === 'weighing')?.fields.plate;
  return (
    <li>
      <div className="ov-list-head">
        <Go to={recordAt(String(row.site), String(row.recordNo))}>
          {row.plate && plate ? <FieldValue app="overload" field={plate} value={row.plate} /> : '无车牌'}
        </Go>
        <StatusTag tone={row.unlawful ? 'bad' : 'warning'}>{bandTitle(String(row.band))}</StatusTag>
        <SimulatedBadge simulated={row.simulated === true} />
        <time className="hd-muted" dateTime={String(row.at)}>
          {formatInstant(String(row.at), 'MM-DD HH:mm:ss')}
        </time>
      </div>
      <div className="hd-muted ov-num">
        <Go to={siteAt(String(row.site))}>{String(row.site)}</Go> {Number(row.axles)} 轴 {count(Number(row.totalKg))}{' '}
        kg，超 {count(Number(row.overKg))} kg
      </div>
    </li>
  );
}

/** The newest passages over the limit of the period; looked for again every few seconds. */
export function Alarms({ days, orgs }: { readonly days: Days; readonly orgs?: readonly string[] }) {
  const at = { gte: `${days.from}T00:00:00+08:00`, lte: `${days.to}T23:59:59+08:00` };
  const where = { over: true, at, ...(orgs ? { org: { in: orgs } } : {}) };
  const params = { where, sort: '-at', pageSize: shown };
  const answer = useApi<Page<Row>>('/overload/facts/weighing', params, { keep: true, refetchEveryMs: looksEvery });
  return (
    <Panel title="实时报警" extra={<Go to={passagesAt(where)}>全部</Go>}>
      <QueryState query={answer}>
        {({ rows }) =>
          rows.length === 0 ? (
            <NoData what="期间内没有超限记录" />
          ) : (
            <ul className="ov-list" aria-live="polite" aria-label="最新超限记录">
              {rows.map((row) => (
                <Alarm key={String(row.factId)} row={row} />
              ))}
            </ul>
          )
        }
      </QueryState>
    </Panel>
  );
}
