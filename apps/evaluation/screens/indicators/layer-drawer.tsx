import { Drawer } from 'antd';
import { type AppManifest, FourLayers, formatInstant, Go, NoData, SimulatedBadge } from '../../../../web/kit/index.ts';
import type { TargetRow } from '../../target-table.ts';
import { History } from '../parts/history.tsx';
import { readerPage } from '../parts/pages.ts';
import { signOf } from '../parts/scores.ts';
import { ruleSetName, verdicts } from '../parts/words.ts';
import { EvidenceRows } from './evidence-rows.tsx';
import { printedOf } from './layers.ts';

function Scores({ row }: { readonly row: TargetRow }) {
  const scores = Object.entries(row.scores).filter(([ruleSet]) => ruleSet !== 'printed');
  if (scores.length === 0) return null;
  return (
    <table className="hd-plain-table">
      <tbody>
        {scores.map(([ruleSet, { score }]) => (
          <tr key={ruleSet}>
            <th scope="row">{ruleSetName(ruleSet)}</th>
            <td className="hd-number">{score ?? '无法判定'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function parsedText(row: TargetRow): string | null {
  const printed = printedOf(row);
  if (printed?.value === null || printed === null) return null;
  return `${printed.value}${printed.unit ? ` ${printed.unit}` : ''}`;
}

function Layers({ row }: { readonly row: TargetRow }) {
  const printed = printedOf(row);
  const strict = row.scores.strict;
  const word = verdicts[strict?.verdict as keyof typeof verdicts];
  const measured = row.measured;
  return (
    <FourLayers
      printed={{
        content: printed?.actualText ?? null,
        note: printed ? `公布得分 ${row.scores.printed?.score ?? '无'}／${row.weight}` : '本年没有读入公开文件',
      }}
      parsed={{
        content: parsedText(row),
        note:
          row.op && typeof row.value === 'number'
            ? `指标值 ${signOf(row.op)}${row.value} ${row.unit ?? ''}`
            : '不是可计算的数量',
      }}
      recomputed={{ content: word?.title ?? null, note: strict ? <Scores row={row} /> : '没有可重算的内容' }}
      measured={{
        content: measured?.value === null || !measured ? null : `${measured.value} ${measured.unit}`,
        note: row.evidence ? (
          <>
            {row.evidence} {measured?.verdict?.why} <SimulatedBadge simulated={measured?.simulated} />
          </>
        ) : (
          '无证据：该指标没有绑定数据来源'
        ),
      }}
      differs={word?.title === '未达成' && row.scores.printed?.score === row.weight ? ['recomputed'] : []}
    />
  );
}

/** One target with its four layers, its history and the rows that measure it. */
export function LayerDrawer({
  app,
  row,
  year,
  onClose,
}: {
  readonly app: AppManifest;
  readonly row: TargetRow | null;
  readonly year: number;
  readonly onClose: () => void;
}) {
  return (
    <Drawer title={row?.level3 ?? '指标'} open={row !== null} onClose={onClose} size={760} destroyOnHidden>
      {row && (
        <div className="ev-stack">
          <p className="hd-muted">
            {row.projectName} / {row.level1} / {row.level2}，第 {row.no} 项；年度指标值“{row.targetText}”，分值{' '}
            {row.weight}
          </p>
          <Layers row={row} />
          <div className="ev-bar">
            {row.scores.strict && (
              <Go
                to={readerPage(row.scores.strict.disclosureId, { tab: 'rows', at: `row:${row.projectName}#${row.no}` })}
              >
                看原文第 {row.scores.strict.line} 行
              </Go>
            )}
            <Go to={`/${app.key}/entities/target/${row.id}`}>打开登记和变更记录</Go>
          </div>
          <h3>历次数值</h3>
          <History title={row.level3} points={row.history} />
          <ul className="hd-plain-list">
            {row.observations.map((one) => (
              <li key={`${one.layer}${one.observedAt}`}>
                {one.layer === 'printed'
                  ? `${year} 年公布`
                  : `${formatInstant(one.observedAt, 'YYYY-MM-DD')} ${one.layer === 'reported' ? '填报' : '实测'}`}
                ：{one.actualText} <SimulatedBadge simulated={one.simulated} />
              </li>
            ))}
          </ul>
          <h3>证据</h3>
          {row.evidence ? <EvidenceRows row={row} year={year} /> : <NoData what="无证据：没有应用发布该指标的数据" />}
        </div>
      )}
    </Drawer>
  );
}
