import { StatusTag } from '../../../../web/kit/index.ts';
import type { AuditJson, AuditTable } from '../../views.ts';
import { gradeText, marginText, ScoreScale } from './score-scale.tsx';
import { scoreText } from './scores.ts';
import { ScrollRegion } from './scroll-region.tsx';
import { ruleSetName } from './words.ts';

/** The part of a table's audit that scores it. */
export type ScoredPart = Pick<AuditTable, 'name' | 'grades' | 'totals'>;

interface Line {
  readonly key: string;
  readonly title: string;
  readonly about: string;
  readonly score: React.ComponentProps<typeof ScoreScale>['score'];
  readonly grade: string;
  readonly margin: string;
  readonly unconfirmed: boolean;
}

function linesOf(table: ScoredPart, ruleSets: AuditJson['ruleSets']): readonly Line[] {
  const { printed, summed } = table.grades;
  const printedLine = (key: string, title: string, about: string, one: typeof printed): Line => ({
    key,
    title,
    about,
    score: one.total,
    grade: gradeText(one.graded),
    margin: marginText(one.graded),
    unconfirmed: false,
  });
  return [
    printedLine('printed', '公布', '自评表公布的总分加执行率得分', printed),
    printedLine('summed', '逐行合计', '公布的各行得分相加，执行率得分重算', summed),
    ...ruleSets.map((set): Line => {
      const total = table.totals[set.id];
      return {
        key: set.id,
        title: ruleSetName(set.id),
        about: `${set.title}。依据：${set.basis}`,
        score: total?.total ?? null,
        grade: gradeText(total?.grade?.low, total?.grade?.high),
        margin: marginText(total?.grade?.low, total?.grade?.high),
        unconfirmed: !set.confirmed,
      };
    }),
  ];
}

/** Printed against recomputed, rule set by rule set, each with its place on the scale of grades. */
export function ScoreTable({
  table,
  ruleSets,
  scoreCell = (_, text) => text,
}: {
  readonly table: ScoredPart;
  readonly ruleSets: AuditJson['ruleSets'];
  /** Wraps a score, such as in a link to its rows. */
  readonly scoreCell?: (ruleSet: string, text: string) => React.ReactNode;
}) {
  return (
    <ScrollRegion label={`${table.name}得分对照`}>
      <table className="hd-plain-table ev-scores">
        <thead>
          <tr>
            <th scope="col">口径</th>
            <th scope="col" className="hd-number">
              得分
            </th>
            <th scope="col">等级</th>
            <th scope="col" className="ev-scale-head">
              在等级标尺上的位置和距离
            </th>
          </tr>
        </thead>
        <tbody>
          {linesOf(table, ruleSets).map((line) => (
            <tr key={line.key}>
              <th scope="row" title={line.about}>
                {line.title} {line.unconfirmed && <StatusTag tone="plain">口径待定</StatusTag>}
              </th>
              <td className="hd-number">{scoreCell(line.key, scoreText(line.score))}</td>
              <td>{line.grade}</td>
              <td>
                <div className="ev-place">
                  <ScoreScale score={line.score} label={line.title} />
                  <span>{line.margin}</span>
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
