import { type CaseRecord, type Ctx, chinaDate, chinaIso, type Stage } from '../../../kernel/sdk/index.ts';
import { overloadReview, stationCheck } from '../cases.ts';
import { compareTrips } from '../loops/compare-trips.ts';
import { consequence } from '../loops/consequence.ts';
import { gateRefusal } from '../loops/gate-refusal.ts';
import { loadCheck } from '../loops/load-check.ts';
import { ministryReceipts, reportDay } from '../loops/ministry.ts';
import { ministryBatch } from '../loops/ministry-batch.ts';
import { watchGates } from '../loops/watch-gates.ts';
import { gateOf } from '../review.ts';
import { repeater } from './stories.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

type Step = readonly [hours: number, login: string, move: string, input?: Readonly<Record<string, unknown>>];
type Review = CaseRecord<typeof overloadReview>;

interface Told {
  readonly ctx: Ctx;
  readonly stage: Stage;
  readonly until: number;
}

/** Moves a case on from the hour it was opened, by its people, as far as the month goes. */
async function walk<C extends typeof overloadReview | typeof stationCheck | typeof gateRefusal | typeof loadCheck>(
  { stage, until }: Told,
  type: C,
  one: { readonly id: string; readonly version: number; readonly openedAt: string },
  steps: readonly Step[],
): Promise<void> {
  let { version } = one;
  for (const [hours, login, move, input = {}] of steps) {
    const at = Date.parse(one.openedAt) + hours * hourMs;
    if (at > until) return;
    stage.at(chinaIso(new Date(at)));
    // Of the four types each has these moves; which of them is decided where the steps are written down.
    const store = stage.as(login).cases<typeof overloadReview>(type as never);
    version = (await store.move(one.id, version, move as 'collect', input)).version;
  }
}

const firstSteps: readonly Step[] = [
  [2, 'road-first', 'collect'],
  [3, 'road-first', 'first-pass', { decidedLimitKg: 49_000, limitWhy: '行驶证登记为六轴铰接列车，驱动轴为双联轴' }],
  [20, 'road-second', 'second-pass'],
];
const judged: readonly Step[] = [...firstSteps, [26, 'road-chief', 'judge', { reading: 'floor' }]];
const closedHere = (index: number): readonly Step[] => [
  ...judged,
  [30, 'road-officer', 'notify', { noticeNo: `演告〔${index + 1}〕号` }],
  [48, 'road-officer', 'file', { caseNo: `演案〔${index + 1}〕号` }],
  [96, 'road-chief', 'close'],
];

/** What becomes of a record whose evidence is whole, each in turn. */
function stepsOf(review: Review, index: number): readonly Step[] {
  if (!review.homeProvince) return [...firstSteps, [26, 'road-chief', 'copy-out', { copiedTo: '车籍地省级治超机构' }]];
  if (review.plate === repeater) return closedHere(index);
  switch (index % 6) {
    case 0:
      return closedHere(index);
    case 1:
      return firstSteps.slice(0, 1);
    case 2:
      return [
        [2, 'road-first', 'collect'],
        [4, 'road-first', 'exempt', { why: '车辆登记限值高于检测值' }],
      ];
    default:
      return [...judged, [30, 'road-officer', 'hand-over']];
  }
}

async function tellReviews(told: Told): Promise<void> {
  const reviews = await told.ctx.cases(overloadReview).all({ state: 'collecting' });
  const ours = reviews.filter(({ org }) => org.startsWith('4301')).sort((a, b) => (a.passedAt < b.passedAt ? -1 : 1));
  for (const [index, review] of ours.entries()) {
    const complete = (await gateOf(told.ctx, review))?.every(({ ok }) => ok) ?? false;
    if (complete) await walk(told, overloadReview, review, stepsOf(review, index));
    else if (index % 2 === 0) {
      await walk(told, overloadReview, review, [[6, 'road-officer', 'give-up', { why: '证据不全，无法补正' }]]);
    }
  }
}

