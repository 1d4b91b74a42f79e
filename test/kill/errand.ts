import { systemClock } from '../../kernel/base/clock.ts';
import { reckoner, shippedCalendar } from '../../kernel/calendar/index.ts';
import { type Cases, makeCases, makeLawBook } from '../../kernel/cases/index.ts';
import { makeJournal } from '../../kernel/journal/index.ts';
import * as sdk from '../../kernel/sdk/index.ts';
import type { Store } from '../../kernel/store/index.ts';
import { everywhere } from './ledger.ts';

const fields = { title: sdk.text('标题', { required: true }), unit: sdk.org('单位', { required: true }) };

/** Opened by the effect of a move: there is one for each time that the errand went. */
export const slip = sdk.caseType({
  key: 'slip',
  title: '回单',
  lawVersion: 1,
  fields,
  label: 'title',
  org: 'unit',
  states: { made: { title: '已开', final: true } },
  initial: 'made',
  openedBy: [],
  moves: {},
});

/** Goes to and fro for ever; while it is away a deadline runs. */
export const errand = sdk.caseType({
  key: 'errand',
  title: '跑腿',
  lawVersion: 1,
  fields,
  label: 'title',
  org: 'unit',
  states: { here: { title: '在此' }, away: { title: '在外' } },
  initial: 'here',
  openedBy: [],
  moves: {
    go: {
      title: '去',
      from: ['here'],
      to: 'away',
      by: [],
      effect: async (subject, _, ctx) => {
        await ctx.cases(slip).open({ title: subject.id, unit: subject.unit });
      },
    },
    back: { title: '回', from: ['away'], to: 'here', by: [] },
  },
  deadlines: {
    away: {
      title: '在外时限',
      startsOn: { move: ['go'] },
      stopsOn: { move: ['back'] },
      limits: [{ since: '2020-01-01', amount: 5, unit: 'workingDay', basis: '测试' }],
    },
  },
});

export const errands = sdk.app({
  key: 'errands',
  title: '跑腿',
  about: '',
  cases: [errand, slip],
  grants: { roles: [], permits: [] },
});

/** The case engine on a store, with no more of a composition than the effect asks for. */
export function openErrands(store: Store): Cases {
  const cases: Cases = makeCases({
    db: store.db,
    journal: makeJournal({ clock: systemClock }),
    access: everywhere,
    clock: systemClock,
    lawBook: makeLawBook([errands]),
    reckonDue: reckoner(shippedCalendar()),
    orgExists: () => true,
    ctxFor: (db, who, app) =>
      ({
        cases: <C extends sdk.CaseType>(type: C) => cases.bind(app, type, who, db),
      }) as Partial<sdk.Ctx> as sdk.Ctx,
  });
  return cases;
}
