import { type Ctx, chinaDate, type Stage, type Values } from '../../../kernel/sdk/index.ts';
import { collection } from '../cases/collection.ts';
import { offsite } from '../cases/offsite.ts';
import { penalty } from '../cases/penalty.ts';
import type { penaltyFields } from '../cases/penalty-fields.ts';
import { checks } from '../cases/penalty-guards.ts';
import { publication } from '../cases/publication.ts';
import { party, vehicle } from '../registers/parties.ts';
import { publicName } from '../rules/public-name.ts';
import { acts, createLibrary, createUnit, type Unit } from './base.ts';
import { county } from './people.ts';

const why = '装入演示数据';
const dayMs = 86_400_000;

const counts = { clues: 40, filings: 25, offsite: 60, collections: 30, publications: 25 } as const;

const places = [
  '国道G107线K1538',
  '国道G319线K42',
  '省道S207线K86',
  '京港澳高速公路出口',
  '火车站站前广场',
  '物流园北门',
];
const surnames = ['张', '李', '王', '刘', '陈', '杨', '赵', '黄'];

interface Ground {
  readonly unit: Unit;
  readonly violations: ReadonlyMap<string, string>;
  readonly parties: readonly string[];
}

/** Where the story is told: days are counted from the true today, while the stage has a clock of its own. */
interface Told {
  readonly ctx: Ctx;
  readonly stage: Stage;
}

/** The instant so many days and minutes before now; the same for the same start. */
const before = (ctx: Ctx, days: number, minutes = 0) =>
  new Date(ctx.clock.now().getTime() - days * dayMs - minutes * 60_000).toISOString();

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

async function createParties(ctx: Ctx): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let index = 0; index < 24; index++) {
    const person = index % 3 > 0;
    const name = person ? `${pick(surnames, index)}演示${index}` : `演示物流${index}有限公司`;
    const made = await ctx
      .entities(party)
      .create({ kind: person ? 'person' : 'organisation', name, org: county, simulated: true }, why);
    ids.push(made.id);
    if (index % 2 === 0) {
      await ctx
        .entities(vehicle)
        .create(
          { plate: `湘A${String(10_000 + index * 37)}`, kind: 'truck', org: county, owner: made.id, simulated: true },
          why,
        );
    }
  }
  return ids;
}

function opening(ctx: Ctx, ground: Ground, index: number): Values<typeof penaltyFields> {
  const act = pick(acts, index);
  const at = before(ctx, index % 6, index * 3 + 1);
  const officers = ground.unit.officers;
  return {
    title: `${act.name}（演示${index + 1}）`,
    org: county,
    field: act.field,
    leadOfficer: pick(officers, index),
    secondOfficer: pick(officers, index + 1),
    source: index % 5 === 0 ? 'complaint' : 'inspection',
    violation: ground.violations.get(act.code) ?? '',
    party: pick(ground.parties, index),
    actAt: at,
    discoveredAt: at,
    place: pick(places, index),
    simulated: true,
  };
}

async function openCases({ ctx, stage }: Told, ground: Ground): Promise<void> {
  const store = stage.as('enforcer').cases(penalty);
  for (let index = 0; index < counts.clues + counts.filings; index++) {
    const values = opening(ctx, ground, index);
    stage.at(values.discoveredAt);
    const one = await store.open(values, why);
    if (index >= counts.clues) await store.move(one.id, one.version, 'verify');
  }
}

const passed = Object.fromEntries(Object.keys(checks).map((key) => [key, true]));

