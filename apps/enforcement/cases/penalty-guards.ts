import { type Ctx, chinaDate, chinaIso, type GuardRefusal, type Values } from '../../../kernel/sdk/index.ts';
import { lastDay, today } from '../deadlines.ts';
import { civilProcedureLaw, ministryProcedure, penaltyLaw } from '../law.ts';
import { evidence, filedAct } from '../registers/file.ts';
import { violation } from '../registers/library.ts';
import { officer, organ } from '../registers/organs.ts';
import { party } from '../registers/parties.ts';
import { firstBreak } from '../rules/evidence-chain.ts';
import { rangeOf, refuseOutsideRange, thresholdsOf } from '../rules/limits-of-fine.ts';
import { reportToMinistry } from '../rules/ministry.ts';
import { refuseOtherName, refuseOwnCase } from '../rules/own-name.ts';
import { refuseOfficers } from '../rules/two-officers.ts';
import { collection } from './collection.ts';
import { refuseBeforeEnd, refuseFuture } from './common.ts';
import type { Penalty, penaltyFields } from './penalty-fields.ts';
import { referral } from './referral.ts';
import { withdrawal } from './withdrawal.ts';

type Input = Partial<Values<typeof penaltyFields>>;
type Guarded = Promise<GuardRefusal | undefined>;

const actDay = ({ actAt }: Penalty) => chinaDate(new Date(actAt));

/** 第三十六条: two years, five where life, health or finance were harmed, from the end of the act to its discovery. */
async function refuseTimeBarred(subject: Penalty, ctx: Ctx): Guarded {
  const act = await ctx.entities(violation).get(subject.violation);
  const limit = act.safety ? 'timeBarSafety' : 'timeBar';
  const ended = subject.actEndedOn ?? actDay(subject);
  const { date: last, basis } = lastDay(ctx, limit, ended, subject.org);
  if (chinaDate(new Date(subject.discoveredAt)) <= last) return undefined;
  return { reason: `违法行为自 ${ended} 终了，至 ${last} 未被发现，不再给予处罚`, basis };
}

export const guardVerify = async (subject: Penalty, _input: Input, ctx: Ctx): Guarded =>
  (await refuseOfficers(subject, today(ctx), ctx)) ?? (await refuseTimeBarred(subject, ctx));

const sameAct = ({ party: who, violation: act, actAt }: Penalty) => ({ party: who, violation: act, actAt });

/** 第二十九条: the same act of the same party is fined once. The register holds it even when two file at once. */
export async function guardFiling(subject: Penalty, _input: Input, ctx: Ctx): Guarded {
  const other = await ctx.entities(filedAct).find(sameAct(subject));
  if (!other) return undefined;
  return { reason: `同一违法行为已由 ${other.caseNumber} 立案，不得重复处罚`, basis: penaltyLaw('第二十九条') };
}

export async function keepFiledAct(subject: Penalty, _input: Input, ctx: Ctx): Promise<void> {
  const values = { ...sameAct(subject), penalty: subject.id, org: subject.org, caseNumber: subject.caseNumber ?? '' };
  await ctx.entities(filedAct).create(values, '立案');
  await reportToMinistry(ctx, 'filing', subject);
}

export const circumstancesOf = (values: Input) => ({
  firstTime: values.firstTime ?? false,
  minor: values.minor ?? false,
  corrected: values.corrected ?? false,
  mitigating: values.mitigating ?? false,
  times: values.times ?? 1,
});

export async function guardReport(subject: Penalty, input: Input, ctx: Ctx): Guarded {
  const officers = await refuseOfficers(subject, today(ctx), ctx);
  if (officers) return officers;
  const pieces = await ctx.entities(evidence).all({ penalty: subject.id });
  if (!pieces.some((one) => one.valid)) {
    return { reason: '没有有效证据，不得认定违法事实', basis: penaltyLaw('第四十条、第四十六条') };
  }
  const broken = firstBreak(pieces);
  if (broken !== null)
    return { reason: `证据链在第 ${broken} 号证据处不连续，证据可能被改动`, basis: penaltyLaw('第四十六条') };
  const question = { violation: subject.violation, circumstances: circumstancesOf(input), on: actDay(subject) };
  return refuseOutsideRange(ctx, { ...question, fine: input.proposedFine ?? 0 });
}

export async function setOutcome(subject: Penalty, input: Input, ctx: Ctx): Promise<Input> {
  const range = await rangeOf(ctx, subject.violation, circumstancesOf(input), actDay(subject));
  return range ? { outcome: range.outcome } : {};
}

export const checks = {
  competent: '执法主体合法',
  qualified: '执法人员具备资格',
  procedural: '程序合法',
  proven: '事实清楚、证据充分',
  applied: '适用法律准确',
  within: '未超越权限',
  written: '文书规范',
  proportionate: '裁量适当',
  'no-crime': '不涉嫌犯罪',
} as const;

