import Type from 'typebox';
import { type Ctx, chinaDate, choice, date, entity, org, service, text, yesNo } from '../../../kernel/sdk/index.ts';

const reasons = { credit: '严重失信', forced: '冲卡', reappeared: '劝返后他处进入', other: '其他' } as const;
type Reason = keyof typeof reasons;

/** Plates that stations are to look out for. An entry is withdrawn, never deleted. */
export const blacklistEntry = entity({
  key: 'blacklist-entry',
  title: '布控名单',
  label: 'plate',
  sort: ['-listedOn'],
  about: '下发各站点的重点车辆；撤销的保留记录。站点按版本领取，心跳报告所持版本。',
  fields: {
    plate: text('车牌号', { required: true, search: true, personal: 'plate', fixed: true, maxLength: 20 }),
    org: org('登记单位', { required: true }),
    reason: choice('布控原因', reasons, { required: true }),
    source: text('依据事项', { fixed: true, hidden: true, maxLength: 60 }),
    listedOn: date('布控日期', { required: true }),
    until: date('截止日期'),
    withdrawnOn: date('撤销日期'),
    simulated: yesNo('模拟数据'),
  },
});

/** Lists a plate; on the list already for the same reason it stays as it is. */
export async function blacklistPlate(
  ctx: Ctx,
  entry: {
    readonly plate: string;
    readonly org: string;
    readonly reason: Reason;
    readonly source: string;
    readonly simulated: boolean;
  },
): Promise<void> {
  const { plate, reason } = entry;
  const known = await ctx.entities(blacklistEntry).find({ plate, reason, withdrawnOn: { empty: true } });
  if (known) return;
  await ctx.entities(blacklistEntry).create({ ...entry, listedOn: chinaDate(ctx.clock.now()) }, reasons[reason]);
}

export async function withdrawPlates(ctx: Ctx, source: string, why: string): Promise<void> {
  const withdrawnOn = chinaDate(ctx.clock.now());
  for (const { id, version } of await ctx.entities(blacklistEntry).all({ source, withdrawnOn: { empty: true } }))
    await ctx.entities(blacklistEntry).update(id, version, { withdrawnOn }, why);
}

async function listOf(ctx: Ctx, have: string | undefined) {
  const today = chinaDate(ctx.clock.now());
  const all = await ctx.entities(blacklistEntry).all();
  const latest = all
    .map(({ updatedAt }) => updatedAt)
    .sort()
    .at(-1);
  const valid = all.filter(({ until, withdrawnOn }) => !withdrawnOn && (until ?? today) >= today);
  const version = `${latest ?? '-'}/${valid.length}`;
  if (have === version) return { version, changed: false, entries: [] };
  const entries = valid.map(({ plate, reason, until }) => ({ plate, reason, until: until ?? null }));
  return { version, changed: true, entries };
}

/** 布控名单下发: the whole list under a version; who has that version already is only told so. */
export const blacklist = service({
  key: 'blacklist',
  title: '布控名单下发',
  safe: true,
  machines: true,
  by: ['station', 'registrar', 'officer'],
  input: Type.Object({ have: Type.Optional(Type.String({ title: '已有版本', maxLength: 60 })) }),
  output: Type.Object({
    version: Type.String({ title: '版本' }),
    changed: Type.Boolean({ title: '有变化' }),
    entries: Type.Array(
      Type.Object({
        plate: Type.String({ title: '车牌号' }),
        reason: Type.Enum(Object.keys(reasons), { title: '布控原因' }),
        until: Type.Union([Type.String(), Type.Null()], { title: '截止日期' }),
      }),
    ),
  }),
  // A station compares what its camera reads with whole plates: the list goes to it unmasked, whatever else it may see.
  answer: (ctx, { have }) => listOf(ctx, have),
});
