import type { Tone } from '../../../../web/kit/index.ts';
import type { Opinion } from '../../adviser/advise.ts';
import type { Kind, Severity } from '../../audit/model.ts';
import type { ForecastRow } from '../../monitor.ts';
import type { Verdict } from '../../scoring/verdict.ts';

interface Word {
  readonly title: string;
  readonly tone: Tone;
}

export const severities: Readonly<Record<Severity, Word>> = {
  high: { title: '高', tone: 'bad' },
  medium: { title: '中', tone: 'warning' },
  low: { title: '低', tone: 'plain' },
};

export const kinds: Readonly<Record<Kind, string>> = {
  arithmetic: '算术',
  plausibility: '合理性',
  tolerance: '尾差',
};

export const verdicts: Readonly<Record<Verdict, Word>> = {
  met: { title: '达成', tone: 'good' },
  unmet: { title: '未达成', tone: 'bad' },
  undecidable: { title: '无法判定', tone: 'warning' },
};

export const opinions: Readonly<Record<Opinion, Word>> = {
  'too-easy': { title: '偏易', tone: 'warning' },
  'too-hard': { title: '偏难', tone: 'bad' },
  'not-measurable': { title: '不可衡量', tone: 'bad' },
  reasonable: { title: '合理', tone: 'good' },
  'no-history': { title: '无从判断', tone: 'plain' },
};

export const outlooks: Readonly<Record<ForecastRow['outlook'], Word>> = {
  'will-miss': { title: '预计不能完成', tone: 'bad' },
  'exceeded-cap': { title: '已超上限', tone: 'bad' },
  'at-risk': { title: '有风险', tone: 'warning' },
  'will-meet': { title: '预计完成', tone: 'active' },
  met: { title: '已达成', tone: 'good' },
  'no-data': { title: '无数据', tone: 'plain' },
};

/** Rule sets as a column heading: their full titles do not fit. */
const ruleSetNames: Readonly<Record<string, string>> = {
  printed: '公布',
  summed: '逐行合计',
  strict: '从严',
  proportional: '按比例',
  'tiers-2020': '三档（2020）',
  'tiers-2017': '三档（2017）',
  'over-achievement': '超额扣减',
};

export const ruleSetName = (id: string): string => ruleSetNames[id] ?? id;
