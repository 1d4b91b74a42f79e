/** Indicators: what it amounts to. Every figure opens down to its rows, and a sealed one stays what it was. */
import { assert } from '../base/assert.ts';
import { Refusal } from '../base/refusal.ts';
import type { Permit } from '../identity/access.ts';
import { withinScope } from '../identity/make-access.ts';
import type { App } from '../sdk/app.ts';
import type { IndicatorStore, Who } from '../sdk/ctx.ts';
import type { EvidenceQuery, IndicatorType, Period } from '../sdk/indicator.ts';
import type { Db } from '../store/types.ts';
import { checkIndicators } from './check.ts';
import { computeNow, definitionFor } from './compute.ts';
import { computeEach } from './compute-each.ts';
import type { Bound, IndicatorsDeps } from './deps.ts';
import { type EvidenceDigests, listEvidence, namesOf } from './evidence.ts';
import { type ChangedDay, changedDays, sealedDigests, sealedResult, sealResult } from './seal.ts';

export { checkIndicators } from './check.ts';
export type { IndicatorsDeps } from './deps.ts';
export { type EvidenceDigests, sealText } from './evidence.ts';
export { boundsOf, type PeriodBounds } from './period.ts';

/** What an outsider needs to hold a sealed figure against its rows, beside the figure itself. */
export interface SealedEvidence extends IndicatorStore {
  /** A digest of each day; their lines have the hash of the seal. */
  digests(period: Period, org: string): Promise<EvidenceDigests>;
  /** Names of the rows of a day, as they are now: they have its digest. */
  names(
    period: Period,
    org: string,
    of: { readonly part: EvidenceQuery['part']; readonly day: string | null },
  ): Promise<AsyncIterable<readonly string[]>>;
  /** The days whose rows are no longer those that were sealed. */
  changed(period: Period, org: string): Promise<readonly ChangedDay[]>;
}

export interface Indicators {
  /** One indicator, in all its definitions, as one person reaches it. */
  bind(app: App, type: IndicatorType, who: Who, db?: Db): SealedEvidence;
  /** An indicator of any application by its full name, such as `evaluation.execution-rate`; null when none has it. */
  named(name: string, who: Who, db?: Db): IndicatorStore | null;
}

function requireOrg(bound: Bound, permit: Permit, org: string): void {
  const { deps, app, type, who } = bound;
  const scope = deps.access.scope(who, app.key, `indicator:${type.key}`, permit);
  if (!withinScope(scope, org)) throw new Refusal('grant.scope');
}

function indicatorStore(bound: Bound): SealedEvidence {
  const { deps, db } = bound;
  // Inside a transaction nothing that it records is committed yet, so there is nothing to ship.
  const shipped = async () => (db.isTransaction ? undefined : await deps.shipFacts());
  return {
    compute: async (period, org) => {
      requireOrg(bound, 'read', org);
      definitionFor(bound, period);
      const sealed = await sealedResult(bound, db, period, org);
      if (sealed) return sealed;
      await shipped();
      return computeNow(bound, db, period, org);
    },
    computeEach: async (period, orgs) => {
      for (const org of orgs) requireOrg(bound, 'read', org);
      await shipped();
      return computeEach(bound, db, period, orgs);
    },
    evidence: async (period, org, query) => {
      requireOrg(bound, 'read', org);
      await shipped();
      return listEvidence(bound, period, org, query);
    },
    seal: async (period, org) => {
      requireOrg(bound, 'seal', org);
      await shipped();
      return sealResult(bound, period, org);
    },
    digests: async (period, org) => {
      requireOrg(bound, 'read', org);
      return sealedDigests(bound, period, org);
    },
    names: async (period, org, of) => {
      requireOrg(bound, 'read', org);
      await shipped();
      return namesOf(bound, period, org, of);
    },
    changed: async (period, org) => {
      requireOrg(bound, 'read', org);
      await shipped();
      return changedDays(bound, period, org);
    },
  };
}

/** Makes the indicators and refuses to start on one that names what is not declared. */
export function makeIndicators(deps: IndicatorsDeps): Indicators {
  const problems = deps.apps.flatMap(checkIndicators);
  assert(problems.length === 0, `indicators do not hold together:\n  ${problems.join('\n  ')}`);
  const bind = (app: App, type: IndicatorType, who: Who, db: Db = deps.store.db): SealedEvidence =>
    indicatorStore({ deps, app, type, definitions: app.indicators.filter((each) => each.key === type.key), who, db });
  return {
    bind,
    named: (name, who, db) => {
      for (const app of deps.apps) {
        const type = app.indicators.find((each) => `${app.key}.${each.key}` === name);
        if (type) return bind(app, type, who, db);
      }
      return null;
    },
  };
}
