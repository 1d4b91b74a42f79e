/** Settings of the loops, dated like any other rule. None is found in a law text unless its basis says so. */
export const watchRules = [
  {
    from: '2016-09-21',
    to: null,
    /** How long a truck that was turned back is looked for at other gates. */
    hours: 24,
    basis: '本省配置；62号令第三十九条：入口不得放行违法超限车辆',
  },
] as const;

export const comparisonRules = [
  {
    from: '2016-09-21',
    to: null,
    /** How long after loading, or after the entrance, the next passage belongs to the same trip. */
    hours: 24,
    /** More than so much of the first weight in between is suspicious. */
    perMille: 50,
    basis: '本省配置；出入口称重相差 5% 以上视为途中加载',
  },
] as const;
