import { chinaDate } from '../../../kernel/sdk/index.ts';
import { appraisal } from '../cases/appraisal.ts';
import { collection } from '../cases/collection.ts';
import { penalty } from '../cases/penalty.ts';
import { checks } from '../cases/penalty-guards.ts';
import { publication } from '../cases/publication.ts';
import { remedy } from '../cases/remedy.ts';
import { instalment, payment, record } from '../registers/file.ts';
import { type Act, acts } from './base.ts';
import { county } from './people.ts';
import { before, dayOf, type Ground, type Party, pick, play, type Step, type Told, why } from './told.ts';

const officer = 'enforcer';
const head = 'enforcement-head';

const places = ['国道G107线K1538', '国道G319线K42', '省道S207线K86', '湘江航道霞凝段', '物流园北门'];

/** A case as it is told: what was done, by whom, and how many days ago it began. */
export interface Story {
  readonly no: number;
  readonly act: Act;
  readonly party: Party;
  readonly daysAgo: number;
}

export const storyOf = (ground: Ground, no: number, daysAgo: number, code?: string): Story => {
  const act = acts.find((one) => one.code === code) ?? pick(acts, no);
  const organisations = ground.parties.filter(({ kind }) => kind === 'organisation');
  const onlyOrganisations = !['road-transport', 'highway'].includes(act.field);
  return { no, act, daysAgo, party: pick(onlyOrganisations ? organisations : ground.parties, no) };
};

export const partyMatter = (ground: Ground, { no, act, party }: Story, at: string) => ({
  title: `${act.name}（演示案卷${no + 1}）`,
  org: county,
  field: act.field,
  leadOfficer: pick(ground.unit.officers, no % 4),
  secondOfficer: pick(ground.unit.officers, (no % 4) + 1),
  violation: ground.violations.get(act.code) ?? '',
  party: party.id,
  actAt: at,
  place: pick(places, no),
  simulated: true,
});

const plain = { firstTime: false, minor: false, corrected: false, mitigating: false, times: 1 };
const passed = Object.fromEntries(Object.keys(checks).map((key) => [key, true]));
const served = (name: string) => (on: Date) => ({ [name]: chinaDate(on), serviceWay: 'direct' });

/** To the notice of what is intended: filed, investigated, reported, reviewed. */
export function toNotice({ unit }: Ground, { act }: Story, late = 0): readonly Step[] {
  const proof = (kind: string, name: string) => (on: Date) => ({
    kind,
    name,
    takenAt: on.toISOString(),
    recorder: unit.officers[0],
    pages: 2,
  });
  const report = { facts: `经检查、询问，当事人${act.name}，事实清楚。`, ...plain, proposedFine: act.fine };
  const review = { reviewer: unit.officers.at(-1), ...passed, reviewOpinion: '事实清楚，证据充分，同意。' };
  return [
    [late, officer, 'verify'],
    [late + 1, head, 'approve-filing'],
    [late + 1, officer, 'add-evidence', proof('inspection', '现场检查笔录')],
    [late + 2, officer, 'add-evidence', proof('statement', '询问笔录')],
    [late + 6, officer, 'report', () => report],
    [late + 8, 'legal', 'pass', () => review],
    [late + 9, officer, 'notify', served('noticeServedOn')],
  ];
}

/** How the party uses its rights, over working days and whatever holidays there are. */
export const rights = {
  lapsed: (): readonly Step[] => [[27, officer, 'lapse']],
  stated: (): readonly Step[] => [
    [11, officer, 'hear-statement', () => ({ statement: '当事人称初次违法，请求从轻处罚。' })],
    [13, 'legal', 'recheck', () => ({ recheck: '经复核，所述情节已在裁量中考虑。' })],
    [27, officer, 'lapse'],
  ],
  asked: ({ unit }: Ground): readonly Step[] => [
    [11, officer, 'ask-hearing', (on: Date) => ({ hearingAskedOn: chinaDate(on) })],
    [
      12,
      'legal',
      'summon',
      (on: Date) => ({
        hearingNotifiedOn: chinaDate(on),
        hearingAt: dayOf(on.toISOString(), 22).toISOString(),
        hearingPlace: '本机关听证室',
        chair: unit.officers.at(-1),
      }),
    ],
  ],
} as const;

