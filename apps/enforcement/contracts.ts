import Type, { type Static } from 'typebox';
import {
  type CaseRecord,
  type Ctx,
  deliveryContract,
  feedContract,
  rejectedRow,
  service,
  takeEach,
  whenCase,
} from '../../kernel/sdk/index.ts';
import { clue, clueSources } from './cases/clue.ts';
import { offsite } from './cases/offsite.ts';
import { penalty } from './cases/penalty.ts';
import { spotPenalty } from './cases/spot-penalty.ts';
import { withdrawals } from './cases/take-back.ts';
import { clueVerdicts } from './clue-verdicts.ts';
import { everyone } from './grants.ts';
import { violation } from './registers/library.ts';
import { elements, type MinistryEvent, ministryUpload, missingElements } from './rules/ministry.ts';

const offsiteRow = Type.Object({
  sheetNo: Type.String({ minLength: 1, maxLength: 120 }),
  org: Type.String({ minLength: 1, maxLength: 40 }),
  station: Type.String({ minLength: 1, maxLength: 80 }),
  plate: Type.String({ minLength: 1, maxLength: 20 }),
  passedAt: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}' }),
  axles: Type.Integer({ minimum: 2, maximum: 20 }),
  grossKg: Type.Integer({ minimum: 1 }),
  limitKg: Type.Integer({ minimum: 1 }),
  deviceLegal: Type.Boolean(),
  deviceAudited: Type.Boolean(),
  placePublished: Type.Boolean(),
  photo: Type.Optional(Type.String({ maxLength: 100 })),
  simulated: Type.Optional(Type.Boolean()),
});

const overloadCode = '4101';

/** 非现场检测记录: what the stations found over the limit. A sheet that is there already is a duplicate, not a new case. */
export const offsiteRecords = feedContract({
  key: 'offsite-records',
  title: '非现场超限记录接入',
  by: ['station'],
  row: offsiteRow,
  take: async (ctx, rows) => {
    const act = await ctx.entities(violation).find({ code: overloadCode });
    return takeEach(rows as readonly Static<typeof offsiteRow>[], async (row) => {
      const known = await ctx.cases(offsite).list({ where: { sheetNo: row.sheetNo }, pageSize: 1 });
      if (known.total > 0) return 'duplicate';
      if (!act) return rejectedRow(row, 'offsite.not-over', '违法行为登记中没有“车辆超限行驶公路”');
      if (row.grossKg <= row.limitKg) return rejectedRow(row, 'offsite.not-over', '未超过限值');
      await ctx.cases(offsite).open({ ...row, title: `${row.station} ${row.sheetNo}`, violation: act.id });
      return 'accepted';
    });
  },
});

const clueRow = Type.Object({
  source: Type.Enum(Object.keys(clueSources) as (keyof typeof clueSources)[]),
  number: Type.String({ minLength: 1, maxLength: 100 }),
  org: Type.String({ minLength: 1, maxLength: 40 }),
  title: Type.String({ minLength: 1, maxLength: 200 }),
  content: Type.String({ minLength: 1, maxLength: 4000 }),
  object: Type.Optional(Type.String({ maxLength: 200 })),
  place: Type.Optional(Type.String({ maxLength: 200 })),
  happenedAt: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}' })),
  simulated: Type.Optional(Type.Boolean()),
});

/** 执法线索: what the hotline and the weighing network leave to enforcement. The same matter of a source is one clue. */
export const clues = feedContract({
  key: 'clues',
  title: '执法线索接入',
  by: ['station'],
  row: clueRow,
  take: (ctx, rows) =>
    takeEach(rows as readonly Static<typeof clueRow>[], async (row) => {
      const { source, number } = row;
      const known = await ctx.cases(clue).list({ where: { source, number }, pageSize: 1 });
      if (known.total > 0) return 'duplicate';
      await ctx.cases(clue).open({ ...row, receivedAt: ctx.clock.now().toISOString() });
      return 'accepted';
    }),
});

type Penalty = CaseRecord<typeof penalty>;