async function tellStations(told: Told): Promise<void> {
  const checks = await told.ctx.cases(stationCheck).all({ state: 'checked' });
  for (const [index, one] of checks.filter(({ org }) => org.startsWith('4301')).entries()) {
    const limit = 49_000;
    const cured: readonly Step[] = [
      [0.2, 'road-officer', 'confirm', { decidedLimitKg: limit, limitWhy: '行驶证' }],
      [1, 'road-officer', 'unload', { unloadedKg: Math.max(0, one.totalKg - limit) + 600 }],
      [2, 'road-officer', 'reweigh', { reweighedKg: limit - 600 }],
    ];
    const handed: Step = [2.2, 'road-officer', 'hand-over', { policeUnit: '交警大队（演示）' }];
    const answers: readonly Step[] = [
      [50, 'road-chief', 'police-fined', { decisionNo: `演公决〔${index + 1}〕号`, fineYuan: 500, points: 1 }],
      [60, 'road-chief', 'police-return', { why: '不属公安机关管辖' }],
    ];
    const answer = answers[index % 3];
    await walk(told, stationCheck, one, [...cured, handed, ...(answer ? [answer] : [])]);
  }
}

/** Older refusals are settled; those of the last day are looked for at the other gates, as the job does. */
async function tellGates(told: Told): Promise<void> {
  const refusals = await told.ctx.cases(gateRefusal).all({ state: 'refused' });
  const older = refusals.filter(({ openedAt }) => Date.parse(openedAt) < told.until - dayMs / 2);
  for (const [index, one] of older.entries()) {
    const limit = one.registryLimitKg ?? one.screenLimitKg;
    const step: Step =
      index % 3 === 0
        ? [2, 'road-officer', 'reweigh', { reweighedKg: limit - 500 }]
        : [3, 'road-officer', 'confirm-left'];
    await walk(told, gateRefusal, one, [step]);
  }
  told.stage.at(chinaIso(new Date(told.until)));
  await watchGates(told.ctx);
}

async function tellLoads(told: Told): Promise<void> {
  await compareTrips(told.ctx);
  const [slip] = await told.ctx.cases(loadCheck).all({ ground: 'slip' });
  if (!slip) return;
  const officer = told.stage.as('road-officer').cases(loadCheck);
  await officer.move(slip.id, slip.version, 'inspect', { finding: '源头地磅未按车称重，装载单按估方填写' });
}

async function tellConsequences(told: Told): Promise<void> {
  const [reached] = await told.ctx.cases(consequence).all({ state: 'reached', subjectKind: 'vehicle' });
  if (!reached) return;
  const chief = told.stage.as('road-chief').cases(consequence);
  await chief.move(reached.id, reached.version, 'send', { sentTo: '车籍地道路运输管理机构' });
}

/** The last week for the ministry: receipts are there but for the last days, and one is short. */
async function tellMinistry({ ctx, stage, until }: Told): Promise<void> {
  for (let back = 7; back >= 1; back -= 1) {
    const day = chinaDate(new Date(until - back * dayMs));
    stage.at(chinaIso(new Date(until - (back - 1) * dayMs - hourMs)));
    for (const kind of ['records', 'sites'] as const) await reportDay(ctx, kind, day);
    if (back <= 2) continue;
    const batches = await ctx.entities(ministryBatch).all({ day });
    const receipts = batches.map(({ kind, part, rows }) => ({
      ...{ day, kind, part, receiptNo: `演示回执${day}-${kind}-${part}` },
      received: back === 5 && kind === 'sites' ? rows - 2 : rows,
    }));
    await ministryReceipts.take(ctx, receipts);
  }
  stage.at(chinaIso(new Date(until)));
}

/** What people have made of the month: reviews, stations, gates, sources, consequences, the ministry. */
export async function tellSequel(ctx: Ctx, stage: Stage): Promise<void> {
  const told: Told = { ctx, stage, until: ctx.clock.now().getTime() };
  await tellReviews(told);
  await tellStations(told);
  await tellGates(told);
  await tellLoads(told);
  await tellConsequences(told);
  await tellMinistry(told);
}
