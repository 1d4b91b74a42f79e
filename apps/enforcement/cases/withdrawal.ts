import Type, { type Static } from 'typebox';
import {
  type Ctx,
  caseType,
  type Fields,
  feedContract,
  org,
  type Rejected,
  ref,
  text,
  yesNo,
} from '../../../kernel/sdk/index.ts';
import { penaltyLaw } from '../law.ts';
import { offsite } from './offsite.ts';
import { penalty } from './penalty.ts';

const fields = {
  title: text('名称', { required: true, search: true, fixed: true, maxLength: 200 }),
  org: org('执法单位', { required: true }),
  sheetNo: text('检测单号', { required: true, search: true, fixed: true, indexed: true, maxLength: 120 }),
  why: text('撤回理由', { required: true, fixed: true, multiline: true, maxLength: 4000 }),
  offsite: ref('非现场超限记录', 'offsite', { required: true, fixed: true }),
  penalty: ref('普通程序案件', 'penalty', { fixed: true }),
  handled: text('处理情况', { multiline: true, maxLength: 2000 }),
  simulated: yesNo('模拟数据'),
} as const satisfies Fields;

/** 记录撤回: the weighing network takes back a record it had handed over. Who holds a case on it says what became of that case. */
export const withdrawal = caseType({
  key: 'withdrawal',
  title: '移交记录撤回',
  lawVersion: 1,
  label: 'title',
  org: 'org',
  openedBy: [],
  fields,
  initial: 'received',
  states: {
    received: { title: '待处理', tone: 'bad' },
    handled: { title: '已处理', final: true, tone: 'plain' },
  },
  moves: {
    handle: {
      title: '登记处理情况',
      from: ['received'],
      to: 'handled',
      by: ['officer', 'head'],
      input: { handled: text('处理情况', { required: true, multiline: true, maxLength: 2000 }) },
      basis: penaltyLaw('第四十一条'),
    },
  },
});

const withdrawalRow = Type.Object({
  sheetNo: Type.String({ title: '检测单号', minLength: 1, maxLength: 120 }),
  why: Type.String({ title: '撤回理由', minLength: 1, maxLength: 4000 }),
  simulated: Type.Optional(Type.Boolean()),
});
type WithdrawalRow = Static<typeof withdrawalRow>;

/** Voids the record while no case stands on it; otherwise whoever conducts the case has to see to it. */
async function takeBack(ctx: Ctx, { sheetNo, why, simulated }: WithdrawalRow): Promise<boolean> {
  const [record] = await ctx.cases(offsite).all({ sheetNo });
  if (!record) return false;
  const [filed] = await ctx.cases(penalty).all({ sheetNo });
  const opened = await ctx.cases(withdrawal).open({
    title: `${sheetNo} 撤回`,
    org: record.org,
    sheetNo,
    why,
    offsite: record.id,
    penalty: filed?.id ?? null,
    simulated: simulated ?? false,
  });
  if (offsite.states[record.state].final && record.state !== 'void') return true;
  if (record.state !== 'void') await ctx.cases(offsite).move(record.id, record.version, 'void', { voidWhy: why });
  await ctx.cases(withdrawal).move(opened.id, opened.version, 'handle', { handled: '尚未立案，记录已作废' });
  return true;
}

/** 移交记录撤回接入: the same sheet is taken back once. A sheet that has not come yet is tried again by its sender. */
export const withdrawals = feedContract({
  key: 'withdrawals',
  title: '移交记录撤回接入',
  by: ['station'],
  row: withdrawalRow,
  take: async (ctx, rows) => {
    let [accepted, duplicates] = [0, 0];
    const rejected: Rejected[] = [];
    for (const row of rows as readonly WithdrawalRow[]) {
      const [known] = await ctx.cases(withdrawal).all({ sheetNo: row.sheetNo });
      if (known) duplicates += 1;
      else if (await takeBack(ctx, row)) accepted += 1;
      else rejected.push({ code: 'withdrawal.sheet', reason: '没有该检测单号的记录', original: JSON.stringify(row) });
    }
    return { accepted, duplicates, rejected };
  },
});