/** Of a case that was made of a record of the weighing network; a sheet that somebody only wrote down answers nothing. */
async function answerOf(ctx: Ctx, { sheetNo, org, ...one }: Penalty) {
  if (!sheetNo) return null;
  const made = await ctx.cases(offsite).list({ where: { sheetNo, org, state: 'filed' }, pageSize: 1 });
  if (made.total === 0) return null;
  if (one.state === 'investigating') return { sheetNo, result: 'filed', caseNo: one.caseNumber ?? '' };
  if (one.state === 'dismissed') return { sheetNo, result: 'not-filed', why: one.noPenaltyWhy ?? '' };
  if (one.closingGround === 'transferred') return { sheetNo, result: 'police', why: one.closingText ?? '' };
  if (one.fine === null || one.fine === undefined)
    return { sheetNo, result: 'not-filed', why: one.noPenaltyWhy ?? one.closingText ?? '' };
  return { sheetNo, result: 'closed', decisionNo: one.decisionNumber ?? '', fineYuan: one.fine };
}

/** 办理结果反馈: what becomes of records of the weighing network, so that it knows who deals with each act. */
export const overloadAnswers = deliveryContract({
  key: 'overload-answers',
  title: '超限案件办理结果反馈',
  maxAttempts: 8,
  to: 'overload/enforcement-answers',
  follows: [
    whenCase(offsite, ['filed'], ({ sheetNo }) => ({ sheetNo, result: 'filed' })),
    whenCase(offsite, ['void'], ({ sheetNo, voidWhy }) => ({ sheetNo, result: 'not-filed', why: voidWhy ?? '' })),
    whenCase(penalty, ['investigating', 'dismissed', 'closed'], (one, ctx) => answerOf(ctx, one)),
  ],
});

/** From which of its values a case has had each event. */
const reached = {
  filing: ['filedAt'],
  decision: ['decidedAt'],
  closing: ['closingGround'],
} as const satisfies Partial<Record<MinistryEvent, readonly string[]>>;
const events = Object.keys(reached) as (keyof typeof reached)[];

/** 上报数据质量: of the elements that the ministry asks for, how many are filled, and which are missed most. */
export const dataQuality = service({
  key: 'data-quality',
  title: '上报数据质量',
  safe: true,
  by: everyone,
  input: Type.Object({ month: Type.String({ pattern: '^\\d{4}-\\d{2}$' }) }),
  output: Type.Object({
    cases: Type.Integer(),
    required: Type.Integer(),
    filled: Type.Integer(),
    score: Type.Union([Type.Number(), Type.Null()]),
    missing: Type.Array(Type.Object({ element: Type.String(), cases: Type.Integer() })),
  }),
  answer: async (ctx, { month }) => {
    const filed = { filedAt: { gte: `${month}-01T00:00:00+08:00`, lt: nextMonth(month) } };
    const decided = { decidedAt: filed.filedAt };
    const [cases, spots] = [await ctx.cases(penalty).all(filed), await ctx.cases(spotPenalty).all(decided)];
    const counts = new Map<string, number>();
    let required = 0;
    let missed = 0;
    const weigh = (event: MinistryEvent, values: Readonly<Record<string, unknown>>) => {
      required += elements[event].length;
      for (const title of missingElements(event, values)) {
        missed += 1;
        counts.set(title, (counts.get(title) ?? 0) + 1);
      }
    };
    for (const one of cases) {
      const values: Readonly<Record<string, unknown>> = one;
      for (const event of events) if (reached[event].every((name) => values[name])) weigh(event, values);
    }
    for (const one of spots) weigh('spot', one);
    const missing = [...counts]
      .map(([element, times]) => ({ element, cases: times }))
      .sort((a, b) => b.cases - a.cases);
    const filled = required - missed;
    return {
      cases: cases.length + spots.length,
      required,
      filled,
      score: required === 0 ? null : Math.round((filled / required) * 10_000) / 100,
      missing,
    };
  },
});

function nextMonth(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const [nextYear, next] = number === 12 ? [year + 1, 1] : [year, number + 1];
  return `${nextYear}-${String(next).padStart(2, '0')}-01T00:00:00+08:00`;
}

export const contracts = [
  offsiteRecords,
  withdrawals,
  clues,
  clueVerdicts,
  overloadAnswers,
  dataQuality,
  ministryUpload,
];
