import type { Ctx } from '../../../kernel/sdk/index.ts';
import { evidenceHold, seizure } from '../cases/measures.ts';
import { limitOn } from '../deadlines.ts';
import { coercionLaw, penaltyLaw } from '../law.ts';
import { form, ministryForms } from './define.ts';
import { entry, label, letter, remedies, table } from './layout.ts';
import { chineseDate, penaltySheet } from './sheet.ts';

const goodsTable = (goods: string) =>
  table(
    [1, 9],
    [
      [label('序号'), label('物品名称、规格、数量、地点')],
      ...goods
        .split('\n')
        .filter((row) => row.trim() !== '')
        .map((row, index) => [entry(String(index + 1)), entry(row.trim())]),
    ],
    1,
  );

const held = async (ctx: Ctx, id: string) => {
  const { penalty, goods, place, heldAt, disposal } = await ctx.cases(evidenceHold).get(id);
  const { sheet } = await penaltySheet(ctx, penalty);
  const titles = evidenceHold.fields.disposal.options;
  return { sheet, goods, place, heldOn: chineseDate(heldAt), disposal: disposal ? titles[disposal] : '期限届满' };
};

/** 6. 证据登记保存清单. */
export const evidenceList = form<Awaited<ReturnType<typeof held>>>({
  key: 'evidence-list',
  title: '证据登记保存清单',
  word: '证保',
  basis: `${ministryForms}；${penaltyLaw('第五十六条')}`,
  data: held,
  render: ({ sheet, goods, place }, issued) => {
    const { amount, unit } = limitOn('evidenceHold', issued.date);
    return letter(sheet, issued, {
      title: '证据登记保存清单',
      paragraphs: [
        `因调查${sheet.cause}一案，依据${penaltyLaw('第五十六条')}的规定，对你（单位）下列物品先行登记保存，保存地点：${place}。`,
        `登记保存期间，你（单位）或者有关人员不得使用、销售、转移、损毁、隐匿。本机关将在${amount}${unit === 'workingDay' ? '个工作日' : '日'}内作出处理决定。`,
      ],
      tables: [goodsTable(goods)],
      note: '本清单一式两份：一份存根，一份交当事人',
    });
  },
});

/** 7. 解除证据登记保存决定书. */
export const evidenceRelease = form<Awaited<ReturnType<typeof held>>>({
  key: 'evidence-release',
  title: '解除证据登记保存决定书',
  word: '解保',
  basis: `${ministryForms}；${penaltyLaw('第五十六条')}`,
  data: held,
  render: ({ sheet, goods, heldOn, disposal }, issued) =>
    letter(sheet, issued, {
      title: '解除证据登记保存决定书',
      paragraphs: [`本机关于${heldOn}对你（单位）的下列物品先行登记保存。现决定解除登记保存，处理情况：${disposal}。`],
      tables: [goodsTable(goods)],
    }),
});

const seized = async (ctx: Ctx, id: string) => {
  const subject = await ctx.cases(seizure).get(id);
  const { sheet } = await penaltySheet(ctx, subject.penalty);
  return {
    sheet,
    kind: seizure.fields.kind.options[subject.kind],
    facts: subject.facts,
    legalBasis: subject.legalBasis,
    goods: subject.goods,
    from: chineseDate(subject.imposedAt),
    extendedWhy: subject.extendedWhy ?? '',
  };
};

type Seized = Awaited<ReturnType<typeof seized>>;

/** 8. 行政强制措施决定书, handed over on the spot. */
export const seizureDecision = form<Seized>({
  key: 'seizure-decision',
  title: '行政强制措施决定书',
  word: '强措',
  basis: `${ministryForms}；${coercionLaw('第二十四条')}`,
  data: seized,
  render: ({ sheet, kind, facts, legalBasis, goods, from }, issued) =>
    letter(sheet, issued, {
      title: '行政强制措施决定书',
      paragraphs: [
        `${facts}。依据${legalBasis}的规定，本机关决定对下列物品依法予以${kind}，自${from || chineseDate(issued.date)}起，期限三十日。检测、检验、检疫或者技术鉴定的期间不计算在内，另行书面告知。`,
        remedies(sheet.organ, false).split('。')[0] ?? '',
      ],
      tables: [goodsTable(goods)],
      note: '本文书一式两份：一份存根，一份当场交当事人',
    }),
});

/** 9. 延长行政强制措施期限通知书. */
export const seizureExtension = form<Seized>({
  key: 'seizure-extension',
  title: '延长行政强制措施期限通知书',
  word: '延强',
  basis: `${ministryForms}；${coercionLaw('第二十五条')}`,
  data: seized,
  render: ({ sheet, kind, from, extendedWhy }, issued) =>
    letter(sheet, issued, {
      title: '延长行政强制措施期限通知书',
      paragraphs: [
        `本机关于${from}对你（单位）采取了${kind}的行政强制措施。因${extendedWhy}，依据${coercionLaw('第二十五条')}的规定，经批准，延长期限三十日。`,
      ],
    }),
});

/** 10. 解除行政强制措施决定书. */
export const seizureRelease = form<Seized>({
  key: 'seizure-release',
  title: '解除行政强制措施决定书',
  word: '解强',
  basis: `${ministryForms}；${coercionLaw('第二十八条')}`,
  data: seized,
  render: ({ sheet, kind, from, goods }, issued) =>
    letter(sheet, issued, {
      title: '解除行政强制措施决定书',
      paragraphs: [
        `本机关于${from}对你（单位）采取了${kind}的行政强制措施。依据${coercionLaw('第二十八条')}的规定，现决定予以解除，下列财物退还你（单位）。`,
      ],
      tables: [goodsTable(goods)],
    }),
});