/** 第五十八条: a qualified reviewer who did not investigate, and nine questions all answered yes. */
export async function guardReview(
  subject: Penalty,
  input: Input & Readonly<Record<string, unknown>>,
  ctx: Ctx,
): Guarded {
  const reviewer = await ctx.entities(officer).get(String(input.reviewer));
  const basis = penaltyLaw('第五十八条');
  if (!reviewer.legalQualification) return { reason: `“${reviewer.name}”没有法律职业资格`, basis };
  if ([subject.leadOfficer, subject.secondOfficer].includes(reviewer.id))
    return { reason: '办案人员不得审核本人承办的案件', basis };
  const own = (await refuseOwnCase(ctx, subject)) ?? (await refuseOtherName(ctx, reviewer.id));
  if (own) return own;
  const failed = Object.entries(checks).filter(([key]) => input[key] !== true);
  return failed.length === 0
    ? undefined
    : { reason: `审核未通过：${failed.map(([, title]) => title).join('、')}`, basis };
}

export async function setHearingRight(subject: Penalty, _input: Input, ctx: Ctx): Promise<Input> {
  const who = await ctx.entities(party).get(subject.party);
  const figures = await thresholdsOf(ctx, subject.org, who.kind, today(ctx));
  const fine = subject.proposedFine ?? 0;
  // Without a figure of the organ every fine counts as large: the party loses nothing by a hearing that is offered.
  return { hearingRight: fine >= (figures?.hearingFrom ?? 0), noticedFine: fine };
}

/** 第四十三条: who must withdraw, or has left, is replaced by somebody who may act; the investigation goes on. */
export const guardChange = (subject: Penalty, input: Input, ctx: Ctx): Guarded =>
  refuseOfficers({ ...subject, ...(input as Pick<Penalty, 'leadOfficer' | 'secondOfficer'>) }, today(ctx), ctx);

export interface Serving {
  readonly serviceWay?: string | null;
  readonly announcedOn?: string | null;
  readonly receiver?: string | null;
  readonly witness?: string | null;
  readonly proof?: string | null;
}

/** What each way of service asks for beside a day that does not lie ahead. */
async function refuseService(subject: Penalty, on: string, input: Serving, ctx: Ctx): Guarded {
  const { serviceWay, announcedOn, witness, proof } = input;
  if (serviceWay === 'electronic') {
    const who = await ctx.entities(party).get(subject.party);
    return who.electronicService
      ? undefined
      : { reason: '当事人未同意电子送达', basis: penaltyLaw('第六十一条第二款') };
  }
  if (serviceWay === 'left' && !witness && !proof)
    return { reason: '留置送达须有见证人签名，或者拍照、录像等送达凭证', basis: civilProcedureLaw('第八十九条') };
  if (serviceWay !== 'announcement') return undefined;
  if (!announcedOn) return { reason: '公告送达须填写公告发出日期', basis: civilProcedureLaw('第九十五条') };
  const { date: last, basis } = lastDay(ctx, 'announcement', announcedOn, subject.org);
  return on < last ? { reason: `公告期至 ${last} 届满，届满之日视为送达`, basis } : undefined;
}

export async function guardNotice(subject: Penalty, input: Input & Serving, ctx: Ctx): Guarded {
  const on = input.noticeServedOn ?? '';
  return refuseFuture(ctx, on, '告知送达日期') ?? (await refuseService(subject, on, input, ctx));
}

/** 第六十二条 and 第六十四条: nothing is decided while the party may still speak or ask for a hearing. */
export function guardLapse(subject: Penalty, _input: Input, ctx: Ctx): GuardRefusal | undefined {
  return refuseBeforeEnd(ctx, {
    limit: 'hearingRequest',
    from: subject.noticeServedOn ?? today(ctx),
    region: subject.org,
    what: '陈述申辩和申请听证的期限',
  });
}

export function guardHearing(subject: Penalty, input: Input, ctx: Ctx): GuardRefusal | undefined {
  if (!subject.hearingRight) return { reason: '拟处罚不属于应当告知听证权利的情形', basis: penaltyLaw('第六十三条') };
  const asked = input.hearingAskedOn ?? '';
  const { date: last, basis } = lastDay(ctx, 'hearingRequest', subject.noticeServedOn ?? asked, subject.org);
  if (asked > last) return { reason: `申请听证的期限已于 ${last} 届满`, basis };
  return refuseFuture(ctx, asked, '申请听证日期');
}

/** 第四十五条: what the party says is looked at again by somebody who did not investigate. */
export const guardRecheck = (subject: Penalty, _input: Input, ctx: Ctx): Guarded =>
  refuseOwnCase(ctx, subject, penaltyLaw('第四十五条'));