export const held: Step = [35, 'legal', 'hold', () => ({ hearingOpinion: '事实清楚，程序合法，维持拟处罚意见。' })];

export function toService({ act, party }: Story, decidedOn = 36): readonly Step[] {
  const discussed: Step = [
    decidedOn - 1,
    head,
    'discuss',
    (on) => ({ discussedOn: chinaDate(on), discussion: '经集体讨论，同意拟处罚意见。' }),
  ];
  const weighty = act.fine >= (party.kind === 'person' ? 10_000 : 50_000);
  return [
    ...(weighty ? [discussed] : []),
    [decidedOn, head, 'decide', () => ({ fine: act.fine })],
    [decidedOn + 1, officer, 'serve', served('decisionServedOn')],
  ];
}

export interface Opened {
  readonly id: string;
  readonly version: number;
  readonly startedAt: string;
}

export async function openStory(told: Told, ground: Ground, story: Story): Promise<Opened> {
  const startedAt = before(told.ctx, story.daysAgo, story.no * 7);
  told.stage.at(startedAt);
  const source = story.no % 4 === 0 ? 'complaint' : 'inspection';
  const values = { ...partyMatter(ground, story, startedAt), source, discoveredAt: startedAt } as const;
  const { id, version } = await told.stage.as(officer).cases(penalty).open(values, why);
  return { id, version, startedAt };
}

/** The record of what was asked, as the file holds it. */
async function paperFile({ stage }: Told, { unit }: Ground, { id, startedAt }: Opened, party: Party): Promise<void> {
  const [first = '', second = ''] = unit.officers;
  stage.at(dayOf(startedAt, 2).toISOString());
  const common = { penalty: id, org: county, first, second };
  await stage
    .as(officer)
    .entities(record)
    .create(
      {
        ...common,
        title: '询问笔录（第一次）',
        kind: 'inquiry',
        beganAt: dayOf(startedAt, 2).toISOString(),
        endedAt: dayOf(startedAt, 2.04).toISOString(),
        place: '本机关询问室',
        subject: party.name,
        recorder: '演示记录人',
        spoken: [{ question: '以上情况是否属实？', answer: '属实。' }],
        readBack: 'read',
      },
      why,
    );
}

export async function collectionOf({ ctx }: Told, id: string) {
  const [one] = await ctx.cases(collection).all({ penalty: id });
  if (!one) throw new Error('the decision has no collection');
  return one;
}

async function pay(told: Told, { id, startedAt }: Opened, day: number): Promise<void> {
  const due = await collectionOf(told, id);
  const on = dayOf(startedAt, day);
  told.stage.at(on.toISOString());
  const cashier = told.stage.as('cashier');
  const money = { collection: due.id, org: county, amount: due.fine, paidOn: chinaDate(on), way: 'bank' } as const;
  await cashier.entities(payment).create({ ...money, receipt: `演示票${due.decisionNumber}` }, why);
  await cashier.cases(collection).move(due.id, due.version, 'settle');
}

export async function publish(told: Told, { id, startedAt }: Opened, day: number): Promise<void> {
  const [shown] = await told.ctx.cases(publication).all({ penalty: id });
  if (!shown) return;
  const { content, publicParty } = shown;
  await play(told, publication, { ...shown, startedAt }, [
    [day, 'cashier', 'submit', () => ({ content, publicParty })],
    [day + 1, head, 'publish', () => ({ secretsChecked: true })],
  ]);
}

