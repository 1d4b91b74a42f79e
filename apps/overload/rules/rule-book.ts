import { type CompiledTable, compileTable, inForce, must, type TableDeclaration } from '../../../kernel/sdk/index.ts';
import { axleLimits, grossLimits, screenLimits, tyreReductions } from './limit-tables.ts';
import {
  dimensionPenalties,
  fineCapYuan,
  massPenalties,
  policePoints,
  tolerances,
  zhejiangPenalties,
} from './penalty-tables.ts';

/** All versions of all rules. Another book is made for tests and for what a new decree would change. */
export const shippedVersions = {
  screenLimits,
  grossLimits,
  axleLimits,
  tyreReductions,
  massPenalties,
  dimensionPenalties,
  fineCapYuan,
  tolerances,
  zhejiangPenalties,
  policePoints,
} as const;

export type RuleVersions = typeof shippedVersions;

type Compiled<Versions> = Versions extends readonly TableDeclaration<infer In, infer Out>[]
  ? CompiledTable<In, Out>
  : never;

/** The rules that are law on one day, ready to be asked. */
export interface Rules {
  /** Names the versions: kept with each decision, so that it can be made again. */
  readonly version: string;
  readonly screenLimit: Compiled<RuleVersions['screenLimits']>;
  readonly grossLimit: Compiled<RuleVersions['grossLimits']>;
  readonly axleLimit: Compiled<RuleVersions['axleLimits']>;
  readonly tyreReduction: Compiled<RuleVersions['tyreReductions']>;
  readonly massPenalty: Compiled<RuleVersions['massPenalties']>;
  readonly dimensionPenalty: Compiled<RuleVersions['dimensionPenalties']>;
  readonly zhejiangPenalty: Compiled<RuleVersions['zhejiangPenalties']>;
  readonly tolerance: Compiled<RuleVersions['tolerances']>;
  /** Null before the day from which points are law. */
  readonly points: Compiled<RuleVersions['policePoints']> | null;
  readonly fineCapYuan: number;
}

export interface RuleBook {
  /** The rules of a civil date (YYYY-MM-DD). Asserts that there are any: the first day is 2016-09-21. */
  on(date: string): Rules;
}

const compiled = new WeakMap<object, unknown>();

/** A version is compiled once, whatever book it stands in. */
function compiledOnce<In extends string, Out extends string>(table: TableDeclaration<In, Out>): CompiledTable<In, Out> {
  const known = compiled.get(table);
  if (known) return known as CompiledTable<In, Out>;
  const made = compileTable(table);
  compiled.set(table, made);
  return made;
}

export function makeRuleBook(versions: RuleVersions = shippedVersions): RuleBook {
  const days = new Map<string, Rules>();
  const books = new Map<string, Rules>();
  const make = (date: string): Rules => {
    const dated = <T extends { readonly from: string; readonly to: string | null }>(all: readonly T[], what: string) =>
      must(inForce(all, date), `no ${what} in force on ${date}`);
    const points = inForce(versions.policePoints, date);
    const version = Object.entries(versions)
      .map(([key, all]) => `${key}:${inForce<(typeof all)[number]>(all, date)?.from ?? '-'}`)
      .join(' ');
    const known = books.get(version);
    if (known) return known;
    const rules: Rules = {
      version,
      screenLimit: compiledOnce(dated(versions.screenLimits, 'screen limit')),
      grossLimit: compiledOnce(dated(versions.grossLimits, 'gross limit')),
      axleLimit: compiledOnce(dated(versions.axleLimits, 'axle limit')),
      tyreReduction: compiledOnce(dated(versions.tyreReductions, 'tyre reduction')),
      massPenalty: compiledOnce(dated(versions.massPenalties, 'mass penalty')),
      dimensionPenalty: compiledOnce(dated(versions.dimensionPenalties, 'dimension penalty')),
      zhejiangPenalty: compiledOnce(dated(versions.zhejiangPenalties, 'comparison penalty')),
      tolerance: compiledOnce(dated(versions.tolerances, 'tolerance')),
      points: points ? compiledOnce(points) : null,
      fineCapYuan: dated(versions.fineCapYuan, 'cap of fines').yuan,
    };
    books.set(version, rules);
    return rules;
  };
  return {
    on(date) {
      const known = days.get(date);
      if (known) return known;
      const rules = make(date);
      days.set(date, rules);
      return rules;
    },
  };
}

export const ruleBook = makeRuleBook();
