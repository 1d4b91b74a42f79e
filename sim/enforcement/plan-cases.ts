import { pick, type Random, seeded } from '../overload/random.ts';

/**
 * How cases spread. That there are about 5,300 a month in the seven fields and that 95 % are in time is the authority's
 * own; shares of fields, procedures and courses are estimates of ours.
 */
export const fieldShares = [
  ['road-transport', 58],
  ['highway', 29],
  ['maritime', 4],
  ['waterway-transport', 3],
  ['construction', 3],
  ['port', 2],
  ['fairway', 1],
] as const;

export type FieldOfLaw = (typeof fieldShares)[number][0];

const procedureShares = [
  ['ordinary', 55],
  ['spot', 30],
  ['offsite', 10],
  ['compensation', 5],
] as const;

/** What comes of an ordinary case: how the party uses its rights, and how far the case gets. */
const courseShares = [
  ['waived', 78],
  ['spared', 5],
  ['hearing', 3],
  ['deferred', 3],
  ['unpaid', 6],
  ['open', 5],
] as const;

export interface PlannedCase {
  readonly number: number;
  /** Instant of the act, ISO 8601. */
  readonly at: string;
  readonly procedure: (typeof procedureShares)[number][0];
  readonly course: (typeof courseShares)[number][0];
  readonly field: FieldOfLaw;
  /** Picks among what the platform offers: acts, officers, organs. */
  readonly draw: number;
  readonly partyKind: 'person' | 'organisation';
  readonly partyName: string;
  readonly plate: string;
  readonly place: string;
  /** True where it was known for weeks before it was filed: one in twenty, as the target of 95 % allows. */
  readonly late: boolean;
  /** How many pieces of evidence are uploaded. */
  readonly pieces: number;
  /** Kilograms over the limit, for what a station has recorded. */
  readonly overKg: number;
}

export interface CasesPlan {
  /** First civil day, YYYY-MM-DD. */
  readonly from: string;
  readonly days: number;
  readonly cases: number;
  readonly seed: number;
}

const dayMs = 86_400_000;
const roads = ['国道G107线', '国道G319线', '省道S207线', '省道S303线', '县道X042线'];
const waters = ['湘江航道', '沅水航道', '资水航道', '洞庭湖航道'];
const surnames = ['张', '李', '王', '刘', '陈', '杨', '赵', '黄', '周', '吴'];

const onlyOrganisations = new Set<FieldOfLaw>(['construction', 'port', 'fairway', 'maritime', 'waterway-transport']);

/** More by day than by night, and half as many on a Sunday. */
function instantOf(random: Random, { from, days }: Pick<CasesPlan, 'from' | 'days'>): number {
  const day = Math.floor(random() * days);
  const at = Date.parse(`${from}T00:00:00+08:00`) + day * dayMs;
  const sunday = new Date(at + 8 * 3_600_000).getUTCDay() === 0;
  if (sunday && random() < 0.5) return instantOf(random, { from, days });
  const hour = pick(random, [[8 + Math.floor(random() * 11), 8] as const, [Math.floor(random() * 24), 2] as const]);
  return at + hour * 3_600_000 + Math.floor(random() * 3_600_000);
}

function one(random: Random, at: number, number: number): PlannedCase {
  const procedure = pick(random, procedureShares);
  const drawn = pick(random, fieldShares);
  const field = procedure === 'ordinary' ? drawn : procedure === 'spot' ? 'road-transport' : 'highway';
  const partyKind = onlyOrganisations.has(field) || random() < 0.35 ? 'organisation' : 'person';
  const named = `${surnames[Math.floor(random() * surnames.length)]}模拟${number}`;
  const where = onlyOrganisations.has(field) ? waters : roads;
  return {
    number,
    at: new Date(at).toISOString(),
    procedure,
    course: pick(random, courseShares),
    field,
    draw: random(),
    partyKind,
    partyName: partyKind === 'person' ? named : `模拟运输${number}有限公司`,
    plate: `湘A${String(30_000 + (number % 60_000))}`,
    place: `${where[Math.floor(random() * where.length)]}K${10 + Math.floor(random() * 900)}`,
    late: random() < 0.05,
    pieces: 1 + Math.floor(random() * 3),
    overKg: 500 + Math.floor(random() * 20_000),
  };
}

/** The cases in the order in which the acts happen; the same seed gives the same year. */
export function* planCases(plan: CasesPlan): Generator<PlannedCase> {
  const random = seeded(plan.seed);
  const instants = Array.from({ length: plan.cases }, () => instantOf(random, plan)).sort((a, b) => a - b);
  for (const [index, at] of instants.entries()) yield one(random, at, index + 1);
}
