import { type Ctx, chinaDate, type Stage } from '../../../kernel/sdk/index.ts';
import { offsite } from '../cases/offsite.ts';
import { penalty } from '../cases/penalty.ts';
import { party, vehicle } from '../registers/parties.ts';
import { createLibrary, createUnit } from './base.ts';
import { tellCompensation, tellMeasures, tellReferral, tellSpot } from './beside.ts';
import {
  held,
  type Opened,
  openStory,
  publish,
  rights,
  type Story,
  storyOf,
  tellAppraisals,
  tellInstalments,
  tellOverdue,
  tellReview,
  tellWhole,
  toNotice,
  toService,
} from './files.ts';
import { county } from './people.ts';
import { before, type Ground, type Party, pick, play, type Step, type Told, why } from './told.ts';

const counts = { parties: 12, clues: 8, offsite: 20, spot: 3, compensations: 2, files: 4 } as const;

const surnames = ['张', '李', '王', '刘', '陈', '杨', '赵', '黄'];

async function createParties(ctx: Ctx): Promise<readonly Party[]> {
  const parties: Party[] = [];
  for (let index = 0; index < counts.parties; index++) {
    const kind = index % 3 > 0 ? 'person' : 'organisation';
    const name = kind === 'person' ? `${pick(surnames, index)}演示${index}` : `演示物流${index}有限公司`;
    const { id } = await ctx.entities(party).create({ kind, name, org: county, simulated: true }, why);
    parties.push({ id, kind, name });
    if (index % 2 > 0) continue;
    const plate = `湘A${String(10_000 + index * 37)}`;
    await ctx.entities(vehicle).create({ plate, kind: 'truck', org: county, owner: id, simulated: true }, why);
  }
  return parties;
}

const later = (steps: readonly Step[], days: number) => steps.map(([after, ...rest]): Step => [after + days, ...rest]);

/** Files of the last months, through to the archive: nothing said, a statement heard, a hearing held, one filed late. */
async function tellFiles(told: Told, ground: Ground): Promise<void> {
  const late = 14;
  const courses = [
    { rights: rights.lapsed() },
    { rights: rights.stated() },
    { rights: [...rights.asked(ground), held], code: '4302' },
    { rights: later(rights.lapsed(), late), late, decidedOn: 36 + late },
  ];
  const files: string[] = [];
  for (const [no, { code, ...course }] of courses.entries()) {
    files.push(await tellWhole(told, ground, storyOf(ground, no, 96 + no * 7, code), course));
  }
  await tellAppraisals(told, ground, files);
}

/** How far the cases under way have come: so many steps of the story, begun so many days ago. */
async function tellUnderWay(told: Told, ground: Ground): Promise<void> {
  let no: number = counts.files;
  const tell = async (daysAgo: number, stepsOf: (story: Story) => readonly Step[], code?: string) => {
    const story = storyOf(ground, no, daysAgo, code);
    no += 1;
    const opened = await openStory(told, ground, story);
    await play(told, penalty, opened, stepsOf(story));
    return opened;
  };
  const toDecision = (story: Story) => [...toNotice(ground, story), ...rights.lapsed()];
  const whole = (story: Story) => [...toDecision(story), ...toService(story)];
  for (const daysAgo of [1, 2, 3]) await tell(daysAgo, (story) => toNotice(ground, story).slice(0, 1));
  const investigated = await tell(6, (story) => toNotice(ground, story).slice(0, 4), '4301');
  await tellMeasures(told, ground, investigated, no);
  await tell(9, (story) => toNotice(ground, story).slice(0, 5));
  await tell(10, (story) => toNotice(ground, story).slice(0, 6));
  await tell(12, (story) => toNotice(ground, story));
  await tell(17, (story) => [...toNotice(ground, story), ...rights.asked(ground)], '4302');
  await tell(30, toDecision);
  await tell(37, (story) => whole(story).slice(0, -1));
  const published = async (opened: Opened) => {
    await publish(told, opened, 38);
    return opened;
  };
  await tellInstalments(told, await published(await tell(55, whole, '4302')));
  await tellReview(told, await published(await tell(58, whole)));
  await tellOverdue(told, await published(await tell(112, whole, '4301')));
  const spared: Step = [10, 'enforcement-head', 'spare', () => ({ noPenaltyWhy: '违法行为轻微并及时改正。' })];
  await tell(40, (story) => [...toNotice(ground, story).slice(0, 6), spared, [12, 'enforcement-head', 'close']]);
  const referred: Step = [10, 'enforcement-head', 'refer'];
  const suspected = await tell(14, (story) => [...toNotice(ground, story).slice(0, 4), referred]);
  await tellReferral(told, ground, suspected, no);
}

/** What has come in during the last days. */
async function openClues(told: Told, ground: Ground): Promise<void> {
  for (let no = 0; no < counts.clues; no++) await openStory(told, ground, storyOf(ground, 100 + no, no % 6));
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

/** Some hundred matters of one county as its people would have brought them about; every row is marked simulated. */
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
  await tellFiles(told, ground);
  await tellUnderWay(told, ground);
  for (let no = 0; no < counts.spot; no++) await tellSpot(told, ground, no);
  for (let no = 0; no < counts.compensations; no++) await tellCompensation(told, ground, no);
  await openClues(told, ground);
  stage.at(now.toISOString());
  await openOffsite(told, ground);
}
