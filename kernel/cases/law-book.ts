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

/** An older declaration, registered beside the current one for as long as cases are open under it. */
export interface OlderLaw {
  readonly app: string;
  readonly type: AnyCaseType;
}

export interface LawBook {
  laws(app: string, key: string): CaseLaws;
  readonly all: readonly CaseLaws[];
}

function lawsOf(app: App, current: AnyCaseType, older: readonly AnyCaseType[]): CaseLaws {
  const versions = [current, ...older];
  const byVersion = new Map(versions.map((law) => [law.lawVersion, law]));
  return {
    app,
    current,
    versions,
    at: (lawVersion) =>
      must(byVersion.get(lawVersion), `case type ${app.key}.${current.key} in law version ${lawVersion}`),
  };
}

/** Gathers the case types of all applications and refuses to start on a declaration that does not hold together. */
export function makeLawBook(apps: readonly App[], older: readonly OlderLaw[] = []): LawBook {
  const all = apps.flatMap((app) =>
    app.cases.map((current) =>
      lawsOf(
        app,
        current,
        older.filter((law) => law.app === app.key && law.type.key === current.key).map((law) => law.type),
      ),
    ),
  );
  const problems = all.flatMap((laws) => laws.versions.flatMap((law) => checkCaseType(law, laws.app)));
  if (problems.length > 0) throw new Error(`case types do not hold together:\n  ${problems.join('\n  ')}`);
  const byName = new Map(all.map((laws) => [`${laws.app.key}.${laws.current.key}`, laws]));
  return { all, laws: (app, key) => must(byName.get(`${app}.${key}`), `case type ${app}.${key}`) };
}
