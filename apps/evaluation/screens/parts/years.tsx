import { Select } from 'antd';
import { useMemo } from 'react';
import type { Page } from '../../../../kernel/sdk/filter.ts';
import type { IndicatorResult } from '../../../../kernel/sdk/indicator.ts';
import { type Row, type ScreenProps, useApi } from '../../../../web/kit/index.ts';

export interface ProjectRow extends Row {
  readonly id: string;
  readonly name: string;
  readonly year: number;
  readonly org: string;
}

/** Projects in the user's scope, newest year first. */
export function useProjects() {
  return useApi<Page<ProjectRow>>('/evaluation/entities/project', { sort: '-year,name', pageSize: 100 });
}

export interface Years {
  readonly year: number | null;
  readonly years: readonly number[];
  readonly projects: readonly ProjectRow[];
  readonly isPending: boolean;
  readonly error: unknown;
}

/** How many years back the newest scored one is looked for. */
const lookBack = 3;

/** Whether anything of the year has been scored; the question is a sum and costs little. */
function useIsScored(year: number | undefined, enabled: boolean) {
  const answer = useApi<IndicatorResult>(
    '/evaluation/indicators/printed-score',
    { period: String(year) },
    { enabled: enabled && year !== undefined },
  );
  return {
    isPending: enabled && year !== undefined && answer.isPending,
    isScored: (answer.data?.value ?? null) !== null,
  };
}

/** The newest year whose results are out, for pages that look back; null while it is being looked for. */
function useScoredYear(years: readonly number[], enabled: boolean): number | null {
  const recent = years.slice(0, lookBack);
  const answers = [useIsScored(years[0], enabled), useIsScored(years[1], enabled), useIsScored(years[2], enabled)];
  const at = recent.findIndex((_, index) => answers[index]?.isScored || answers[index]?.isPending);
  return answers[at]?.isPending ? null : (recent[at] ?? years[0] ?? null);
}

/** The year of the address, else the newest that has projects, or for pages that look back the newest that is scored. */
export function useYear(search: ScreenProps['search'], prefer: 'newest' | 'scored'): Years {
  const answer = useProjects();
  const projects = answer.data?.rows ?? noProjects;
  const years = useMemo(() => [...new Set(projects.map((one) => one.year))].sort((a, b) => b - a), [projects]);
  const asked = Number(search.year);
  const isAsked = Number.isInteger(asked) && asked >= 2000 && asked <= 2100;
  const scored = useScoredYear(years, !isAsked && prefer === 'scored');
  const year = isAsked ? asked : prefer === 'scored' ? scored : (years[0] ?? null);
  const isPending = answer.isPending || (year === null && years.length > 0);
  return { year, years, projects, isPending, error: answer.error };
}

const noProjects: readonly ProjectRow[] = [];

export function YearSwitch({ year, years, setSearch }: Pick<Years, 'year' | 'years'> & Pick<ScreenProps, 'setSearch'>) {
  const options = [...new Set([...years, ...(year === null ? [] : [year])])].sort((a, b) => b - a);
  return (
    <label className="ev-inline" htmlFor="year">
      年度
      <Select
        id="year"
        aria-label="年度"
        value={year}
        style={{ width: 110 }}
        options={options.map((value) => ({ value, label: `${value} 年` }))}
        onChange={(next: number) => setSearch({ year: next, project: undefined, id: undefined })}
      />
    </label>
  );
}

/** The project of the address, else the first of the year. */
export function chosenProject(years: Years, search: ScreenProps['search']): ProjectRow | undefined {
  const ofYear = years.projects.filter((one) => one.year === years.year);
  return ofYear.find((one) => one.id === search.project) ?? ofYear[0];
}

export function ProjectSwitch({
  years,
  project,
  setSearch,
}: {
  readonly years: Years;
  readonly project: ProjectRow | undefined;
} & Pick<ScreenProps, 'setSearch'>) {
  const options = years.projects
    .filter((one) => one.year === years.year)
    .map((one) => ({ value: one.id, label: one.name }));
  return (
    <label className="ev-inline" htmlFor="project">
      项目
      <Select
        id="project"
        aria-label="项目"
        value={project?.id}
        style={{ minWidth: 200 }}
        options={options}
        onChange={(next: string) => setSearch({ project: next })}
      />
    </label>
  );
}
