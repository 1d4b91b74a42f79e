import Type, { type Static } from 'typebox';
import { feedContract, service } from '../../kernel/sdk/index.ts';
import { overloadReview } from './cases.ts';
import { closeDay } from './close-day.ts';
import { type Dialect, dialects } from './dialects.ts';
import { gateEvent, heartbeat } from './facts.ts';
import { followUpFeed, queueFollowUps, toFollowUp } from './follow-up.ts';
import { readers } from './grants.ts';
import { recordWeighings } from './intake.ts';
import { blacklist } from './loops/blacklist.ts';
import { cluesToEnforcement, enforcementAnswers, toEnforcement, withdrawals } from './loops/enforcement.ts';
import { homeNotices } from './loops/home.ts';
import { ministryReceipts, ministryReconciliation, ministryResend, ministryUpload } from './loops/ministry.ts';
import { policeActs, policeCases, policeResults } from './loops/police.ts';
import { slipFeed } from './loops/slips.ts';
import { MediaRow, takeMedia } from './media.ts';
import { gateOf } from './review.ts';
import { normalisePlate } from './rules/plate.ts';
import { sortBySite } from './sender.ts';
import { policeFines, vehicleCycle } from './sharing.ts';
import { gateActions } from './words.ts';

const instantPattern = '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$';
const code = (title: string, maxLength = 40) => Type.String({ title, minLength: 1, maxLength });
const time = (title: string) => Type.String({ title, pattern: instantPattern });

/** Weighings, in each of the dialects that stations speak. */
export const weighingFeeds = dialects.map(({ key, title, row, toWeighing }: Dialect) =>
  feedContract({
    key,
    title,
    row,
    by: ['station', 'registrar'],
    take: async (ctx, rows) => {
      const { intake, followed } = await recordWeighings(ctx, { rows: rows as never[], toWeighing, source: key });
      await queueFollowUps(ctx, followed);
      return intake;
    },
  }),
);

/** Pictures and videos of records, which may come long after them. */
export const mediaFeed = feedContract({
  key: 'media',
  title: '检测图像上传',
  row: MediaRow,
  by: ['station', 'registrar'],
  take: (ctx, rows) => takeMedia(ctx, rows as readonly MediaRow[]),
});

const HeartbeatRow = Type.Object({
  site: code('站点编码'),
  device: code('设备编号'),
  at: time('时间'),
  state: Type.Union([Type.Literal('ok'), Type.Literal('fault')], { title: '设备状态' }),
  driftMs: Type.Optional(Type.Integer({ title: '时钟偏差（毫秒）' })),
  queued: Type.Optional(Type.Integer({ title: '待传记录', minimum: 0 })),
  listVersion: Type.Optional(Type.String({ title: '布控名单版本', maxLength: 60 })),
  fault: Type.Optional(Type.String({ title: '故障说明', maxLength: 200 })),
  simulated: Type.Optional(Type.Boolean()),
});

const GateRow = Type.Object({
  site: code('站点编码'),
  recordNo: code('检测单号', 60),
  at: time('时间'),
  action: Type.Enum(Object.keys(gateActions), { title: '处置' }),
  plate: Type.Optional(Type.String({ title: '车牌', maxLength: 20 })),
  totalKg: Type.Optional(Type.Integer({ title: '车货总质量（kg）', minimum: 0 })),
  simulated: Type.Optional(Type.Boolean()),
});

type GateRow = Omit<Static<typeof GateRow>, 'action'> & { readonly action: keyof typeof gateActions };

/** Life signs of devices, with the deviation of their clocks. */
export const heartbeatFeed = feedContract({
  key: 'heartbeats',
  title: '设备心跳上传',
  row: HeartbeatRow,
  by: ['station', 'registrar'],
  take: async (ctx, rows) => {
    const { known, rejected } = await sortBySite(ctx, rows as readonly Static<typeof HeartbeatRow>[], (row) => row.at);
    await ctx.facts(heartbeat).record(
      known.map(({ row: { simulated = false, ...row }, site: { org } }) => ({ simulated, values: { ...row, org } })),
      'heartbeats',
    );
    return { accepted: known.length, duplicates: 0, rejected };
  },
});

/** What became of trucks at the gates. */
export const gateFeed = feedContract({
  key: 'gate-events',
  title: '入口处置上传',
  row: GateRow,
  by: ['station', 'registrar'],
  take: async (ctx, rows) => {
    const { known, rejected } = await sortBySite(ctx, rows as readonly GateRow[], (row) => row.at);
    await ctx.facts(gateEvent).record(
      known.map(({ row: { simulated = false, plate, ...row }, site: { org } }) => ({
        simulated,
        values: { ...row, plate: plate ? normalisePlate(plate) : null, org },
      })),
      'gate-events',
    );
    return { accepted: known.length, duplicates: 0, rejected };
  },
});

const GateResult = Type.Object({
  check: Type.String({ title: '核对项' }),
  ok: Type.Boolean({ title: '通过' }),
  code: Type.String({ title: '结果代码' }),
  reason: Type.String({ title: '说明' }),
});

/** The nine checks of a record under review, as they stand now. */
export const evidenceGate = service({
  key: 'evidence-gate',
  title: '证据九项核对',
  safe: true,
  by: readers,
  input: Type.Object({ id: Type.String({ maxLength: 64 }) }),
  output: Type.Object({ arrived: Type.Boolean(), results: Type.Array(GateResult) }),
  answer: async (ctx, { id }) => {
    const results = await gateOf(ctx, await ctx.cases(overloadReview).get(id));
    return { arrived: results !== null, results: [...(results ?? [])] };
  },
});

/** Writes the daily report of all sites in use, from heartbeats and weighings. Run again it changes nothing. */
export const dayClosing = service({
  key: 'close-day',
  title: '站点日结',
  safe: false,
  by: ['registrar', 'province'],
  input: Type.Object({ day: Type.String({ title: '日期', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }) }),
  output: Type.Object({ sites: Type.Integer(), online: Type.Integer() }),
  answer: (ctx, { day }) => closeDay(ctx, day),
});

export const overloadContracts = [
  ...weighingFeeds,
  toFollowUp,
  followUpFeed,
  mediaFeed,
  heartbeatFeed,
  gateFeed,
  slipFeed,
  evidenceGate,
  dayClosing,
  policeFines,
  policeResults,
  policeCases,
  policeActs,
  vehicleCycle,
  blacklist,
  toEnforcement,
  withdrawals,
  cluesToEnforcement,
  enforcementAnswers,
  homeNotices,
  ministryUpload,
  ministryReceipts,
  ministryReconciliation,
  ministryResend,
];
