import {
  BarChart,
  type CaseManifest,
  Go,
  NoData,
  Panel,
  type ScreenProps,
  StatusTag,
  withParams,
} from '../../../../web/kit/index.ts';
import type { YearOverview } from '../../year-overview.ts';
import { Figure } from '../parts/figure.tsx';
import { ScrollRegion } from '../parts/scroll-region.tsx';
import { severities } from '../parts/words.ts';

const shownRules = 8;

const findingsPage = (year: number, where: Readonly<Record<string, string | undefined>>) =>
  withParams('/evaluation/screens/findings', { year, ...where });

type SeverityKey = keyof typeof severities;
const severityKeys = Object.keys(severities) as readonly SeverityKey[];

type Findings = NonNullable<YearOverview['findings']>;

function Matrix({
  cells,
  year,
  decl,
}: Pick<Findings, 'cells'> & { readonly year: number; readonly decl: CaseManifest }) {
  const states = Object.entries(decl.states);
  return (
    <ScrollRegion label="发现按严重程度和状态">
      <table className="hd-plain-table">
        <thead>
          <tr>
            <th scope="col">严重程度</th>
            {states.map(([key, state]) => (
              <th key={key} scope="col" className="hd-number">
                {state.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {severityKeys.map((severity) => (
            <tr key={severity}>
              <td>
                <StatusTag tone={severities[severity].tone}>{severities[severity].title}</StatusTag>
              </td>
              {states.map(([state, { title }]) => {
                const count = cells[severity]?.[state] ?? 0;
                return (
                  <td key={state} className="hd-number">
                    {count === 0 ? (
                      <span className="hd-muted">0</span>
                    ) : (
                      <Figure
                        value={count}
                        to={findingsPage(year, { severity, state })}
                        label={`${severities[severity].title}、${title}的发现`}
                      />
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** Findings by severity and state, and the rules that find most. */
export function FindingsPanel({ data, app }: { readonly data: YearOverview } & Pick<ScreenProps, 'app'>) {
  const decl = app.cases.find((one) => one.key === 'finding');
  const { findings, year } = data;
  if (!decl || !findings) return null;
  return (
    <Panel title={`审核发现（${findings.total} 条）`} extra={<Go to={findingsPage(year, {})}>办理发现</Go>}>
      {findings.total === 0 ? (
        <NoData
          what={data.disclosures.length === 0 ? '还没有读入决算公开文件，没有可核对的内容' : '核对没有发现问题'}
        />
      ) : (
        <div className="hd-two">
          <div>
            <BarChart
              title="各严重程度的办理情况"
              unit="条"
              horizontal
              stacked
              heightPx={210}
              categories={severityKeys.map((key) => severities[key].title)}
              series={Object.entries(decl.states)
                .map(([state, { title }]) => ({
                  name: title,
                  values: severityKeys.map((key) => findings.cells[key]?.[state] ?? 0),
                }))
                .filter((series) => series.values.some((value) => value > 0))}
            />
            <Matrix cells={findings.cells} year={year} decl={decl} />
          </div>
          <div>
            <h3>发现最多的规则</h3>
            <table className="hd-plain-table">
              <tbody>
                {findings.byRule.slice(0, shownRules).map((one) => (
                  <tr key={one.rule}>
                    <td>{one.title}</td>
                    <td className="hd-number">
                      <Figure value={one.count} to={findingsPage(year, { rule: one.rule })} label={one.title} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </div>
      )}
    </Panel>
  );
}
