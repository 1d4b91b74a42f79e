/**
 * How a score follows from a verdict. Rules that change by decree are dated data with their basis. Of these clauses
 * not all could be read in full text; `confirmed: false` marks those that an authority should set for itself.
 */
export interface RuleSet {
  readonly id: string;
  readonly title: string;
  readonly basis: string;
  readonly confirmed: boolean;
  /** First and last civil date on which it is the rule; null = still. */
  readonly since: string;
  readonly until: string | null;
  /** Below the target: nothing, or the share that was reached. */
  readonly shortfall: 'zero' | 'proportional';
  /** Shares of the weight for words: lower ends of `reached` and `reached in part`; null = words are full or nothing. */
  readonly tiers: { readonly reached: string; readonly part: string } | null;
  /** Shares of the weight taken off when the attainment lies above a limit, highest limit first. */
  readonly overAchievement: readonly { readonly above: string; readonly deduct: string }[];
}

const none: RuleSet['overAchievement'] = [];

export const ruleSets: readonly RuleSet[] = [
  {
    id: 'strict',
    title: '从严：达到得满分，未达到不得分',
    basis: '部分地方自评表口径：未完成不得分',
    confirmed: false,
    since: '2015-01-01',
    until: null,
    shortfall: 'zero',
    tiers: null,
    overAchievement: none,
  },
  {
    id: 'proportional',
    title: '按比例：“≥”按实际÷指标，“≤”按指标÷实际，以分值为限',
    basis: '项目支出绩效自评表（2017）填表说明：定量指标得分',
    confirmed: true,
    since: '2017-01-01',
    until: null,
    shortfall: 'proportional',
    tiers: null,
    overAchievement: none,
  },
  {
    id: 'tiers-2020',
    title: '定性三档 100–80、80–60、60–0，定量按比例',
    basis: '财预〔2020〕10号 定性指标三档',
    confirmed: false,
    since: '2020-02-25',
    until: null,
    shortfall: 'proportional',
    tiers: { reached: '0.8', part: '0.6' },
    overAchievement: none,
  },
  {
    id: 'tiers-2017',
    title: '定性三档 100–80、80–50、50–0，定量按比例',
    basis: '项目支出绩效自评表（2017）填表说明：定性指标三档',
    confirmed: true,
    since: '2017-01-01',
    until: '2020-02-24',
    shortfall: 'proportional',
    tiers: { reached: '0.8', part: '0.5' },
    overAchievement: none,
  },
  {
    id: 'over-achievement',
    title: '超额扣减：完成超过指标 130%、200%、300% 的，扣分值的 10%、20%、30%',
    basis: '财预〔2020〕10号 指标值设定明显偏低的按偏离度调减；档次由各地自定',
    confirmed: false,
    since: '2020-02-25',
    until: null,
    shortfall: 'proportional',
    tiers: null,
    overAchievement: [
      { above: '3', deduct: '0.3' },
      { above: '2', deduct: '0.2' },
      { above: '1.3', deduct: '0.1' },
    ],
  },
];

/** The rule sets with the given ids, in that order, or those in force on a civil date, or all. Unknown ids are left out. */
export function selectRuleSets(by: { readonly ids?: readonly string[]; readonly on?: string } = {}): RuleSet[] {
  const { ids, on } = by;
  if (ids) return ids.flatMap((id) => ruleSets.filter((set) => set.id === id));
  if (on === undefined) return [...ruleSets];
  return ruleSets.filter((set) => set.since <= on && (set.until === null || on <= set.until));
}
