import type { Highlight } from '../../../../web/kit/index.ts';
import type { AuditJson } from '../../views.ts';
import { severities } from '../parts/words.ts';

export const tabKeys = ['findings', 'rows', 'figures', 'unread', 'passed', 'scores'] as const;
export type Tab = (typeof tabKeys)[number];

/** Things on the right are named by their kind and place, so that an address names them for good. */
export const rowId = (table: string, no: number): string => `row:${table}#${no}`;
export const findingId = (id: string): string => `finding:${id}`;
export const figureId = (index: number): string => `figure:${index}`;
export const unreadId = (index: number): string => `unread:${index}`;

const tabs: Readonly<Record<string, Tab>> = { row: 'rows', finding: 'findings', figure: 'figures', unread: 'unread' };

/** The tab on which a thing stands; null for a name that no thing has. */
export const tabOf = (id: string): Tab | null => tabs[id.split(':', 1)[0] ?? ''] ?? null;

const tones = { high: 'bad', medium: 'warning', low: 'plain' } as const;

function findingMarks(audit: AuditJson): readonly Highlight[] {
  return audit.findings.flatMap((one) =>
    one.quotes.map((quote) => ({
      id: findingId(one.id),
      from: quote.line,
      to: quote.line,
      tone: tones[one.severity],
      label: `发现（${severities[one.severity].title}）：${one.message}`,
    })),
  );
}

function rowMarks(audit: AuditJson): readonly Highlight[] {
  return audit.tables.flatMap((table) =>
    table.rows.map((row) => ({
      id: rowId(table.name, row.no),
      from: row.lines[0],
      to: row.lines[1],
      tone: 'plain' as const,
      label: `${table.name}第 ${row.no} 行：${row.level3}`,
    })),
  );
}

function figureMarks(audit: AuditJson): readonly Highlight[] {
  return audit.figures.map((figure, index) => ({
    id: figureId(index),
    from: figure.line,
    to: figure.line,
    tone: 'active' as const,
    label: `数字：${figure.label} ${figure.value} ${figure.unit}`,
  }));
}

function unreadMarks(audit: AuditJson): readonly Highlight[] {
  return audit.unread.map((one, index) => ({
    id: unreadId(index),
    from: one.line,
    to: one.line,
    tone: 'warning' as const,
    label: `未能读出：${one.why}`,
  }));
}

/** All that speaks about lines. What the open tab shows comes first, since the first one colours the line. */
export function marksOf(audit: AuditJson, tab: Tab): readonly Highlight[] {
  const byTab = [
    ['findings', findingMarks(audit)],
    ['unread', unreadMarks(audit)],
    ['rows', rowMarks(audit)],
    ['figures', figureMarks(audit)],
  ] as const;
  const own = byTab.filter(([key]) => key === tab);
  const others = byTab.filter(([key]) => key !== tab);
  return [...own, ...others].flatMap(([, marks]) => marks);
}