/** A case from its clue to the archive; returns its id. */
export async function tellWhole(
  told: Told,
  ground: Ground,
  story: Story,
  { rights: used, decidedOn = 36, late = 0 }: { readonly rights: readonly Step[]; decidedOn?: number; late?: number },
): Promise<string> {
  const opened = await openStory(told, ground, story);
  const { id, startedAt } = opened;
  const steps = [...toNotice(ground, story, late), ...used, ...toService(story, decidedOn)];
  const version = await play(told, penalty, opened, steps);
  await paperFile(told, ground, opened, story.party);
  await publish(told, opened, decidedOn + 2);
  await pay(told, opened, decidedOn + 9);
  await play(told, penalty, { id, version, startedAt }, [
    [decidedOn + 10, officer, 'ask-closing', () => ({ closingGround: 'performed', closingText: '罚款已缴清。' })],
    [decidedOn + 11, head, 'close'],
    [decidedOn + 14, 'archivist', 'archive', () => ({ retention: 'long' })],
  ]);
  return id;
}

/** The fine is granted in two parts. */
export async function tellInstalments(told: Told, opened: Opened): Promise<void> {
  const due = await collectionOf(told, opened.id);
  const [first, last] = [60, 90].map((day) => chinaDate(dayOf(opened.startedAt, day)));
  told.stage.at(dayOf(opened.startedAt, 40).toISOString());
  for (const [no, dueOn] of [first, last].entries()) {
    const values = { collection: due.id, org: county, no: no + 1, dueOn: dueOn ?? '', amount: due.fine / 2 };
    await told.stage.as(head).entities(instalment).create(values, why);
  }
  await play(told, collection, { ...due, startedAt: opened.startedAt }, [
    [40, head, 'defer', () => ({ deferredUntil: last, deferredWhy: '当事人经济困难，申请分两期缴纳。' })],
  ]);
}

/** The fine is not paid: surcharge, and the reminder after it has run for thirty days. */
export async function tellOverdue(told: Told, opened: Opened): Promise<void> {
  const due = await collectionOf(told, opened.id);
  await play(told, collection, { ...due, startedAt: opened.startedAt }, [
    [66, 'cashier', 'lapse'],
    [98, officer, 'urge', (on) => ({ urgedOn: chinaDate(on) })],
  ]);
}

/** The party asks for a review, which stops the surcharge. */
export async function tellReview(told: Told, { id, startedAt }: Opened): Promise<void> {
  const { decisionNumber, servedOn } = await collectionOf(told, id);
  const on = dayOf(startedAt, 45);
  told.stage.at(on.toISOString());
  const legal = told.stage.as('legal').cases(remedy);
  const lodged = await legal.open({
    title: `${decisionNumber} 行政复议`,
    org: county,
    penalty: id,
    kind: 'review',
    body: '本级人民政府',
    decisionServedOn: servedOn,
    lodgedOn: chinaDate(on),
    reviewFirst: 'no',
    simulated: true,
  });
  await play(told, remedy, { ...lodged, startedAt }, [[48, 'legal', 'accept']]);
}

/** Files drawn and marked by one supervisor, and marked again by another. */
export async function tellAppraisals(told: Told, { unit }: Ground, files: readonly string[]): Promise<void> {
  for (const [index, file] of files.entries()) {
    const startedAt = before(told.ctx, 12 - index, index);
    told.stage.at(startedAt);
    const drawn = await told.stage
      .as('enforcement-supervisor')
      .cases(appraisal)
      .open({ title: `演示案卷评查第${index + 1}卷`, org: county, penalty: file, simulated: true });
    const marks = { subjectMark: 10, factMark: 27 - 4 * index, lawMark: 23, procedureMark: 24 - index, writingMark: 9 };
    const given = { expert: unit.officers.at(-1), ...marks, veto: index === 2, deductions: '文书个别要素填写不全。' };
    const steps: readonly Step[] = [
      [1, 'enforcement-supervisor', 'mark', () => given],
      [2, 'enforcement-province', 'confirm', () => ({ secondOpinion: '同意初评。' })],
    ];
    await play(told, appraisal, { ...drawn, startedAt }, steps.slice(0, index < files.length - 1 ? 2 : 1));
  }
}
