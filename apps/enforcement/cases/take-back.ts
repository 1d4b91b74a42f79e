import Type, { type Static } from 'typebox';
import { type Ctx, feedContract, rejectedRow, takeEach } from '../../../kernel/sdk/index.ts';
import { offsite } from './offsite.ts';
import { penalty } from './penalty.ts';
import { withdrawal } from './withdrawal.ts';

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
  take: (ctx, rows) =>
    takeEach(rows as readonly WithdrawalRow[], async (row) => {
      const [known] = await ctx.cases(withdrawal).all({ sheetNo: row.sheetNo });
      if (known) return 'duplicate';
      return (await takeBack(ctx, row)) ? 'accepted' : rejectedRow(row, 'withdrawal.sheet', '没有该检测单号的记录');
    }),
});
