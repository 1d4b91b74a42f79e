import { useMemo } from 'react';
import type { ScreenProps } from '../../../../web/kit/index.ts';
import { Choices } from '../../../../web/kit/index.ts';
import type { TargetRow } from '../../target-table.ts';
import { ExportLinks } from '../parts/export-links.tsx';
import { type Choice, ChoiceFilter, ClearFilters, TextFilter, textOf } from '../parts/filters.tsx';
import { groupBy } from '../parts/group-by.ts';
import { verdicts } from '../parts/words.ts';
import type { Group } from './group.ts';
import { differenceOf, evidenceOf, evidenceWords, verdictOf } from './layers.ts';
import { TargetGrid } from './target-grid.tsx';

const filterNames = ['q', 'project', 'level1', 'level2', 'verdict', 'evidence', 'differs'] as const;

const groupings = {
  none: { title: '不分组', of: () => '' },
  project: { title: '按项目', of: (row: TargetRow) => row.projectName },
  level1: { title: '按一级指标', of: (row: TargetRow) => row.level1 },
  level2: { title: '按二级指标', of: (row: TargetRow) => `${row.level1} / ${row.level2}` },
} as const;

type Grouping = keyof typeof groupings;

const groupingChoices = (Object.keys(groupings) as Grouping[]).map((value) => ({
  value,
  label: groupings[value].title,
}));

const groupsOf = (rows: readonly TargetRow[], grouping: Grouping): readonly Group[] =>
  [...groupBy(rows, groupings[grouping].of)].map(([title, own]) => ({ title, rows: own }));

function matches(row: TargetRow, search: ScreenProps['search']): boolean {
  const q = textOf(search.q)?.toLowerCase();
  return (
    (!q || `${row.level3}${row.targetText}${row.department ?? ''}`.toLowerCase().includes(q)) &&
    (search.project === undefined || row.project === search.project) &&
    (search.level1 === undefined || row.level1 === search.level1) &&
    (search.level2 === undefined || row.level2 === search.level2) &&
    (search.verdict === undefined || verdictOf(row) === search.verdict) &&
    (search.evidence === undefined || evidenceOf(row) === search.evidence) &&
    (search.differs === undefined || (differenceOf(row) ?? 0) !== 0)
  );
}

const distinct = (values: readonly string[]): readonly Choice[] =>
  [...new Set(values)].filter((value) => value !== '').map((value) => ({ value, label: value }));

const words = (all: Readonly<Record<string, { readonly title: string } | string>>): readonly Choice[] =>
  Object.entries(all).map(([value, word]) => ({ value, label: typeof word === 'string' ? word : word.title }));

function Filters({
  rows,
  search,
  setSearch,
}: { readonly rows: readonly TargetRow[] } & Pick<ScreenProps, 'search' | 'setSearch'>) {
  const options = useMemo(
    () => ({
      project: [...new Map(rows.map((row) => [row.project, row.projectName]))].map(([value, label]) => ({
        value,
        label,
      })),
      level1: distinct(rows.map((row) => row.level1)),
      level2: distinct(rows.map((row) => row.level2)),
    }),
    [rows],
  );
  const state = { search, setSearch };
  return (
    <search className="ev-bar">
      <TextFilter label="搜索指标" {...state} />
      <ChoiceFilter name="project" title="项目" options={options.project} {...state} />
      <ChoiceFilter name="level1" title="一级指标" options={options.level1} {...state} />
      <ChoiceFilter name="level2" title="二级指标" options={options.level2} {...state} />
      <ChoiceFilter name="verdict" title="判定" options={words(verdicts)} {...state} />
      <ChoiceFilter name="evidence" title="证据" options={words(evidenceWords)} {...state} />
      <ChoiceFilter name="differs" title="公布与重算" options={[{ value: 'yes', label: '不一致' }]} {...state} />
      <ClearFilters names={filterNames} {...state} />
    </search>
  );
}

/** Filters that only the browser knows (verdict, evidence) do not reach the export. */
function exportFilter(year: number, { project, level1, level2, q }: ScreenProps['search']) {
  const entries = Object.entries({ year, project, level1, level2 }).filter(([, value]) => value !== undefined);
  return { where: Object.fromEntries(entries), q };
}

/** Filters, grouping, search and export around the table; all of it kept in the address. */
export function TargetList({
  rows,
  year,
  app,
  search,
  setSearch,
}: { readonly rows: readonly TargetRow[]; readonly year: number } & ScreenProps) {
  const grouping: Grouping =
    search.group !== undefined && String(search.group) in groupings ? (search.group as Grouping) : 'none';
  const shown = useMemo(() => rows.filter((row) => matches(row, search)), [rows, search]);
  const groups = useMemo(() => groupsOf(shown, grouping), [shown, grouping]);
  const mayExport = app.entities.find((one) => one.key === 'target')?.may.includes('export');
  return (
    <>
      <Filters rows={rows} search={search} setSearch={setSearch} />
      <div className="ev-bar">
        <Choices
          label="分组"
          value={grouping}
          options={groupingChoices}
          onChange={(next) => setSearch({ group: next === 'none' ? undefined : next }, { replace: true })}
        />
        <span role="status">
          {shown.length} 项{shown.length !== rows.length && `（共 ${rows.length} 项）`}
        </span>
        {mayExport && (
          <span className="ev-bar-end">
            <ExportLinks from="/api/evaluation/entities/target" filter={exportFilter(year, search)} />
          </span>
        )}
      </div>
      <TargetGrid groups={groups} onOpen={(id) => setSearch({ row: id })} />
    </>
  );
}
