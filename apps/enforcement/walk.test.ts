import fc from 'fast-check';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { must } from '../../kernel/base/assert.ts';
import type { CaseType, Who } from '../../kernel/sdk/index.ts';
import { type LeadStep, walk } from '../../test/walk-case.ts';
import { enforcement } from './app.ts';
import { penalty } from './cases/penalty.ts';
import { checks } from './cases/penalty-guards.ts';
import { spotPenalty } from './cases/spot-penalty.ts';
import { type EnforcementHouse, openEnforcement, org, roles } from './test/house.ts';
import { completing, inputsOf } from './test/inputs.ts';

interface Plan {
  readonly type: CaseType;
  readonly values: () => Readonly<Record<string, unknown>>;
  /** States that only other matters or years lead to. */
  readonly apart?: readonly string[];
  /** The lawful way to its late states; each walk begins somewhere along it. */
  readonly lead?: () => readonly LeadStep[];
  readonly walks?: number;
  readonly steps?: number;
}

let house: EnforcementHouse;
let file: string;
let spot: string;
beforeAll(async () => {
  house = await openEnforcement();
  file = (await house.system.cases(penalty).open(house.opening())).id;
  const { source, discoveredAt, ...values } = house.opening('4304');
  spot = (await house.system.cases(spotPenalty).open({ ...values, facts: '测试', fine: 200, collect: 'bank' })).id;
});
afterAll(() => house?.close());

/** Between them they have every role. */
const walkers = () => ['甲', '乙', '丙'].map((name) => house.who(name, roles, org));

let plates = 10_000;
/** A plate that has not passed before: the same one within twelve hours is the same act. */
const nextPlate = () => `湘A${++plates}`;

const types = new Map<string, CaseType>(enforcement.cases.map((type) => [type.key, type]));
const ago = (days: number) =>
  new Date(Date.parse('2026-03-02T00:00:00Z') - days * 86_400_000).toISOString().slice(0, 10);
const pair = () => ({ leadOfficer: house.unit.officers[0], secondOfficer: house.unit.officers[1] });
const matter = () => ({ title: '测试', org, field: 'highway', ...pair() });

const passed = Object.fromEntries(Object.keys(checks).map((key) => [key, true]));

/** From the clue to the served decision, by three people. */
function wayToService(): readonly LeadStep[] {
  const people = walkers();
  const [officer, head, reviewer] = [0, 1, 2].map((at) => must(people[at], 'a walker')) as [Who, Who, Who];
  const { officers } = house.unit;
  const stated = { firstTime: false, minor: false, corrected: false, mitigating: true, times: 1 };
  const report = { facts: '查明的事实', ...stated, proposedFine: 3_000 };
  return [
    { who: officer, move: 'verify' },
    { who: head, move: 'approve-filing' },
    { who: officer, move: 'add-evidence', input: { kind: 'documentary', name: '检查记录', recorder: officers[0] } },
    { who: officer, move: 'report', input: report },
    { who: reviewer, move: 'pass', input: { reviewer: officers[3], ...passed, reviewOpinion: '同意' } },
    { who: officer, move: 'notify', input: { serviceWay: 'direct' } },
    { who: officer, move: 'lapse', days: 20 },
    { who: head, move: 'decide', input: { fine: 3_000 } },
    { who: officer, move: 'serve', input: { serviceWay: 'direct' } },
  ];
}

