import {
  type CaseRecordOf,
  type Ctx,
  caseType,
  choice,
  type GuardRefusal,
  org,
  ref,
  text,
  yesNo,
} from '../../../kernel/sdk/index.ts';
import { overloadReview, withdrawable } from '../cases.ts';
import { grounds } from './grounds.ts';

const answer = text('复核意见', { required: true, multiline: true, maxLength: 2000 });

const objectionFields = {
  title: text('事由', { required: true, search: true, fixed: true, maxLength: 200 }),
  org: org('所属区划', { required: true }),
  package: ref('封存证据包', 'evidence-package', { required: true, fixed: true }),
  review: ref('非现场审核', 'overload-review', { required: true, fixed: true }),
  ground: choice('异议类型', grounds, { required: true, fixed: true }),
  content: text('异议内容', { required: true, fixed: true, multiline: true, maxLength: 2000 }),
  name: text('姓名', { personal: 'name', fixed: true, maxLength: 40 }),
  phone: text('联系电话', { personal: 'phone', fixed: true, maxLength: 20 }),
  answer: text('复核意见', { multiline: true, maxLength: 2000 }),
  simulated: yesNo('模拟数据'),
} as const;

type Objected = CaseRecordOf<string, typeof objectionFields>;

/** Nobody answers an objection to what he has reviewed or decided himself. */
export async function guardOwnReview(subject: Objected, _input: unknown, ctx: Ctx): Promise<GuardRefusal | undefined> {
  const steps = await ctx.cases(overloadReview).history(subject.review);
  const own = steps.some(({ byName, from }) => from !== null && byName === ctx.who.name);
  return own
    ? { reason: '本人审核或判定过该记录，不得复核其异议', basis: '《行政处罚法》第四十一条第三款' }
    : undefined;
}

/** What a driver was right about is evidence no more: its review is taken back, unless a decision already stands on it. */
async function takeBack(subject: Objected, input: { readonly answer?: string | null }, ctx: Ctx): Promise<void> {
  const review = await ctx.cases(overloadReview).get(subject.review);
  if (!withdrawable.some((state) => state === review.state)) return;
  const why = `异议成立：${input.answer ?? ''}`;
  await ctx.cases(overloadReview).move(review.id, review.version, 'withdraw', { why });
}

/** 异议复核: what a driver says against a record, answered by somebody who has not judged it. */
export const objection = caseType({
  key: 'objection',
  title: '异议复核',
  lawVersion: 1,
  label: 'title',
  org: 'org',
  openedBy: ['officer'],
  fields: objectionFields,
  initial: 'received',
  states: {
    received: { title: '待复核', tone: 'warning' },
    upheld: { title: '异议成立', final: true, tone: 'good' },
    rejected: { title: '异议不成立', final: true, tone: 'plain' },
  },
  moves: {
    uphold: {
      title: '异议成立',
      from: ['received'],
      to: 'upheld',
      by: ['second-reviewer', 'chief'],
      input: { answer },
      guard: guardOwnReview,
      effect: takeBack,
      confirm: '成立后该记录撤回，不再用于处罚；已移交行政执法的同时通知撤回。',
      basis: '《行政处罚法》第四十一条第三款',
    },
    reject: {
      title: '异议不成立',
      from: ['received'],
      to: 'rejected',
      by: ['second-reviewer', 'chief'],
      input: { answer },
      guard: guardOwnReview,
      basis: '《行政处罚法》第四十一条第三款',
    },
  },
  deadlines: {
    answer: {
      title: '答复期限',
      startsOn: { enter: ['received'] },
      stopsOn: { enter: ['upheld', 'rejected'] },
      limits: [
        {
          since: '2021-07-15',
          amount: 10,
          unit: 'workingDay',
          basis: '法律未规定天数，本省配置 10 个工作日（可配置）',
        },
      ],
      countFrom: 'nextDay',
      onBreach: { tell: ['chief'] },
    },
  },
});
