import { Select } from 'antd';
import { useMemo } from 'react';
import type { Page } from '../../../../kernel/sdk/filter.ts';
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

/** The year of the address, else the newest that has projects; null while nothing is there. */
export function useYear(search: ScreenProps['search']): Years {
  const answer = useProjects();
  const projects = answer.data?.rows ?? [];
  const years = useMemo(() => [...new Set(projects.map((one) => one.year))].sort((a, b) => b - a), [projects]);
  const asked = Number(search.year);
  const year = Number.isInteger(asked) && asked >= 2000 && asked <= 2100 ? asked : (years[0] ?? null);
  return { year, years, projects, isPending: answer.isPending, error: answer.error };
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
