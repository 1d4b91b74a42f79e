import { useState } from 'react';
import { Choices, Go, NoData, Panel, StatusTag, withParams } from '../../../../web/kit/index.ts';
import type { YearOverview } from '../../year-overview.ts';
import { readerPage } from '../parts/pages.ts';
import { ScoreTable } from '../parts/score-table.tsx';
import { ruleSetName } from '../parts/words.ts';

type Disclosure = YearOverview['disclosures'][number];

/** How many single findings would by themselves change the grade of the table. */
function Crossing({ one, table }: { readonly one: Disclosure; readonly table: string }) {
  const sensitivity = one.sensitivity.find((each) => each.table === table);
  if (!sensitivity) return null;
  const { crossing, printed, grade, margin, toNext } = sensitivity;
  return (
    <p>
      公布 <strong>{printed}</strong> 分，等级“{grade}”{margin !== null && `，高出下限 ${margin} 分`}
      {toNext !== null && `，距上一等级 ${toNext} 分`}。
      {crossing.length > 0 ? (
        <>
          单独成立即可改变等级的发现有{' '}
          <Go to={readerPage(one.id, { tab: 'findings', crossing: table })}>{crossing.length} 条</Go>。
        </>
      ) : (
        '没有单独成立即可改变等级的发现。'
      )}
    </p>
  );
}

/** Page of the rows of one table under one rule set; the printed ones add up to the sum as well. */
const scoreRows = (one: Disclosure, table: string, ruleSet: string): string =>
  withParams('/evaluation/facts/score', {
    where: { disclosureId: one.id, table, ruleSet: ruleSet === 'summed' ? 'printed' : ruleSet },
  });

function DisclosureScores({ one }: { readonly one: Disclosure }) {
  const [chosen, setChosen] = useState(one.tables[0]?.name ?? '');
  const table = one.tables.find((each) => each.name === chosen);
  return (
    <div className="ev-stack">
      <p>
        <Go to={readerPage(one.id)}>{one.title}</Go>{' '}
        {one.demonstration && <StatusTag tone="warning">演示数据</StatusTag>}
      </p>
      <div className="ev-above">
        <Choices
          label="自评表"
          value={chosen}
          options={one.tables.map(({ name }) => ({ value: name, label: name }))}
          onChange={setChosen}
        />
      </div>
      {table ? (
        <>
          <Crossing one={one} table={table.name} />
          <ScoreTable
            table={table}
            ruleSets={one.ruleSets}
            scoreCell={(ruleSet, text) => (
              <Go
                className="ev-figure"
                aria-label={`${table.name}${ruleSetName(ruleSet)} ${text}，查看逐行得分`}
                to={scoreRows(one, table.name, ruleSet)}
              >
                {text}
              </Go>
            )}
          />
        </>
      ) : (
        <NoData what="文件中没有读到自评表" />
      )}
    </div>
  );
}

/** The printed score beside the recomputed ones, and how near the grade is to its limits. */
export function ScoresPanel({ data }: { readonly data: YearOverview }) {
  return (
    <Panel title="绩效得分：公布与重算">
      {data.disclosures.length === 0 && (
        <NoData what={`${data.year} 年还没有读入决算公开文件`}>
          <Go to="/evaluation/screens/import">导入文件</Go>
        </NoData>
      )}
      {data.disclosures.map((one) => (
        <DisclosureScores key={one.id} one={one} />
      ))}
      {data.disclosures.length > 0 && (
        <p className="hd-muted">
          区间表示其中有无法判定的指标：下限按不得分计，上限按得满分计。“口径待定”的规则须由主管部门确认后方可作为依据。
        </p>
      )}
    </Panel>
  );
}
