import {
  type CaseRecordOf,
  type Ctx,
  caseType,
  chinaIso,
  type Fields,
  type GuardRefusal,
  instant,
  integer,
  ref,
  text,
  yuan,
} from '../../../kernel/sdk/index.ts';
import { decidedLimitKg, limitWhy, recordFields } from '../case-fields.ts';
import { act } from '../entities.ts';
import { type Act, applyLock, guardLock } from './act-lock.ts';

const unloadedKg = integer('卸载质量', { unit: 'kg', min: 0, required: true });
const reweighedKg = integer('复称质量', { unit: 'kg', min: 0, required: true });
const driver = ref('驾驶人', 'driver');
const why = text('理由', { required: true, multiline: true, maxLength: 2000 });
const decisionNo = text('处罚决定书文号', { required: true, maxLength: 80 });
const joint = '交公路发〔2017〕173号：交通称重、监督卸载，公安处罚、记分';

const fields = {
  ...recordFields,
  act: ref('违法超限行为', 'act'),
  driver,
  decidedLimitKg,
  limitWhy,
  unloadedKg: integer('卸载质量', { unit: 'kg', min: 0 }),
  reweighedKg: integer('复称质量', { unit: 'kg', min: 0 }),
  releasedAt: instant('放行时间'),
  policeUnit: text('移交公安单位', { maxLength: 100 }),
  decisionNo: text('处罚决定书文号', { maxLength: 80 }),
  fineYuan: yuan('罚款'),
  points: integer('记分', { min: 0, max: 12 }),
  why: text('理由', { multiline: true, maxLength: 2000 }),
} as const satisfies Fields;

type Checked = CaseRecordOf<string, typeof fields>;

const nowOf = (ctx: Ctx) => chinaIso(ctx.clock.now());

const actOf = async (ctx: Ctx, { act: id }: Checked): Promise<Act | null> => (id ? ctx.entities(act).get(id) : null);

const setReleased = (_subject: Checked, _input: unknown, ctx: Ctx) => ({ releasedAt: nowOf(ctx) });

/** Whoever drove is noted with the act, so that his own cycle counts it. */
async function noteDriver(subject: Checked, input: { readonly driver?: string | null }, ctx: Ctx): Promise<void> {
  const one = await actOf(ctx, subject);
  if (!one || !input.driver) return;
  await ctx.entities(act).update(one.id, one.version, { driver: input.driver }, '固定站认定');
}

async function guardPolice(subject: Checked, _input: unknown, ctx: Ctx): Promise<GuardRefusal | undefined> {
  const one = await actOf(ctx, subject);
  return one ? guardLock(one, { kind: 'hold', by: 'police' }) : { reason: '无有效车牌，不能确定当事人' };
}

async function holdForPolice(subject: Checked, _input: unknown, ctx: Ctx): Promise<void> {
  const one = await actOf(ctx, subject);
  if (one) await applyLock(ctx, one, { kind: 'hold', by: 'police' }, `固定站移交 ${subject.policeUnit ?? ''}`);
}

async function settleByPolice(
  subject: Checked,
  input: { readonly fineYuan: number; readonly decisionNo: string },
  ctx: Ctx,
): Promise<void> {
  const one = await actOf(ctx, subject);
  const more = { decisionNo: input.decisionNo };
  const event = { kind: 'settle', by: 'police', yuan: input.fineYuan } as const;
  if (one) await applyLock(ctx, one, event, `公安处罚决定书 ${input.decisionNo}`, more);
}

async function takeBack(subject: Checked, input: { readonly why: string }, ctx: Ctx): Promise<void> {
  const one = await actOf(ctx, subject);
  if (one) await applyLock(ctx, one, { kind: 'release', by: 'police' }, input.why);
}

