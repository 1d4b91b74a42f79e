import Type, { type Static } from 'typebox';
import { feedContract, type Rejected, service } from '../../kernel/sdk/index.ts';
import { offsite } from './cases/offsite.ts';
import { penalty } from './cases/penalty.ts';
import { everyone } from './grants.ts';
import { violation } from './registers/library.ts';
import { elements, type MinistryEvent, ministryUpload, missingElements } from './rules/ministry.ts';

const offsiteRow = Type.Object({
  sheetNo: Type.String({ minLength: 1, maxLength: 60 }),
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
    const rejected: Rejected[] = [];
    let accepted = 0;
    let duplicates = 0;
    for (const row of rows as readonly Static<typeof offsiteRow>[]) {
      const known = await ctx.cases(offsite).list({ where: { sheetNo: row.sheetNo }, pageSize: 1 });
      if (known.total > 0) duplicates += 1;
      else if (!act || row.grossKg <= row.limitKg) {
        const reason = act ? '未超过限值' : '违法行为登记中没有“车辆超限行驶公路”';
        rejected.push({ code: 'offsite.not-over', reason, original: JSON.stringify(row) });
      } else {
        await ctx.cases(offsite).open({ ...row, title: `${row.station} ${row.sheetNo}`, violation: act.id });
        accepted += 1;
      }
    }
    return { accepted, duplicates, rejected };
  },
});

const events = Object.keys(elements) as MinistryEvent[];
const reached: Readonly<Record<MinistryEvent, readonly string[]>> = {
  filing: ['filedAt'],
  decision: ['decidedAt'],
  closing: ['closingGround'],
};

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
    const cases = await ctx.cases(penalty).all(filed);
    const counts = new Map<string, number>();
    let required = 0;
    let missed = 0;
    for (const one of cases) {
      const values: Readonly<Record<string, unknown>> = one;
      for (const event of events.filter((each) => reached[each].every((name) => values[name]))) {
        required += elements[event].length;
        for (const title of missingElements(event, values)) {
          missed += 1;
          counts.set(title, (counts.get(title) ?? 0) + 1);
        }
      }
    }
    const missing = [...counts]
      .map(([element, times]) => ({ element, cases: times }))
      .sort((a, b) => b.cases - a.cases);
    const filled = required - missed;
    return {
      cases: cases.length,
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

export const contracts = [offsiteRecords, dataQuality, ministryUpload];
