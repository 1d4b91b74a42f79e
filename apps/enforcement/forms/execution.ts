import type { CaseRecord, Ctx } from '../../../kernel/sdk/index.ts';
import { action } from '../cases/action.ts';
import { collection } from '../cases/collection.ts';
import { compensation } from '../cases/compensation.ts';
import { spotPenalty } from '../cases/spot-penalty.ts';
import { coercionLaw, ministryProcedure, penaltyLaw, roadProtection } from '../law.ts';
import { damage, instalment } from '../registers/file.ts';
import { form, ministryForms } from './define.ts';
import { entry, head, label, letter, line, officeDocument, prose, remedies, seal, table, yuanText } from './layout.ts';
import { chineseDate, chineseTime, organBlock, partyBlock, penaltySheet, type Sheet, sheetOf } from './sheet.ts';

/** The sheet of the case whose fine is collected, of either procedure. */
async function sheetOfCollection(ctx: Ctx, subject: CaseRecord<typeof collection>): Promise<Sheet> {
  if (subject.penalty) return (await penaltySheet(ctx, subject.penalty)).sheet;
  return sheetOf(ctx, await ctx.cases(spotPenalty).get(subject.spotPenalty ?? ''));
}

const collected = async (ctx: Ctx, id: string) => {
  const subject = await ctx.cases(collection).get(id);
  const plan = await ctx.entities(instalment).all({ collection: id });
  return {
    sheet: await sheetOfCollection(ctx, subject),
    decision: subject.decisionNumber ?? '',
    servedOn: chineseDate(subject.servedOn),
    fine: subject.fine,
    surcharge: subject.surcharge ?? 0,
    paid: subject.paid ?? 0,
    deferredUntil: chineseDate(subject.deferredUntil),
    deferredWhy: subject.deferredWhy ?? '',
    endedWhy: subject.endedWhy ?? '',
    course: subject.state === 'ended' ? 'ended' : subject.state === 'suspended' ? 'suspended' : 'resumed',
    plan: [...plan].sort((a, b) => a.no - b.no).map(({ no, dueOn, amount }) => ({ no, dueOn, amount })),
  };
};

type Collected = Awaited<ReturnType<typeof collected>>;

/** 17. 分期（延期）缴纳罚款通知书. */
export const deferralNotice = form<Collected>({
  key: 'deferral-notice',
  title: '分期（延期）缴纳罚款通知书',
  word: '延缴',
  basis: `${ministryForms}；${penaltyLaw('第六十六条')}`,
  data: collected,
  render: ({ sheet, decision, fine, deferredUntil, plan }, issued) =>
    letter(sheet, issued, {
      title: '分期（延期）缴纳罚款通知书',
      paragraphs: [
        `${decision}对你（单位）作出罚款 ${yuanText(fine)}的决定。根据你（单位）的申请，依据${penaltyLaw('第六十六条')}的规定，现决定：`,
        plan.length > 0 ? '■ 批准分期缴纳，各期见下表。' : `■ 批准延期缴纳，延长至${deferredUntil}止。`,
        '逾期未缴纳的，本机关将依法加处罚款并强制执行。',
      ],
      tables:
        plan.length === 0
          ? []
          : [
              table(
                [1, 2, 2],
                [
                  ['期次', '缴纳日期', '金额'].map((text) => label(text)),
                  ...plan.map((one) =>
                    [`第${one.no}期`, chineseDate(one.dueOn), yuanText(one.amount)].map((text) => entry(text)),
                  ),
                ],
                1,
              ),
            ],
    }),
});

/** 19. 催告书 for a fine. */
export const urgingLetter = form<Collected>({
  key: 'urging-letter',
  title: '催告书',
  word: '催',
  basis: `${ministryForms}；${coercionLaw('第五十四条')}`,
  data: collected,
  render: ({ sheet, decision, servedOn, fine, surcharge, paid }, issued) =>
    letter(sheet, issued, {
      title: '催告书',
      paragraphs: [
        `${decision}已于${servedOn}送达，你（单位）逾期未履行缴纳罚款的义务。依据${coercionLaw('第五十四条')}的规定，现就有关事项催告如下：`,
        `一、履行期限：自收到本催告书之日起十个工作日内。`,
        `二、履行方式和金额：罚款 ${yuanText(fine)}，加处罚款 ${yuanText(surcharge)}，已缴 ${yuanText(paid)}，向${sheet.organ.payeeBank || '指定的代收机构'}缴纳。`,
        '三、你（单位）收到本催告书后有权进行陈述和申辩。逾期仍不履行的，本机关将依法申请人民法院强制执行。',
      ],
    }),
});

/** 22. 中止（终结、恢复）行政强制执行通知书. */
export const suspensionNotice = form<Collected>({
  key: 'suspension-notice',
  title: '中止（终结、恢复）行政强制执行通知书',
  word: '中执',
  basis: `${ministryForms}；${coercionLaw('第三十九条、第四十条')}`,
  data: collected,
  render: ({ sheet, decision, course, endedWhy }, issued) => {
    const tick = (one: typeof course) => (course === one ? '■' : '□');
    const clause = coercionLaw(course === 'ended' ? '第四十条' : '第三十九条');
    const reason = course === 'resumed' ? '中止执行的情形消失' : endedWhy;
    return letter(sheet, issued, {
      title: '中止（终结、恢复）行政强制执行通知书',
      paragraphs: [
        `关于${decision}的执行，因${reason}，依据${clause}的规定：`,
        `${tick('suspended')} 中止执行    ${tick('ended')} 终结执行    ${tick('resumed')} 恢复执行`,
      ],
    });
  },
});