/** 固定站检测: checked, unloaded, weighed again, released; nobody leaves over the limit. The fine is the police's. */
export const stationCheck = caseType({
  key: 'station-check',
  title: '固定站检测',
  lawVersion: 1,
  label: 'title',
  org: 'org',
  openedBy: ['officer'],
  fields,
  initial: 'checked',
  states: {
    checked: { title: '待认定', tone: 'active' },
    unloading: { title: '待卸载', tone: 'warning' },
    reweighing: { title: '待复称', tone: 'active' },
    cured: { title: '已消除', tone: 'active' },
    'with-police': { title: '已放行，公安办理', tone: 'warning' },
    returned: { title: '公安退回', tone: 'active' },
    released: { title: '已放行', final: true, tone: 'good' },
    fined: { title: '公安已处罚', final: true, tone: 'good' },
    'handed-over': { title: '已移交行政执法', final: true, tone: 'good' },
    'within-limit': { title: '未超限放行', final: true, tone: 'plain' },
  },
  moves: {
    confirm: {
      title: '认定超限',
      from: ['checked'],
      to: 'unloading',
      by: ['officer'],
      input: { decidedLimitKg: { ...decidedLimitKg, required: true }, limitWhy, driver },
      guard: ({ totalKg }, input: { readonly decidedLimitKg: number }): GuardRefusal | undefined =>
        totalKg > input.decidedLimitKg ? undefined : { reason: '总质量未超过认定限值' },
      effect: noteDriver,
    },
    clear: {
      title: '未超限放行',
      from: ['checked'],
      to: 'within-limit',
      by: ['officer'],
      input: { limitWhy },
      sets: setReleased,
    },
    unload: { title: '登记卸载', from: ['unloading'], to: 'reweighing', by: ['officer'], input: { unloadedKg } },
    reweigh: {
      title: '复称合格',
      from: ['reweighing'],
      to: 'cured',
      by: ['officer'],
      input: { reweighedKg },
      guard: (
        { decidedLimitKg: limit, totalKg },
        input: { readonly reweighedKg: number },
      ): GuardRefusal | undefined => {
        const basis = '《公路安全保护条例》第六十四条';
        if (input.reweighedKg > (limit ?? 0))
          return { reason: `复称 ${input.reweighedKg} kg 仍超过认定限值 ${limit ?? 0} kg`, basis };
        return input.reweighedKg < totalKg ? undefined : { reason: '复称不小于首次称重', basis };
      },
    },
    'unload-more': {
      title: '复称仍超限，继续卸载',
      from: ['reweighing'],
      to: 'unloading',
      by: ['officer'],
      input: { reweighedKg },
      guard: ({ decidedLimitKg: limit }, input: { readonly reweighedKg: number }): GuardRefusal | undefined =>
        input.reweighedKg > (limit ?? 0) ? undefined : { reason: '复称未超过认定限值，应登记复称合格' },
    },
    release: {
      title: '放行，不移交',
      from: ['cured', 'returned'],
      to: 'released',
      by: ['officer'],
      needs: ['unloadedKg', 'reweighedKg'],
      input: { why },
      sets: ({ releasedAt }, _input, ctx) => ({ releasedAt: releasedAt ?? nowOf(ctx) }),
    },
    'hand-over': {
      title: '移交公安处罚并放行',
      from: ['cured'],
      to: 'with-police',
      by: ['officer'],
      needs: ['unloadedKg', 'reweighedKg'],
      input: { policeUnit: text('移交公安单位', { required: true, maxLength: 100 }) },
      guard: guardPolice,
      sets: setReleased,
      effect: holdForPolice,
      confirm: '移交后该行为由公安机关处罚，交通运输部门不得再罚。',
      basis: joint,
    },
    'police-fined': {
      title: '公安已处罚',
      from: ['with-police'],
      to: 'fined',
      by: ['police'],
      input: { decisionNo, fineYuan: yuan('罚款', { required: true }), points: integer('记分', { min: 0, max: 12 }) },
      effect: settleByPolice,
      basis: '《道路交通安全法》第九十二条',
    },
    'police-return': {
      title: '公安退回',
      from: ['with-police'],
      to: 'returned',
      by: ['police'],
      input: { why },
      effect: takeBack,
      basis: joint,
    },
    'hand-to-enforcement': {
      title: '移交行政执法',
      from: ['returned'],
      to: 'handed-over',
      by: ['officer'],
      basis: '62号令第四十三条',
    },
  },
  deadlines: {
    police: {
      title: '公安反馈处理结果',
      startsOn: { enter: ['with-police'] },
      stopsOn: { enter: ['fined', 'returned'] },
      limits: [{ since: '2016-09-21', amount: 30, unit: 'calendarDay', basis: '本省联合执法约定（可配置）' }],
      countFrom: 'nextDay',
      onBreach: { tell: ['officer', 'chief'] },
    },
  },
});
