import { Tabs } from 'antd';
import { Go, NoData, Panel, StatusTag, withParams } from '../../../../web/kit/index.ts';
import type { YearOverview } from '../../year-overview.ts';
import { readerPage } from '../parts/pages.ts';
import { ScoreTable } from '../parts/score-table.tsx';

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

function DisclosureScores({ one }: { readonly one: Disclosure }) {
  return (
    <>
      <p>
        <Go to={readerPage(one.id)}>{one.title}</Go>{' '}
        {one.demonstration && <StatusTag tone="warning">演示数据</StatusTag>}
      </p>
      <Tabs
        items={one.tables.map((table) => ({
          key: table.name,
          label: table.name,
          children: (
            <div className="ev-stack">
              <Crossing one={one} table={table.name} />
              <ScoreTable
                table={table}
                ruleSets={one.ruleSets}
                scoreCell={(ruleSet, text) => (
                  <Go
                    className="ev-figure"
                    aria-label={`${table.name}${ruleSet} ${text}，查看逐行得分`}
                    to={withParams('/evaluation/facts/score', {
                      where: {
                        disclosureId: one.id,
                        table: table.name,
                        ruleSet: ruleSet === 'summed' ? 'printed' : ruleSet,
                      },
                    })}
                  >
                    {text}
                  </Go>
                )}
              />
            </div>
          ),
        }))}
      />
    </>
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