/** 第六十四条第二项 and 第四项: seven working days' notice, and a chair who did not investigate. */
export function guardSummons(subject: Penalty, input: Input, ctx: Ctx): GuardRefusal | undefined {
  const notified = input.hearingNotifiedOn ?? '';
  const { date: last, basis } = lastDay(ctx, 'hearingNotice', notified, subject.org);
  const on = chinaDate(new Date(input.hearingAt ?? ''));
  if (on <= last) return { reason: `应当在举行听证的七个工作日前通知，最早可在 ${last} 之后举行`, basis };
  if ([subject.leadOfficer, subject.secondOfficer].includes(input.chair ?? '')) {
    return { reason: '听证由非本案调查人员主持', basis: penaltyLaw('第六十四条第四项') };
  }
  return refuseFuture(ctx, notified, '听证通知送达日期');
}

export async function guardHeld(subject: Penalty, _input: Input, ctx: Ctx): Guarded {
  const own = await refuseOwnCase(ctx, subject, penaltyLaw('第六十四条第四项'));
  if (own) return own;
  if (!subject.hearingAt) return { reason: '尚未通知听证时间', basis: penaltyLaw('第六十四条第二项') };
  if (new Date(subject.hearingAt) <= ctx.clock.now()) return undefined;
  return {
    reason: `听证定于 ${chinaIso(new Date(subject.hearingAt)).slice(0, 16)}，尚未举行`,
    basis: penaltyLaw('第六十四条'),
  };
}

async function mustDiscuss(subject: Penalty, fine: number, ctx: Ctx): Promise<boolean> {
  if (subject.major) return true;
  const who = await ctx.entities(party).get(subject.party);
  const figures = await thresholdsOf(ctx, subject.org, who.kind, today(ctx));
  return figures !== null && fine >= figures.discussionFrom;
}

/** A record that was taken back is no evidence: nothing is decided before somebody has said what becomes of the case. */
async function refuseTakenBack({ sheetNo }: Penalty, ctx: Ctx): Guarded {
  if (!sheetNo) return undefined;
  const [open] = await ctx.cases(withdrawal).all({ sheetNo, state: 'received' });
  if (!open) return undefined;
  return { reason: `检测记录 ${sheetNo} 已撤回，尚未登记处理情况，不得作出处罚决定`, basis: penaltyLaw('第四十条') };
}

export async function guardDecision(subject: Penalty, input: Input, ctx: Ctx): Guarded {
  const refused =
    (await refuseOwnCase(ctx, subject, penaltyLaw('第五十七条'))) ?? (await refuseTakenBack(subject, ctx));
  if (refused) return refused;
  const fine = input.fine ?? 0;
  if (!subject.noticeServedOn) return { reason: '未告知当事人，不得作出处罚决定', basis: penaltyLaw('第六十二条') };
  if (fine > (subject.noticedFine ?? 0)) {
    return {
      reason: `处罚重于告知的 ${subject.noticedFine ?? 0} 元，应当重新告知，且不得因申辩加重`,
      basis: penaltyLaw('第四十五条'),
    };
  }
  if (!subject.discussedOn && (await mustDiscuss(subject, fine, ctx))) {
    return { reason: '情节复杂或者重大，应当集体讨论决定', basis: penaltyLaw('第五十七条第二款') };
  }
  const question = { violation: subject.violation, circumstances: circumstancesOf(subject), on: actDay(subject) };
  return refuseOutsideRange(ctx, { ...question, fine });
}

export async function guardServed(subject: Penalty, input: Input & Serving, ctx: Ctx): Guarded {
  const on = input.decisionServedOn ?? '';
  if (on < chinaDate(new Date(subject.decidedAt ?? ''))) return { reason: '送达日期不能早于决定日期' };
  return refuseFuture(ctx, on, '送达日期') ?? (await refuseService(subject, on, input, ctx));
}

const settled = new Set(['paid', 'executed', 'ended', 'accepted']);

export async function guardPerformed(subject: Penalty, _input: Input, ctx: Ctx): Guarded {
  const open = (await ctx.cases(collection).all({ penalty: subject.id })).filter((one) => !settled.has(one.state));
  return open.length === 0
    ? undefined
    : { reason: '罚款尚未缴清、执行终结或由法院受理', basis: ministryProcedure('结案') };
}

export async function guardReturned(subject: Penalty, _input: Input, ctx: Ctx): Guarded {
  const made = await ctx.cases(referral).all({ penalty: subject.id });
  if (made.some((one) => one.state === 'returned' || one.state === 'refused')) return undefined;
  return { reason: '移送事项没有退回行政处理', basis: penaltyLaw('第二十七条') };
}

export async function guardTransferred(subject: Penalty, _input: Input, ctx: Ctx): Guarded {
  const made = await ctx.cases(referral).all({ penalty: subject.id });
  if (made.some((one) => one.state === 'handed-over')) return undefined;
  return { reason: '移送尚未完毕', basis: penaltyLaw('第二十七条') };
}

/** The organ's word in its numbers. */
export async function wordOf(ctx: Ctx, org: string): Promise<string> {
  return (await ctx.entities(organ).find({ org }))?.word ?? org;
}
