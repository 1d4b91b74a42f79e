import { choice, date, entity, integer, ref, text, yesNo, yuan } from '../../../kernel/sdk/index.ts';
import { discretionClasses, fieldsOfLaw } from '../options.ts';

export const law = entity({
  key: 'law',
  title: '法律法规',
  label: 'title',
  fields: {
    title: text('名称', { required: true, search: true }),
    number: text('文号'),
    issuer: text('发布机关', { required: true }),
    level: choice(
      '效力级别',
      { act: '法律', regulation: '行政法规', local: '地方性法规', rule: '规章', norm: '规范性文件' },
      { required: true },
    ),
    issuedOn: date('发布日期'),
    link: text('链接'),
  },
});

/** One article as it stood between two dates: an amended article is a further row. */
export const provision = entity({
  key: 'provision',
  title: '条文',
  label: 'clause',
  unique: [['law', 'clause', 'since']],
  fields: {
    law: ref('法律法规', 'law', { required: true }),
    clause: text('条款项', { required: true, search: true, maxLength: 60 }),
    summary: text('要点', { required: true, multiline: true }),
    since: date('施行日期', { required: true }),
    until: date('失效日期'),
    leastFine: yuan('罚款下限'),
    mostFine: yuan('罚款上限'),
  },
});

export const violation = entity({
  key: 'violation',
  title: '违法行为',
  label: 'name',
  unique: [['code']],
  sort: ['code'],
  fields: {
    code: text('违法行为代码', { required: true, maxLength: 20 }),
    name: text('案由', { required: true, search: true }),
    field: choice('执法门类', fieldsOfLaw, { required: true }),
    broken: ref('认定依据', 'provision'),
    penalised: ref('处罚依据', 'provision'),
    since: date('施行日期', { required: true }),
    until: date('失效日期'),
    standard: text('裁量基准表', { maxLength: 60, help: '裁量决策表的名称；没有的按处罚依据的上下限控制。' }),
    safety: yesNo('涉及生命健康安全', { basis: '行政处罚法 第三十六条' }),
  },
});

/** 裁量基准 as it is published (行政处罚法 第三十四条); the table that decides stands in the rules. */
export const discretion = entity({
  key: 'discretion',
  title: '裁量基准',
  label: 'circumstance',
  unique: [['violation', 'level', 'since']],
  fields: {
    violation: ref('违法行为', 'violation', { required: true }),
    level: integer('违法程度', { required: true, min: 1, max: 9 }),
    outcome: choice('裁量等次', discretionClasses, { required: true }),
    circumstance: text('违法情节', { required: true, multiline: true }),
    leastFine: yuan('罚款下限', { required: true, min: 0 }),
    mostFine: yuan('罚款上限', { required: true, min: 0 }),
    since: date('施行日期', { required: true }),
    basis: text('依据', { required: true }),
  },
});
