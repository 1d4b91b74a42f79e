import { memo, useMemo } from 'react';
import { Choices, NoData, ReaderItem, StatusTag } from '../../../../web/kit/index.ts';
import type { Finding } from '../../audit/model.ts';
import type { AuditRow, AuditTable } from '../../views.ts';
import { quantityText, scoreText } from '../parts/scores.ts';
import { ruleSetName, verdicts } from '../parts/words.ts';
import { findingId, rowId } from './marks.ts';
import type { ReaderProps } from './reader-props.ts';

/** Findings that are written out under a row; a row of many would push the others out of sight. */
const shownFindings = 3;
const noFindings: readonly Finding[] = [];

const Row = memo(function Row({
  row,
  table,
  findings,
  setSearch,
}: {
  readonly row: AuditRow;
  readonly table: string;
  readonly findings: readonly Finding[];
} & Pick<ReaderProps, 'setSearch'>) {
  const verdict = verdicts[row.verdict];
  return (
    <ReaderItem id={rowId(table, row.no)}>
      <div className="ev-row-title">
        {row.no}. {row.level3} <StatusTag tone={verdict.tone}>{verdict.title}</StatusTag>
      </div>
      <div className="ev-row-line hd-muted">
        <span>
          {row.level1} / {row.level2}
        </span>
        <span>
          第 {row.lines[0]}
          {row.lines[1] !== row.lines[0] && `–${row.lines[1]}`} 行
        </span>
      </div>
      <div className="ev-row-line">
        <span>
          指标值 “{row.targetText}” <span className="hd-muted">→ {quantityText(row.target) ?? '不是数量'}</span>
        </span>
        <span>
          实际 “{row.actualText}” <span className="hd-muted">→ {quantityText(row.actual) ?? '不是数量'}</span>
        </span>
      </div>
      <div className="ev-row-line">
        <span>
          公布 {row.score ?? '无'}／{row.weight ?? '无'}
        </span>
        {Object.entries(row.scores).map(([ruleSet, score]) => (
          <span key={ruleSet} className="hd-muted">
            {ruleSetName(ruleSet)} {scoreText(score)}
          </span>
        ))}
      </div>
      <div className="hd-muted">{row.why}</div>
      {row.reason && <div>偏差原因：{row.reason}</div>}
      {row.cut && <StatusTag tone="warning">原文被截断</StatusTag>}
      {findings.slice(0, shownFindings).map((one) => (
        <button
          key={one.id}
          type="button"
          className="hd-text-button ev-finding"
          onClick={(event) => {
            event.stopPropagation();
            setSearch({ at: findingId(one.id), tab: 'findings' });
          }}
        >
          发现：{one.message}
        </button>
      ))}
      {findings.length > shownFindings && <div className="hd-muted">另有 {findings.length - shownFindings} 条发现</div>}
    </ReaderItem>
  );
});

function Head({ table }: { readonly table: AuditTable }) {
  const { printedTotal, sums, execution } = table;
  return (
    <p className="hd-muted">
      公布合计 分值 {printedTotal.weight ?? '无'}、得分 {printedTotal.score ?? '无'}；逐行相加 分值 {sums.weight}、得分{' '}
      {sums.score}；执行率 {execution.rate ?? '无'}%，得分 {execution.score ?? '无'}／{execution.weight ?? '无'}
    </p>
  );
}

/** The rows of one self-evaluation table, as printed, as understood, and as scored. */
export function RowsTab({ text, search, setSearch, at }: ReaderProps & { readonly at: string | null }) {
  const { tables, findings } = text.audit;
  const named = at?.startsWith('row:') ? at.slice(4).replace(/#\d+$/, '') : search.table;
  const table = tables.find((one) => one.name === named) ?? tables[0];
  const byRow = useMemo(() => {
    const found = new Map<string, Finding[]>();
    for (const one of findings)
      for (const row of one.rows) {
        const key = rowId(row.table, row.no);
        found.set(key, [...(found.get(key) ?? []), one]);
      }
    return found;
  }, [findings]);
  if (!table) return <NoData what="没有读到自评表" />;
  return (
    <>
      <div className="ev-above">
        <Choices
          label="自评表"
          value={table.name}
          options={tables.map((one) => ({ value: one.name, label: `${one.name} ${one.rows.length}` }))}
          onChange={(next) => setSearch({ table: next, at: undefined }, { replace: true })}
        />
      </div>
      <Head table={table} />
      {table.rows.map((row) => (
        <Row
          key={row.no}
          row={row}
          table={table.name}
          findings={byRow.get(rowId(table.name, row.no)) ?? noFindings}
          setSearch={setSearch}
        />
      ))}
    </>
  );
}