const plans: Readonly<Record<string, Omit<Plan, 'type'>>> = {
  penalty: {
    values: () => house.opening(),
    // Papers are made at every step, so the walks are few; each begins somewhere on the way to the service of the fine.
    walks: 24,
    steps: 9,
    lead: wayToService,
    // A referral that has ended and a fine that was paid are other matters; a file is archived in a test of its own.
    apart: ['archived'],
  },
  'spot-penalty': {
    values: () => {
      const { source, discoveredAt, ...values } = house.opening('4304');
      return { ...values, facts: '测试', fine: 200, collect: 'bank' };
    },
    walks: 8,
  },
  offsite: {
    values: () => ({
      title: '超限',
      org,
      sheetNo: `S${house.opening().actAt}`,
      station: '监测点',
      plate: nextPlate(),
      passedAt: house.opening().actAt,
      axles: 6,
      grossKg: 60_000,
      limitKg: 49_000,
      deviceLegal: true,
      deviceAudited: true,
      placePublished: true,
      violation: house.violations.get('4101'),
    }),
    lead: () => {
      const [station, officer, reviewer] = walkers() as [Who, Who, Who];
      return [
        { who: station, move: 'first-pass' },
        { who: officer, move: 'second-pass' },
        { who: reviewer, move: 'final-pass' },
        { who: officer, move: 'notify', input: { party: house.person } },
      ];
    },
    walks: 40,
  },
  clue: {
    values: () => ({
      title: '举报',
      org,
      source: 'hotline',
      number: '1',
      content: '内容',
      receivedAt: '2026-03-02T08:00:00+08:00',
    }),
    // It names a violation of the library; a test of the house follows it into its case.
    apart: ['filed'],
    walks: 8,
  },
  compensation: {
    values: () => ({
      ...matter(),
      party: house.person,
      place: '路段',
      damagedAt: '2026-03-01T09:00:00+08:00',
      kind: 'damage',
    }),
    // A survey needs the list of damage; followed to its end in a test of its own.
    apart: ['noticing', 'answering', 'reviewing', 'paying', 'paid', 'sued'],
    walks: 8,
  },
  'evidence-hold': {
    values: () => ({ ...matter(), penalty: file, goods: '篷布一张', place: '仓库' }),
    // Seven working days without a decision: a test of its own.
    apart: ['lapsed'],
    walks: 12,
  },
  seizure: {
    values: () => ({ ...matter(), penalty: file, kind: 'seize', facts: '超限', legalBasis: '条例', goods: '货车一辆' }),
    walks: 24,
  },
  collection: {
    values: () => ({ title: '收缴', org, spotPenalty: spot, fine: 1_000, servedOn: ago(70), remedy: 'review-first' }),
    // Receipts, and months before a court may be asked: tests of their own.
    apart: ['paid', 'deferred', 'applied', 'accepted', 'refused', 'executed'],
    walks: 10,
  },
  cash: {
    values: () => ({ title: '现金', org, amount: 50, receipt: 'R', collectedAt: '2026-03-02T08:00:00+08:00' }),
    walks: 8,
  },
  action: {
    values: () => ({ ...matter(), penalty: file, way: 'substitute', duty: '清除', mustClear: true }),
    walks: 20,
  },
  remedy: {
    values: () => ({
      title: '复议',
      org,
      penalty: file,
      kind: 'review',
      body: '政府',
      decisionServedOn: ago(20),
      lodgedOn: ago(1),
      reviewFirst: 'no',
    }),
    // Seven working days without a decision: a test of its own.
    apart: ['lapsed'],
    walks: 12,
  },
  referral: {
    values: () => ({ ...matter(), penalty: file, police: '公安局', crime: '危险作业', report: '报告' }),
    walks: 40,
  },
  publication: {
    values: () => ({
      title: '公示',
      org,
      decisionNumber: '1号',
      publicParty: '王某',
      content: '内容',
      decidedAt: '2026-03-01T09:00:00+08:00',
      weight: 'light',
      safety: true,
    }),
    walks: 40,
  },
  appraisal: { values: () => ({ title: '评查', org, penalty: file }), walks: 8 },
};

describe('随机行走', () => {
  test.each(Object.keys(plans))(
    '%s meets no lawless step, no lost deadline and every state',
    async (key) => {
      const type = types.get(key) as CaseType;
      const plan = plans[key] as Omit<Plan, 'type'>;
      house.clock.set('2026-03-02T09:00:00+08:00');
      const people = walkers();
      const lead = plan.lead?.() ?? [];
      const opener = people[0] as (typeof people)[number];
      const refs = { officer: house.unit.officers[3] ?? '', party: house.person };
      await walk({
        type,
        cases: (who) => house.ctx(who).cases(type),
        clock: house.clock,
        opener,
        people,
        values: fc.constant(null).map(() => plan.values() as never),
        inputs: inputsOf(type, refs),
        complete: completing(type),
        apart: plan.apart,
        // Most choices lie where the party has its rights: there the walks begin more often.
        leads: fc.constantFrom(0, 3, 5, 6, 6, 6, 7, 8, 9).map((length) => lead.slice(0, length)),
        walks: plan.walks ?? 15,
        // What is reached must not hang on luck.
        seed: 20_260_302,
        steps: plan.steps,
      });
    },
    240_000,
  );
});
