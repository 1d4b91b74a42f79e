import { type CaseRecord, type Ctx, uploadContract, whenCase } from '../../../kernel/sdk/index.ts';
import { overloadReview } from '../cases.ts';
import { act, carrier, vehicle } from '../entities.ts';
import { objection } from '../evidence/objection.ts';
import { driver } from './registers.ts';
import { stationCheck } from './station-check.ts';

type Review = CaseRecord<typeof overloadReview>;
type Checked = CaseRecord<typeof stationCheck>;

/** What article 44 has sent to the place of the vehicle: vehicle, company, driver, and the decision. */
async function material(ctx: Ctx, one: Review | Checked) {
  const known = one.act ? await ctx.entities(act).get(one.act) : null;
  const registered = one.plate ? await ctx.entities(vehicle).find({ plate: one.plate }) : null;
  const firm = known?.carrier ? await ctx.entities(carrier).get(known.carrier) : null;
  const man = known?.driver ? await ctx.entities(driver).get(known.driver) : null;
  return {
    recordKey: one.recordKey,
    passedAt: one.passedAt,
    totalKg: known?.totalKg ?? one.totalKg,
    limitKg: one.decidedLimitKg ?? known?.limitKg ?? one.screenLimitKg,
    plate: one.plate ?? null,
    axleCode: registered?.axleCode ?? null,
    transportNo: registered?.transportNo ?? null,
    company: firm && { name: firm.name, licence: firm.licence },
    driver: man && { name: man.name, qualificationNo: man.qualificationNo },
    decisionNo: known?.decisionNo ?? null,
    fineYuan: known?.fineYuan ?? null,
    simulated: one.simulated ?? false,
  };
}

/**
 * 抄告与移送: to the authority where the vehicle is registered. Out of the province by copy, within it when the case is
 * closed. A packet for the exchange front end, kept in the file store; its hash is the receipt.
 */
export const homeNotices = uploadContract({
  key: 'home-notices',
  title: '车籍地抄告和移送',
  maxAttempts: 10,
  follows: [
    whenCase(overloadReview, ['copied-out'], async (one, ctx) => ({
      kind: 'copy',
      to: one.copiedTo,
      ...(await material(ctx, one)),
    })),
    whenCase(objection, ['upheld'], async ({ review }, ctx) => {
      const one = await ctx.cases(overloadReview).get(review);
      return one.state === 'copied-out' ? { kind: 'withdrawn', to: one.copiedTo, recordKey: one.recordKey } : null;
    }),
    whenCase(overloadReview, ['closed'], async (one, ctx) => {
      const registered = one.plate ? await ctx.entities(vehicle).find({ plate: one.plate }) : null;
      return registered ? { kind: 'closed', to: registered.org, ...(await material(ctx, one)) } : null;
    }),
    whenCase(stationCheck, ['fined'], async (one, ctx) => {
      const registered = one.plate ? await ctx.entities(vehicle).find({ plate: one.plate }) : null;
      return registered ? { kind: 'closed', to: registered.org, ...(await material(ctx, one)) } : null;
    }),
  ],
  send: async (ctx, payload) => {
    const hash = await ctx.files.put(Buffer.from(JSON.stringify(payload)), '车籍地抄告.json');
    return { receipt: `交换包 ${hash}` };
  },
});
