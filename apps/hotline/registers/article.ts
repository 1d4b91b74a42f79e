import { choice, date, entity, integer, org, text, yesNo } from '../../../kernel/sdk/index.ts';
import { businesses } from '../options.ts';

/** 知识: what an agent may answer at once, with its ground and the time in which it holds. */
export const article = entity({
  key: 'article',
  title: '知识条目',
  label: 'question',
  sort: ['-usedCount', 'question'],
  fields: {
    question: text('问题', { required: true, search: 'pairs', maxLength: 300 }),
    answer: text('答复口径', { required: true, search: 'pairs', multiline: true, maxLength: 4000 }),
    answerBasis: text('答复依据', { multiline: true, maxLength: 2000 }),
    business: choice('业务领域', businesses, { required: true }),
    owner: org('责任单位', { required: true }),
    validFrom: date('生效日期'),
    validTo: date('失效日期'),
    checkedOn: date('复核日期'),
    usedCount: integer('引用次数', { min: 0 }),
    simulated: yesNo('模拟数据', { hidden: true }),
  },
});
