import { Select } from 'antd';
import { useMemo } from 'react';
import type { Page } from '../../../../kernel/sdk/filter.ts';
import type { IndicatorResult } from '../../../../kernel/sdk/indicator.ts';
import {
  type ApiError,
  ErrorState,
  Loading,
  type Row,
  type ScreenProps,
  today,
  useApi,
} from '../../../../web/kit/index.ts';

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
  readonly error: ApiError | null;
}

/** Whether anything of the year has been scored; the question is a sum and costs little. */
function useIsScored(year: number | undefined, enabled: boolean) {
  const isAsked = enabled && year !== undefined;
  const path = '/evaluation/indicators/printed-score';
  const answer = useApi<IndicatorResult>(path, { period: String(year) }, { enabled: isAsked });
  return { isPending: isAsked && answer.isPending, isScored: (answer.data?.value ?? null) !== null };
}

/** The newest of the last four years whose results are out, undefined while it is being looked for, null without any. */
function useScoredYear([first, second, third, fourth]: readonly number[], enabled: boolean): number | null | undefined {
  const answers = [
    { year: first, ...useIsScored(first, enabled) },
    { year: second, ...useIsScored(second, enabled) },
    { year: third, ...useIsScored(third, enabled) },
    { year: fourth, ...useIsScored(fourth, enabled) },
  ];
  const found = answers.find((one) => one.isScored || one.isPending);
  return found?.isPending ? undefined : (found?.year ?? null);
}

/** Years that have projects, and the last three, for which a disclosure may have been read without any. */
function yearsOf(projects: readonly ProjectRow[]): readonly number[] {
  const now = Number(today().slice(0, 4));
  return [...new Set([...projects.map((one) => one.year), now, now - 1, now - 2])].sort((a, b) => b - a);
}

/**
 * The year of the address; else for pages that look back the newest that is scored; else the newest that has projects,
 * or this year. Null while it is not known.
 */
export function useYear(search: ScreenProps['search'], prefer: 'newest' | 'scored'): Years {
  const answer = useProjects();
  const projects = answer.data?.rows ?? noProjects;
  const years = useMemo(() => yearsOf(projects), [projects]);
  const asked = Number(search.year);
  const isAsked = Number.isInteger(asked) && asked >= 2000 && asked <= 2100;
  const looksBack = prefer === 'scored' && !isAsked && !answer.isPending;
  const scored = useScoredYear(years, looksBack);
  const newest = projects[0]?.year ?? years[0] ?? null;
  const known = looksBack ? (scored === null ? newest : (scored ?? null)) : newest;
  const year = isAsked ? asked : answer.isPending ? null : known;
  return { year, years, projects, error: answer.error };
}

const noProjects: readonly ProjectRow[] = [];

/** Shows what belongs to the year once it is known, else that it is looked for or why it cannot be told. */
export function YearGate({
  years: { year, error },
  children,
}: {
  readonly years: Years;
  readonly children: (year: number) => React.ReactNode;
}) {
  if (error) return <ErrorState error={error} />;
  return year === null ? <Loading /> : children(year);
}

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
