import type { Limit, LimitUnit } from '../../kernel/sdk/index.ts';

const rule = '12328交通运输服务监督热线管理办法（交运发〔2021〕89号）';
const practice = '本省办理规程（可配置）';

/** One dated limit; a change of the rule adds a later one and leaves this. */
const from2021 = (amount: number, unit: LimitUnit, basis: string): readonly [Limit] => [
  { since: '2021-01-01', amount, unit, basis },
];

/**
 * The clocks of the hotline by their numbers in the trade's table. The full text of the rule is not public: amounts
 * that rest on practice say so, and each is a dated row that the authority changes without touching the procedure.
 */
export const limits = {
  /** H2: handed on to whoever handles it. */
  transfer: from2021(1, 'workingDay', `${rule}：受理后一个工作日内转办`),
  transferRed: from2021(30, 'minute', `红色响应即时派发；${practice}`),
  /** H3: signed for by the handling unit. */
  sign: from2021(1, 'workingDay', practice),
  signRed: from2021(2, 'hour', `红色响应；${practice}`),
  /** H4: what could not be answered at once. */
  consult: from2021(5, 'workingDay', `${rule}：信息咨询、意见建议五个工作日内办结`),
  /** H5: complaints and reports. */
  complaint: from2021(10, 'workingDay', `${rule}：投诉举报十个工作日内办结`),
  /** H7: asking the caller what he thinks of the result. */
  callBack: from2021(3, 'workingDay', practice),
  /** H8: looking again at what the caller is not content with. */
  review: from2021(5, 'workingDay', practice),
  /** H9: truck drivers. */
  truckAccept: from2021(1, 'hour', `货车司机投诉一小时内受理；${practice}`),
  truckClose: from2021(24, 'hour', `货车司机投诉二十四小时内办结；${practice}`),
  /** H12: whether a clue becomes a case. */
  clue: from2021(7, 'workingDay', '交通运输行政执法程序规定：发现线索后核查立案'),
  /** Orders that the Ministry draws as samples run on their own clock. */
  sampleAnswer: from2021(3, 'workingDay', `12328热线评分办法（交办运〔2021〕60号）抽检工单；${practice}`),
  /** Asked by a higher authority to account for an order. */
  supervision: from2021(3, 'workingDay', `督办；${practice}`),
  /** H11: letters and visits. */
  petitionTell: from2021(15, 'calendarDay', '信访工作条例 第二十二条、第二十三条：十五日内告知'),
  petitionFinish: from2021(60, 'calendarDay', '信访工作条例 第三十四条：受理之日起六十日内办结'),
  petitionReview: from2021(30, 'calendarDay', '信访工作条例 第三十五条：三十日内提出复查意见'),
  petitionRecheck: from2021(30, 'calendarDay', '信访工作条例 第三十六条：三十日内提出复核意见'),
} as const;

/** H6: once, before the limit runs out, and the caller is told why. */
export const extension = { amount: 10, basis: `${rule}：经批准可延长一次，并告知诉求人理由` } as const;
/** H11: by approval, and the petitioner is told why. */
export const petitionExtension = { amount: 30, basis: '信访工作条例 第三十四条：延长不超过三十日并告知理由' } as const;

/** H1: seconds from the first ring within which an agent answers. */
export const answerWithinSeconds = [
  { since: '2016-01-01', seconds: 15, basis: '12328热线服务质量指标：十五秒内接听' },
] as const;

/** Whether a call was answered in time, by the rule of its day (H1); false when nobody answered. */
export function answeredInTime(waitSeconds: number | null, date: string): boolean {
  const inForce = answerWithinSeconds.filter((rule) => rule.since <= date).at(-1);
  return waitSeconds !== null && inForce !== undefined && waitSeconds <= inForce.seconds;
}
