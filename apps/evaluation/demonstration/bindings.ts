const province = '430000';

/** Indicators of the published year that an application of this house measures: name, indicator, whose figure. */
export const bindings: readonly (readonly [name: RegExp, evidence: string, org: string | null])[] = [
  [/^车辆入网率$/, 'coach.network-rate', province],
  [/^车辆上线率$/, 'coach.online-rate', province],
  [/^卫星定位漂移车辆率$/, 'coach.drift-rate', province],
  [/^轨迹完整率$/, 'coach.track-completeness', province],
  [/^数据合格率$/, 'coach.data-pass-rate', province],
  [/工单处理总量$/, 'hotline.order-count', province],
  [/工单一次办结率$/, 'hotline.once-rate', province],
  [/工单限时办结率$/, 'hotline.in-time-rate', province],
  [/总体回访评价满意度$/, 'hotline.satisfaction-rate', province],
  [/案件办理及时率$/, 'enforcement.decision-timeliness', province],
  [/^数据传输及时率$/, 'overload.timeliness', province],
  [/^路面货车超限率$/, 'overload.over-rate-ordinary', province],
  [/货运源头单位联网率$/, 'overload.networking-rate', province],
];

export interface Binding {
  readonly evidence: string | null;
  /** The unit whose figure counts; null for the target's own. */
  readonly evidenceOrg: string | null;
}

/** What measures an indicator of this name, if anything does. */
export function bindingOf(name: string): Binding {
  const [, evidence = null, evidenceOrg = null] = bindings.find(([pattern]) => pattern.test(name)) ?? [];
  return { evidence, evidenceOrg };
}
