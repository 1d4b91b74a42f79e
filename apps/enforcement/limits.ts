import type { Limit } from '../../kernel/sdk/index.ts';
import {
  civilProcedureLaw,
  coercionLaw,
  litigationLaw,
  ministryProcedure,
  penaltyLaw,
  provincialProcedure,
  referralRules,
  reviewLaw,
  roadProtection,
  safetyLaw,
} from './law.ts';

/** Acts in force: a period of an act that replaced another begins on the day it came into force. */
const penaltyActSince = '2021-07-15';
const coercionActSince = '2012-01-01';

const limit = (since: string, amount: number, unit: Limit['unit'], basis: string): Limit => ({
  since,
  amount,
  unit,
  basis,
});

const workingDayRule = penaltyLaw('第八十五条');
/** 行政强制法 第六十九条: ten days or less are working days; the penalty act names 二日、三日、五日、七日 only. */
const coercionWorkingDayRule = coercionLaw('第六十九条');

/**
 * Every period of the work, by the number it bears in the deadline table of the field. Each is dated, so that a case
 * keeps what was law when its period began. Periods of days in the penalty act are working days only where 第八十五条
 * names them; in the coercion act all of ten days and less are.
 */
export const limits = {
  /** E1: from finding out, or taking in, to filing. */
  filing: [limit('2019-06-01', 7, 'workingDay', `${ministryProcedure('立案时限')}；${penaltyLaw('第五十四条')}`)],
  /** E2: from filing to the decision. */
  decision: [limit(penaltyActSince, 90, 'calendarDay', penaltyLaw('第六十条'))],
  /** E3: evidence registered and kept. */
  evidenceHold: [
    limit('1996-10-01', 7, 'calendarDay', '《中华人民共和国行政处罚法（1996年）》第三十七条'),
    limit(penaltyActSince, 7, 'workingDay', `${penaltyLaw('第五十六条')}、${workingDayRule}`),
  ],
  /** E4: sealing and seizure. */
  seizure: [limit(coercionActSince, 30, 'calendarDay', coercionLaw('第二十五条'))],
  /** E5: an urgent measure is reported and its approval caught up. */
  urgentReport: [limit(coercionActSince, 24, 'hour', coercionLaw('第十九条'))],
  /** E6: asking for a hearing after the notice was served. */
  hearingRequest: [
    limit('1996-10-01', 3, 'calendarDay', '《中华人民共和国行政处罚法（1996年）》第四十二条'),
    limit(penaltyActSince, 5, 'workingDay', `${penaltyLaw('第六十四条第一项')}、${workingDayRule}`),
  ],
  /** E7: told before the hearing, at least. */
  hearingNotice: [
    limit('1996-10-01', 7, 'calendarDay', '《中华人民共和国行政处罚法（1996年）》第四十二条'),
    limit(penaltyActSince, 7, 'workingDay', `${penaltyLaw('第六十四条第二项')}、${workingDayRule}`),
  ],
  /** E8: the decision is served on a party who was not there. */
  service: [limit(penaltyActSince, 7, 'workingDay', `${penaltyLaw('第六十一条')}、${workingDayRule}`)],
  /** E9: paying the fine. */
  payment: [limit('1996-10-01', 15, 'calendarDay', penaltyLaw('第六十七条'))],
  /** E10: cash from the officer to the organ, and from the organ to the bank. */
  cashToOrgan: [limit(penaltyActSince, 2, 'workingDay', `${penaltyLaw('第七十一条')}、${workingDayRule}`)],
  cashToBank: [limit(penaltyActSince, 2, 'workingDay', `${penaltyLaw('第七十一条')}、${workingDayRule}`)],
  /** E12: a money duty is enforced only when the surcharge has run longer than this. */
  surchargeRun: [limit(coercionActSince, 30, 'calendarDay', coercionLaw('第四十六条'))],
  /** E13: from the urging letter to the application to the court. */
  urging: [limit(coercionActSince, 10, 'workingDay', `${coercionLaw('第五十四条')}、${coercionWorkingDayRule}`)],
  /** E14: applying to the court, from the end of review and litigation or of the deferral. */
  courtApplication: [
    limit(coercionActSince, 3, 'calendarMonth', `${coercionLaw('第五十三条')}、${penaltyLaw('第七十二条')}`),
  ],
  /** E15: urging before a substitute performs, at least. */
  substituteUrging: [
    limit(coercionActSince, 3, 'workingDay', `${coercionLaw('第五十一条')}、${coercionWorkingDayRule}`),
  ],
  /** E16: the court accepts and rules; the organ objects to a refusal. */
  courtAcceptance: [
    limit(coercionActSince, 5, 'workingDay', `${coercionLaw('第五十六条')}、${coercionWorkingDayRule}`),
  ],
  courtRuling: [limit(coercionActSince, 7, 'workingDay', `${coercionLaw('第五十七条')}、${coercionWorkingDayRule}`)],
  courtRulingInDoubt: [limit(coercionActSince, 30, 'calendarDay', coercionLaw('第五十八条'))],
  courtObjection: [limit(coercionActSince, 15, 'calendarDay', coercionLaw('第五十六条'))],
  /** E17: what has been suspended so long is enforced no more. */
  suspension: [limit(coercionActSince, 36, 'calendarMonth', coercionLaw('第三十九条'))],
  /** E18: the head decides on the referral; the papers go to the police. */
  referralApproval: [limit('2001-07-09', 3, 'calendarDay', referralRules('第五条'))],
  referralTransfer: [limit('2001-07-09', 24, 'hour', referralRules('第五条'))],
  /** E19: the police decide; the organ asks again; goods are handed over. */
  policeDecision: [limit('2001-07-09', 3, 'calendarDay', referralRules('第八条'))],
  reconsideration: [limit('2001-07-09', 3, 'calendarDay', referralRules('第九条'))],
  goodsHandOver: [limit('2001-07-09', 3, 'calendarDay', referralRules('第十二条'))],
  /** E20: a decision is published; other results of enforcement within twenty working days. */
  publication: [limit('2018-12-05', 7, 'workingDay', '国办发〔2018〕118号 行政执法公示制度')],
  publicationOther: [limit('2018-12-05', 20, 'workingDay', '国办发〔2018〕118号 行政执法公示制度')],
  /** E21: a publication is withdrawn when its decision was changed or annulled. */
  withdrawal: [limit(penaltyActSince, 3, 'workingDay', `${penaltyLaw('第四十八条')}、${workingDayRule}`)],
  /** E22: safety penalties stand on the regulator's own site too. The act has no rule on working days but names them. */
  exposure: [limit('2021-09-01', 7, 'workingDay', safetyLaw('第七十八条'))],
  /** E23: how long a publication stands, by how heavy the penalty was (pattern of another ministry, configurable). */
  publicationShort: [limit('2021-09-01', 3, 'calendarMonth', '参照国家市场监督管理总局令第45号（可配置）')],
  publicationLong: [limit('2021-09-01', 36, 'calendarMonth', '参照国家市场监督管理总局令第45号（可配置）')],
  /** E24: review and litigation, as the decision tells them. */
  review: [limit('1999-10-01', 60, 'calendarDay', reviewLaw('第二十条'))],
  litigation: [
    limit('1990-10-01', 3, 'calendarMonth', '《中华人民共和国行政诉讼法（1989年）》第三十九条'),
    limit('2015-05-01', 6, 'calendarMonth', litigationLaw('第四十六条')),
  ],
  /** E25: an act that was not found out so long is no longer penalised. */
  timeBar: [limit('1996-10-01', 24, 'calendarMonth', penaltyLaw('第三十六条'))],
  timeBarSafety: [limit(penaltyActSince, 60, 'calendarMonth', penaltyLaw('第三十六条'))],
  /** E26: a vehicle that nobody fetches after the announcement. */
  unclaimedVehicle: [limit('2011-07-01', 3, 'calendarMonth', roadProtection('第七十二条'))],
  /** E27: the provincial default where nothing else fixes a period. */
  ownInitiative: [limit('2008-10-01', 60, 'calendarDay', provincialProcedure('依职权程序时限'))],
  onApplication: [limit('2008-10-01', 20, 'calendarDay', provincialProcedure('依申请程序时限'))],
  severalOrgans: [limit('2008-10-01', 45, 'calendarDay', provincialProcedure('多机关办理时限'))],
  provincialService: [limit('2008-10-01', 10, 'calendarDay', provincialProcedure('决定送达时限'))],
  /** Service by announcement: the ministry's sixty days, longer than the thirty of the civil procedure act. */
  announcement: [
    limit(
      '2019-06-01',
      60,
      'calendarDay',
      `${ministryProcedure('公告送达')}（${civilProcedureLaw('第九十五条')}为三十日）`,
    ),
  ],
  /** A spot decision is reported to the organ. */
  spotRecord: [
    limit('2019-06-01', 5, 'calendarDay', `${penaltyLaw('第五十二条')}；${ministryProcedure('当场处罚备案')}`),
  ],
  /** Compensation for road property: the answer of the other side, and paying. */
  compensationAnswer: [limit('2019-06-01', 3, 'workingDay', ministryProcedure('路产赔补偿通知'))],
  compensationPayment: [limit('2019-06-01', 15, 'calendarDay', ministryProcedure('路产赔补偿通知'))],
} as const satisfies Readonly<Record<string, readonly Limit[]>>;

export type LimitKey = keyof typeof limits;

/** By how much the head of the organ may lengthen a period, once. */
export const extensions = {
  filing: { amount: 7, basis: ministryProcedure('立案时限延长') },
  decision: { amount: 30, basis: `${penaltyLaw('第六十条')}；${ministryProcedure('办案期限延长')}` },
  seizure: { amount: 30, basis: coercionLaw('第二十五条') },
  ownInitiative: { amount: 30, basis: provincialProcedure('时限延长') },
} as const;
