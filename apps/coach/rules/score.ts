/** What the forms of the assessment score, as shares from 0 to 1; null where there is nothing to compute it from. */
export interface Rates {
  readonly networked: number | null;
  readonly online: number | null;
  readonly drifting: number | null;
  readonly complete: number | null;
  readonly qualified: number | null;
}

export interface CompanyRates extends Rates {
  readonly meanOverspeeds: number | null;
  readonly meanFatigueSeconds: number | null;
  readonly checksAnswered: number | null;
  /** Means of the region that the company is compared with. */
  readonly regionOverspeeds: number | null;
  readonly regionFatigueSeconds: number | null;
}

export interface ScoreItem {
  readonly item: string;
  readonly points: number;
  /** Null where there is nothing to score; it then counts neither way. */
  readonly score: number | null;
}

export interface Score {
  readonly items: readonly ScoreItem[];
  /** Out of 100, to three places; null where an item that the form needs is missing. */
  readonly total: number | null;
}

interface Form {
  readonly version: string;
  readonly from: string;
  readonly to: string | null;
  readonly basis: string;
  /** Points of each item, and the share below which (for drift: above which) it scores nothing. */
  readonly administration: Readonly<Record<keyof Rates, { readonly points: number; readonly floor?: number }>>;
  readonly company: Readonly<Record<keyof Rates, { readonly points: number; readonly floor?: number }>>;
  readonly overspeedPoints: number;
  readonly fatiguePoints: number;
  readonly checkPoints: number;
}

/** The printed forms, by the date from which they are used. */
export const scoreForms: readonly Form[] = [
  {
    version: '2016',
    from: '2016-09-05',
    to: null,
    basis: '《全国重点营运车辆联网联控系统考核管理办法》（交运发〔2016〕160号）附件考核表',
    administration: {
      networked: { points: 5, floor: 0.9 },
      online: { points: 10 },
      drifting: { points: 15, floor: 0.05 },
      complete: { points: 40, floor: 0.7 },
      qualified: { points: 30, floor: 0.8 },
    },
    company: {
      networked: { points: 5, floor: 0.9 },
      online: { points: 5 },
      drifting: { points: 10, floor: 0.05 },
      complete: { points: 15, floor: 0.7 },
      qualified: { points: 15, floor: 0.8 },
    },
    overspeedPoints: 20,
    fatiguePoints: 20,
    checkPoints: 10,
  },
];

const titles: Readonly<Record<keyof Rates, string>> = {
  networked: '车辆入网率',
  online: '车辆上线率',
  drifting: '卫星定位漂移车辆率',
  complete: '轨迹完整率',
  qualified: '数据合格率',
};

const rounded = (value: number) => Math.round(value * 1000) / 1000;

function rateScore(name: keyof Rates, rate: number | null, rule: { readonly points: number; readonly floor?: number }) {
  const { points, floor } = rule;
  const item = { item: titles[name], points };
  if (rate === null) return { ...item, score: null };
  if (name === 'drifting') return { ...item, score: rate > (floor ?? 1) ? 0 : rounded(points - rate * points) };
  return { ...item, score: rate < (floor ?? 0) ? 0 : rounded(rate * points) };
}

/** A mean held against that of the region: all points at nothing, half at the mean, none at twice the mean. */
function meanScore(item: string, points: number, mean: number | null, region: number | null): ScoreItem {
  if (mean === null || region === null) return { item, points, score: null };
  const half = points / 2;
  if (region === 0) return { item, points, score: points };
  if (mean <= region) return { item, points, score: rounded(half + ((region - mean) / region) * half) };
  return { item, points, score: mean >= 2 * region ? 0 : rounded(((2 * region - mean) / region) * half) };
}

function sum(items: readonly ScoreItem[]): Score {
  const complete = items.every(({ score }) => score !== null);
  return { items, total: complete ? rounded(items.reduce((all, { score }) => all + (score ?? 0), 0)) : null };
}

const names = ['networked', 'online', 'drifting', 'complete', 'qualified'] as const;

/** 管理机构考核表: of an administration, by the rates of its vehicles. */
export const scoreAdministration = (form: Form, rates: Rates): Score =>
  sum(names.map((name) => rateScore(name, rates[name], form.administration[name])));

/** 企业考核表: of a company; who was asked nothing on a post check has missed none. */
export function scoreCompany(form: Form, rates: CompanyRates): Score {
  const { meanOverspeeds, meanFatigueSeconds, regionOverspeeds, regionFatigueSeconds, checksAnswered } = rates;
  return sum([
    ...names.map((name) => rateScore(name, rates[name], form.company[name])),
    meanScore('平均车辆超速次数', form.overspeedPoints, meanOverspeeds, regionOverspeeds),
    meanScore('平均疲劳驾驶时长', form.fatiguePoints, meanFatigueSeconds, regionFatigueSeconds),
    { item: '平台查岗响应率', points: form.checkPoints, score: rounded((checksAnswered ?? 1) * form.checkPoints) },
  ]);
}
