import { must } from '../base/assert.ts';
import type { App } from '../sdk/app.ts';
import { checkCaseType } from './check.ts';
import type { AnyCaseType } from './law.ts';

/** One case type of one application in all law versions under which cases may still be open. */
export interface CaseLaws {
  readonly app: App;
  readonly current: AnyCaseType;
  /** The declaration that an open case keeps. */
  at(lawVersion: number): AnyCaseType;
  readonly versions: readonly AnyCaseType[];
}

export interface LawBook {
  laws(app: string, key: string): CaseLaws;
  readonly all: readonly CaseLaws[];
}

function lawsOf(app: App, current: AnyCaseType): CaseLaws {
  const former: readonly AnyCaseType[] = app.formerCases ?? [];
  const versions = [current, ...former.filter((law) => law.key === current.key)];
  const byVersion = new Map(versions.map((law) => [law.lawVersion, law]));
  return {
    app,
    current,
    versions,
    at: (version) => must(byVersion.get(version), `case type ${app.key}.${current.key} in law version ${version}`),
  };
}

/** All versions share one table, which is made from the current declaration. */
function checkFormer({ app, current, versions }: CaseLaws): readonly string[] {
  return versions.slice(1).flatMap((law) => {
    const name = `case type ${app.key}.${law.key} (law ${law.lawVersion})`;
    const lost = Object.entries(law.fields).filter(([field, decl]) => current.fields[field]?.kind !== decl.kind);
    return [
      ...(law.lawVersion < current.lawVersion
        ? []
        : [`${name}: a former law has a lower version than the current one`]),
      ...(law.org === current.org ? [] : [`${name}: falls into scopes by another field than the current one`]),
      ...lost.map(([field]) => `${name}: field ${field} is no longer declared in that kind`),
    ];
  });
}

/** Gathers the case types of all applications and refuses to start on a declaration that does not hold together. */
export function makeLawBook(apps: readonly App[]): LawBook {
  const all = apps.flatMap((app) => app.cases.map((current: AnyCaseType) => lawsOf(app, current)));
  const problems = all.flatMap((laws) => [
    ...laws.versions.flatMap((law) => checkCaseType(law, laws.app)),
    ...checkFormer(laws),
  ]);
  if (problems.length > 0) throw new Error(`case types do not hold together:\n  ${problems.join('\n  ')}`);
  const byName = new Map(all.map((laws) => [`${laws.app.key}.${laws.current.key}`, laws]));
  return { all, laws: (app, key) => must(byName.get(`${app}.${key}`), `case type ${app}.${key}`) };
}
