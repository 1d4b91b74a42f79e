import {
  type CaseRecordOf,
  caseType,
  choice,
  date,
  type Fields,
  instant,
  text,
  yesNo,
} from '../../../kernel/sdk/index.ts';
import { lastDay, today } from '../deadlines.ts';
import { penaltyLaw } from '../law.ts';
import { limits } from '../limits.ts';
import { reportToMinistry } from '../rules/ministry.ts';
import { linkFields, returnedWhy, returnInput } from './common.ts';

const fields = {
  ...linkFields,
  decisionNumber: text('决定书文号', { required: true, search: true }),
  publicParty: text('公示的当事人', { required: true, help: '个人只公示姓氏。' }),
  content: text('公示内容', { required: true, multiline: true }),
  decidedAt: instant('决定时间', { required: true }),
  weight: choice('处罚程度', { light: '通报批评或较低数额罚款', heavy: '其他' }, { required: true }),
  safety: yesNo('安全生产处罚', { basis: '安全生产法 第七十八条' }),
  secretsChecked: yesNo('已作保密审查'),
  publishedOn: date('公示日期'),
  endsOn: date('公示期满'),
  changedOn: date('决定变更或撤销日期'),
  withdrawnWhy: text('撤回理由', { multiline: true, basis: '行政处罚法 第四十八条：公开说明理由' }),
  exposedOn: date('监管网站曝光日期'),
  returnedWhy,
} as const satisfies Fields;

type Publication = CaseRecordOf<string, typeof fields>;

const shown = { from: ['published'] as const };

/** 行政处罚决定公示 (E20 to E23). */
export const publication = caseType({
  key: 'publication',
  title: '处罚决定公示',
  lawVersion: 1,
  label: 'title',
  org: 'org',
  openedBy: ['publisher'],
  fields,
  initial: 'draft',
  states: {
    draft: { title: '待编辑', tone: 'plain' },
    checking: { title: '待审核', tone: 'active' },
    published: { title: '公示中', tone: 'good' },
    withdrawing: { title: '待撤回', tone: 'bad' },
    withdrawn: { title: '已撤回', final: true, tone: 'plain' },
    expired: { title: '公示期满', final: true, tone: 'plain' },
    unpublished: { title: '不予公示', final: true, tone: 'plain' },
  },
  moves: {
    submit: {
      title: '提交审核',
      from: ['draft'],
      to: 'checking',
      by: ['publisher'],
      input: { content: fields.content, publicParty: fields.publicParty },
    },
    publish: {
      title: '审核通过并公示',
      from: ['checking'],
      to: 'published',
      by: ['head'],
      notBy: ['submit'],
      input: { secretsChecked: yesNo('已作保密审查', { required: true }) },
      guard: (_subject: Publication, input) =>
        input.secretsChecked ? undefined : { reason: '公示前须作保密审查', basis: penaltyLaw('第五十条') },
      sets: (subject, _input, ctx) => {
        const on = today(ctx);
        const limit = subject.weight === 'light' ? 'publicationShort' : 'publicationLong';
        return { publishedOn: on, endsOn: lastDay(ctx, limit, on, subject.org).date };
      },
      effect: (subject, _input, ctx) => reportToMinistry(ctx, 'publication', subject),
      confirm: '公示后任何人都能看到。',
    },
    return: { title: '退回修改', from: ['checking'], to: 'draft', by: ['head'], input: returnInput },
    'leave-out': {
      title: '不予公示',
      from: ['draft', 'checking'],
      to: 'unpublished',
      by: ['head'],
      input: { withdrawnWhy: text('不予公示的理由', { required: true, multiline: true }) },
      basis: penaltyLaw('第五十条'),
    },
    'expose-safety': {
      title: '记录曝光',
      from: ['published'],
      to: 'published',
      by: ['publisher'],
      input: { exposedOn: date('监管网站曝光日期', { required: true }) },
    },
    'decision-changed': {
      title: '决定已变更或撤销',
      ...shown,
      to: 'withdrawing',
      by: ['publisher', 'officer', 'head'],
      input: { changedOn: date('决定变更或撤销日期', { required: true }) },
      basis: penaltyLaw('第四十八条'),
    },
    withdraw: {
      title: '撤回公示',
      from: ['withdrawing'],
      to: 'withdrawn',
      by: ['publisher'],
      input: { withdrawnWhy: text('撤回理由', { required: true, multiline: true }) },
      basis: penaltyLaw('第四十八条'),
    },
    expire: {
      title: '期满停止公示',
      ...shown,
      to: 'expired',
      by: ['publisher'],
      guard: ({ endsOn }, _input, ctx) =>
        endsOn && today(ctx) <= endsOn ? { reason: `公示期至 ${endsOn}，尚未届满` } : undefined,
    },
    repair: {
      title: '信用修复提前停止公示',
      ...shown,
      to: 'expired',
      by: ['head'],
      input: { withdrawnWhy: text('修复情况', { required: true, multiline: true }) },
    },
  },
  deadlines: {
    publishing: {
      title: '公示时限',
      startsOn: { enter: ['draft'] },
      stopsOn: { enter: ['published', 'unpublished'] },
      startsAt: 'decidedAt',
      limits: limits.publication,
      onBreach: { tell: ['publisher', 'supervisor'] },
    },
    withdrawal: {
      title: '撤回时限',
      startsOn: { enter: ['withdrawing'] },
      stopsOn: { enter: ['withdrawn'] },
      startsAt: 'changedOn',
      limits: limits.withdrawal,
      onBreach: { tell: ['publisher', 'supervisor'] },
    },
    exposure: {
      title: '安全生产处罚曝光时限',
      startsOn: { enter: ['draft'] },
      stopsOn: { move: ['expose-safety', 'leave-out'] },
      startsAt: 'decidedAt',
      when: ({ safety }) => safety === true,
      limits: limits.exposure,
      onBreach: { tell: ['publisher', 'supervisor'] },
    },
  },
});