/** One case from the clue to the announced decision, told day by day over the last month. */
async function tellOne({ ctx, stage }: Told, ground: Ground): Promise<void> {
  const values = opening(ctx, ground, 0);
  const at = before(ctx, 25);
  stage.at(at);
  const day = (after: number) => new Date(Date.parse(at) + after * dayMs);
  const officers = ground.unit.officers;
  const facts = '经检查和询问，当事人未取得许可从事货运经营。';
  const circumstances = { firstTime: false, minor: false, corrected: true, mitigating: true, times: 1 };
  const { id } = await stage
    .as('enforcer')
    .cases(penalty)
    .open({ ...values, actAt: at, discoveredAt: at }, why);
  const proof = { kind: 'documentary', name: '现场检查记录', takenAt: at, recorder: officers[0] };
  const review = { reviewer: officers.at(-1), ...passed, reviewOpinion: '事实清楚，程序合法，同意。' };
  const steps = [
    [0, 'enforcer', 'verify', {}],
    [1, 'enforcement-head', 'approve-filing', {}],
    [1, 'enforcer', 'add-evidence', proof],
    [3, 'enforcer', 'report', { facts, ...circumstances, proposedFine: 3_000 }],
    [4, 'legal', 'pass', review],
    [5, 'enforcer', 'notify', { noticeServedOn: chinaDate(day(5)), serviceWay: 'direct' }],
    [20, 'enforcer', 'lapse', {}],
    [21, 'enforcement-head', 'decide', { fine: 3_000 }],
    [22, 'enforcer', 'serve', { decisionServedOn: chinaDate(day(22)), serviceWay: 'direct' }],
  ] as const;
  for (const [index, [after, login, move, input]] of steps.entries()) {
    stage.at(day(after).toISOString());
    await stage
      .as(login)
      .cases(penalty)
      .move(id, index + 1, move, input);
  }
}

async function openOffsite({ ctx, stage }: Told, ground: Ground): Promise<void> {
  const store = stage.as('station').cases(offsite);
  for (let index = 0; index < counts.offsite; index++) {
    const station = `演示监测点${(index % 4) + 1}`;
    const sheetNo = `YS${chinaDate(ctx.clock.now()).replaceAll('-', '')}${String(index + 1).padStart(4, '0')}`;
    const one = await store.open({
      title: `${station} ${sheetNo}`,
      org: county,
      sheetNo,
      station,
      plate: `湘A${String(20_000 + index * 13)}`,
      passedAt: before(ctx, index % 5, index * 7),
      axles: 6,
      grossKg: 50_500 + (index % 9) * 1_700,
      limitKg: 49_000,
      deviceLegal: true,
      deviceAudited: true,
      placePublished: index % 10 !== 9,
      violation: ground.violations.get('4101') ?? '',
      simulated: true,
    });
    if (index % 10 !== 9 && index % 2 === 0) await store.move(one.id, one.version, 'first-pass');
  }
}

async function openFollowing({ ctx, stage }: Told): Promise<void> {
  for (let index = 0; index < counts.collections; index++) {
    const servedOn = chinaDate(new Date(before(ctx, index % 25)));
    const act = pick(acts, index);
    const number = `演示罚${index + 1}号`;
    const fine = 500 * ((index % 8) + 1);
    await ctx.cases(collection).open({
      title: `${number} ${act.name}`,
      org: county,
      decisionNumber: number,
      fine,
      servedOn,
      remedy: 'both',
      simulated: true,
    });
    if (index >= counts.publications) continue;
    const shown = await ctx.cases(publication).open({
      title: `${number} ${act.name}`,
      org: county,
      decisionNumber: number,
      publicParty: publicName('person', `${pick(surnames, index)}演示`),
      content: `${act.name}，罚款 ${fine} 元。`,
      decidedAt: before(ctx, index % 9),
      weight: fine > 2_000 ? 'heavy' : 'light',
      safety: act.safety ?? false,
      simulated: true,
    });
    if (index % 2 === 0) continue;
    const { id, version, content, publicParty } = shown;
    await stage.as('cashier').cases(publication).move(id, version, 'submit', { content, publicParty });
    const checked = { secretsChecked: true };
    await stage
      .as('enforcement-head')
      .cases(publication)
      .move(id, version + 1, 'publish', checked);
  }
}

/** A few hundred matters of one county as its people would have brought them about; every row is marked simulated. */
export async function runDemonstration(ctx: Ctx, stage: Stage): Promise<void> {
  const now = ctx.clock.now();
  const unit = await createUnit(
    ctx,
    { org: county, name: '芙蓉区交通运输综合行政执法大队（演示）', word: '演芙交' },
    6,
  );
  const ground = { unit, violations: await createLibrary(ctx), parties: await createParties(ctx) };
  // Days are reckoned from today; the clock of the stage is another one.
  const told: Told = { ctx: { ...ctx, clock: { now: () => now } }, stage };
  await tellOne(told, ground);
  await openCases(told, ground);
  stage.at(now.toISOString());
  await openOffsite(told, ground);
  await openFollowing(told);
}
