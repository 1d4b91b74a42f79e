import { type CaseRecord, type Ctx, chinaDate, chinaIso, type Stage } from '../../../kernel/sdk/index.ts';
import { overloadReview, stationCheck } from '../cases.ts';
import { correction } from '../entities.ts';
import { objection } from '../evidence/objection.ts';
import { evidencePackage } from '../evidence/package-register.ts';
import { overloadIndicators } from '../indicators.ts';
import { compareTrips } from '../loops/compare-trips.ts';
import { consequence } from '../loops/consequence.ts';
import { creditListing } from '../loops/credit.ts';
import { gateRefusal } from '../loops/gate-refusal.ts';
import { loadCheck } from '../loops/load-check.ts';
import { ministryReceipts, reportDay } from '../loops/ministry.ts';
import { ministryBatch } from '../loops/ministry-batch.ts';
import { watchGates } from '../loops/watch-gates.ts';
import { gateOf } from '../review.ts';
import { fleetPlates } from './stories.ts';

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

const exempted: readonly Step[] = [
  [2, 'road-first', 'collect'],
  [4, 'road-first', 'exempt', { why: '车辆登记限值高于检测值' }],
];
const handedOver: readonly Step[] = [...judged, [30, 'road-officer', 'hand-over']];
/** What becomes of the others, each in turn: some are done, some wait for the next of the three who look at them. */
const turns = [handedOver, firstSteps.slice(0, 1), firstSteps.slice(0, 2), firstSteps, handedOver, exempted];

const isOfFleet = ({ plate }: Review) => fleetPlates.some((one) => one === plate);

/** What becomes of a record whose evidence is whole. */
function stepsOf(review: Review, index: number, turn: number): readonly Step[] {
  if (!review.homeProvince) return [...firstSteps, [26, 'road-chief', 'copy-out', { copiedTo: '车籍地省级治超机构' }]];
  return isOfFleet(review) ? closedHere(index) : (turns[turn % turns.length] ?? []);
}

async function tellReviews(told: Told): Promise<void> {
  const reviews = await told.ctx.cases(overloadReview).all({ state: 'collecting' });
  const ours = reviews.filter(({ org }) => org.startsWith('4301')).sort((a, b) => (a.passedAt < b.passedAt ? -1 : 1));
  let turn = 0;
  for (const [index, review] of ours.entries()) {
    const complete = (await gateOf(told.ctx, review))?.every(({ ok }) => ok) ?? false;
    if (complete) {
      await walk(told, overloadReview, review, stepsOf(review, index, turn));
      if (review.homeProvince && !isOfFleet(review)) turn += 1;
    } else if (index % 2 === 0) {
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

/** Somebody who refused to be checked is proposed for the list, and told. */
async function tellCredit({ stage }: Told): Promise<void> {
  const chief = stage.as('road-chief').cases(creditListing);
  const opened = await chief.open({
    title: '拒绝接受检查（演示）',
    org: '430121',
    subjectKind: 'vehicle',
    subject: '湘A78001',
    subjectName: '湘A78001',
    condition: 'refusal',
    evidence: '固定站执法记录：拒绝停车接受检查，强行驶离。',
    simulated: true,
  });
  await chief.move(opened.id, opened.version, 'tell');
}

/** Two drivers object to what was sealed: one has his answer, the other waits for it. */
async function tellObjections({ ctx, stage, until }: Told): Promise<void> {
  const sealed = await ctx.entities(evidencePackage).all();
  const [answered, waiting] = [...sealed].sort((a, b) => (a.sealedAt < b.sealedAt ? -1 : 1));
  if (!answered || !waiting) return;
  const open = ({ id, org, recordNo, review }: typeof answered, content: string) =>
    ctx
      .cases(objection)
      .open({ title: `${recordNo} 称重有误`, org, package: id, review, ground: 'weight', content, simulated: true });
  stage.at(chinaIso(new Date(until - 5 * dayMs)));
  const first = await open(answered, '装车时过磅为 48 吨，请复核检测设备。');
  stage.at(chinaIso(new Date(until - 4 * dayMs)));
  const answer = '复核称重数据、检定证书和图像，检测有效，维持原判定。';
  await stage.as('road-recheck').cases(objection).move(first.id, first.version, 'reject', { answer });
  stage.at(chinaIso(new Date(until - dayMs)));
  await open(waiting, '当日同一车辆在相邻站点称重未超限，请复核。');
  stage.at(chinaIso(new Date(until)));
}

/** A truck that verified a scale was counted as traffic: the province corrects the figure of the month, signed. */
async function tellCorrection({ ctx, stage, until }: Told): Promise<void> {
  const key = 'over-rate-month-ordinary';
  const type = overloadIndicators.find((one) => one.key === key);
  const period = chinaDate(new Date(until)).slice(0, 7);
  const figure = type && (await ctx.indicators(type).compute({ kind: 'month', name: period }, '430121'));
  if (!figure?.value || !figure.numerator || !figure.denominator) return;
  const after = Math.round(((figure.numerator - 1) / (figure.denominator - 1)) * 10_000) / 100;
  const why = '检定标定车 1 辆计入检测，予以剔除（演示）';
  await stage
    .as('road-province')
    .entities(correction)
    .create({ indicator: key, period, org: '430121', before: figure.value, after, why }, '更正');
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
  await tellCredit(told);
  await tellObjections(told);
  await tellCorrection(told);
  await tellMinistry(told);
}
