import {
  type CaseRecordOf,
  type Ctx,
  caseType,
  choice,
  date,
  type Fields,
  type Filter,
  type GuardRefusal,
  text,
} from '../../../kernel/sdk/index.ts';
import { today } from '../deadlines.ts';
import { litigationLaw, penaltyLaw, reviewLaw } from '../law.ts';
import { freeze } from '../registers/file.ts';
import { collection } from './collection.ts';
import { linkFields, refuseAfterEnd } from './common.ts';

const fields = {
  ...linkFields,
  kind: choice('救济种类', { review: '行政复议', litigation: '行政诉讼' }, { required: true }),
  body: text('复议机关或法院', { required: true, maxLength: 80 }),
  decisionServedOn: date('决定送达日期', { required: true }),
  lodgedOn: date('申请或起诉日期', { required: true }),
  reviewFirst: choice('当场处罚', { yes: '是', no: '否' }, { required: true, help: '当场处罚须先复议。' }),
  reviewed: text('已作出的复议决定文号', { maxLength: 80 }),
  outcome: choice('结果', { upheld: '维持', revoked: '撤销', changed: '变更', illegal: '确认违法', withdrawn: '撤回' }),
  endedOn: date('终结日期'),
} as const satisfies Fields;

type Remedy = CaseRecordOf<string, typeof fields>;

function guardLodged(subject: Remedy, _input: unknown, ctx: Ctx): GuardRefusal | undefined {
  if (subject.kind === 'litigation' && subject.reviewFirst === 'yes' && !subject.reviewed) {
    return { reason: '对当场作出的处罚决定，应当先申请行政复议', basis: reviewLaw('第二十三条第一款第一项') };
  }
  const limit = subject.kind === 'review' ? 'review' : 'litigation';
  return refuseAfterEnd(ctx, {
    limit,
    from: subject.decisionServedOn,
    region: subject.org,
    what: subject.kind === 'review' ? '申请行政复议的期限' : '起诉期限',
    on: subject.lodgedOn,
  });
}

const linkedTo = (subject: Remedy): Filter =>
  subject.penalty ? { penalty: subject.penalty } : { spotPenalty: subject.spotPenalty ?? '' };

async function stopSurcharge(subject: Remedy, _input: unknown, ctx: Ctx): Promise<void> {
  for (const one of await ctx.cases(collection).all(linkedTo(subject))) {
    const values = {
      collection: one.id,
      org: one.org,
      remedy: subject.id,
      fromOn: subject.lodgedOn,
      reason: subject.title,
    };
    await ctx.entities(freeze).create(values, '行政处罚法第七十三条：复议或诉讼期间不计算加处罚款');
  }
}

async function resumeSurcharge(subject: Remedy, _input: unknown, ctx: Ctx): Promise<void> {
  for (const one of await ctx.entities(freeze).all({ remedy: subject.id, untilOn: { empty: true } })) {
    await ctx
      .entities(freeze)
      .update(one.id, one.version, { untilOn: subject.endedOn ?? today(ctx) }, '复议或诉讼终结');
  }
}

/** 复议与诉讼 (E24). It does not stop the execution; it stops the surcharge (行政处罚法 第七十三条). */
export const remedy = caseType({
  key: 'remedy',
  title: '复议与诉讼',
  lawVersion: 1,
  label: 'title',
  org: 'org',
  openedBy: ['officer', 'legal-reviewer'],
  fields,
  initial: 'lodged',
  states: {
    lodged: { title: '已提出', tone: 'active' },
    pending: { title: '审理中', tone: 'warning' },
    refused: { title: '不予受理', final: true, tone: 'plain' },
    ended: { title: '已终结', final: true, tone: 'good' },
  },
  moves: {
    accept: {
      title: '受理',
      from: ['lodged'],
      to: 'pending',
      by: ['legal-reviewer'],
      guard: guardLodged,
      effect: stopSurcharge,
      basis: `${reviewLaw('第二十条')}；${litigationLaw('第四十六条')}`,
    },
    refuse: { title: '不予受理', from: ['lodged'], to: 'refused', by: ['legal-reviewer'] },
    end: {
      title: '记录结果',
      from: ['pending'],
      to: 'ended',
      by: ['legal-reviewer'],
      input: {
        outcome: choice('结果', fields.outcome.options, { required: true }),
        endedOn: date('终结日期', { required: true }),
      },
      effect: resumeSurcharge,
      basis: penaltyLaw('第七十三条'),
    },
  },
});