const acted = async (ctx: Ctx, id: string) => {
  const subject = await ctx.cases(action).get(id);
  const { sheet } = await penaltySheet(ctx, subject.penalty);
  return {
    sheet,
    substitutes: subject.way === 'substitute',
    way: action.fields.way.options[subject.way],
    duty: subject.duty,
    substitute: subject.substitute ?? '本机关委托的没有利害关系的第三人',
    budget: subject.budget ?? 0,
    mustClear: subject.mustClear ?? false,
    executeAt: chineseTime(subject.executeAt),
  };
};

type Acted = Awaited<ReturnType<typeof acted>>;

/** 19. 催告书 for another duty. */
export const actionUrging = form<Acted>({
  key: 'action-urging',
  title: '履行义务催告书',
  word: '催履',
  basis: `${ministryForms}；${coercionLaw('第三十五条')}`,
  data: acted,
  render: ({ sheet, substitutes, way, duty }, issued) =>
    letter(sheet, issued, {
      title: '催告书',
      paragraphs: [
        `你（单位）逾期未履行下列义务：${duty}。依据${coercionLaw('第三十五条')}的规定，现催告你（单位）自收到本催告书之日起${substitutes ? '三个工作日' : '十个工作日'}内履行。`,
        `逾期不履行的，本机关将依法${way}。你（单位）收到本催告书后有权进行陈述和申辩。`,
      ],
    }),
});

/** 20. 行政强制执行决定书. */
export const actionDecision = form<Acted>({
  key: 'action-decision',
  title: '行政强制执行决定书',
  word: '强执',
  basis: `${ministryForms}；${coercionLaw('第三十七条')}`,
  data: acted,
  render: ({ sheet, duty, way }, issued) =>
    letter(sheet, issued, {
      title: '行政强制执行决定书',
      paragraphs: [
        `你（单位）经催告逾期仍不履行下列义务：${duty}。`,
        `依据${coercionLaw('第三十七条')}的规定，本机关决定${way}。`,
        remedies(sheet.organ, false).split('。')[0] ?? '',
      ],
    }),
});

/** 21. 代履行决定书: a third person performs, the party pays. */
export const substituteDecision = form<Acted>({
  key: 'substitute-decision',
  title: '代履行决定书',
  word: '代履',
  basis: `${ministryForms}；${coercionLaw('第五十一条')}`,
  data: acted,
  render: ({ sheet, duty, substitute, budget, mustClear }, issued) =>
    letter(sheet, issued, {
      title: '代履行决定书',
      paragraphs: [
        `你（单位）${mustClear ? '不能立即清除' : '经催告逾期仍不履行'}：${duty}。`,
        `依据${coercionLaw(mustClear ? '第五十二条' : '第五十条、第五十一条')}的规定，由${substitute}代履行，费用预算 ${yuanText(budget)}，由你（单位）承担。`,
        remedies(sheet.organ, false).split('。')[0] ?? '',
      ],
    }),
});

/** 18. 执行公告. */
export const executionAnnouncement = form<Acted>({
  key: 'execution-announcement',
  title: '执行公告',
  word: '执告',
  basis: `${ministryForms}；${coercionLaw('第四十四条')}`,
  data: acted,
  render: ({ sheet, duty }, issued) =>
    officeDocument('执行公告', sheet, issued, [
      ...head('执行公告', issued),
      prose(
        `${sheet.party.name}逾期未履行下列义务：${duty}。依据${coercionLaw('第四十四条')}的规定，现予公告，限当事人自行拆除。期满不申请行政复议、不提起行政诉讼又不拆除的，本机关将依法强制拆除。`,
      ),
      seal(sheet, issued),
    ]),
});

const compensated = async (ctx: Ctx, id: string) => {
  const subject = await ctx.cases(compensation).get(id);
  const rows = await ctx.entities(damage).all({ compensation: id });
  return {
    sheet: { organ: await organBlock(ctx, subject.org), simulated: subject.simulated ?? false },
    party: (await partyBlock(ctx, subject.party)).name,
    kind: compensation.fields.kind.options[subject.kind],
    place: subject.place,
    on: chineseDate(subject.damagedAt),
    amount: subject.amount ?? 0,
    rows: rows.map(({ name, quantity, unit, price }) => ({ name, quantity: `${quantity}${unit}`, price })),
  };
};

/** 公路赔（补）偿通知书, with the list of what was damaged. */
export const compensationNotice = form<Awaited<ReturnType<typeof compensated>>>({
  key: 'compensation-notice',
  title: '公路赔（补）偿通知书',
  word: '路赔',
  basis: `${ministryProcedure('路产赔补偿通知')}；${roadProtection('第八十五条')}`,
  data: compensated,
  render: ({ sheet, party, kind, place, on, amount, rows }, issued) =>
    officeDocument('公路赔（补）偿通知书', sheet, issued, [
      ...head('公路赔（补）偿通知书', issued),
      line(`${party}：`),
      prose(`你（单位）于${on}在${place}造成公路路产损坏（占用），应当${kind} ${yuanText(amount)}，明细如下。`),
      table(
        [4, 2, 2],
        [
          ['路产名称', '数量', '单价'].map((text) => label(text)),
          ...rows.map((one) => [one.name, one.quantity, yuanText(one.price)].map((text) => entry(text))),
        ],
        1,
      ),
      prose(
        '如有异议，请自收到本通知书之日起三个工作日内提出；无异议的，自期满之日起十五日内缴纳。对赔（补）偿有争议的，可以依法提起民事诉讼。',
      ),
      seal(sheet, issued),
    ]),
});
