import Type from 'typebox';
import { entity, json, org, text, yesNo } from '../../../kernel/sdk/index.ts';
import { businesses } from '../options.ts';

/** 承办单位: who handles which fields where. The nearest one to the place of the matter is suggested. */
export const department = entity({
  key: 'department',
  title: '承办单位',
  label: 'name',
  unique: [['org']],
  sort: ['region', 'name'],
  fields: {
    name: text('名称', { required: true, search: true, maxLength: 100 }),
    org: org('机构', { required: true }),
    region: org('管辖区域', { required: true }),
    businesses: json('承办领域', Type.Array(Type.Enum(Object.keys(businesses) as (keyof typeof businesses)[])), {
      required: true,
    }),
    ranked: yesNo('参加排名', { help: '市级单位参加月度通报排名。' }),
    contact: text('联系人', { maxLength: 50, personal: 'name' }),
    phone: text('联系电话', { maxLength: 30, personal: 'phone' }),
    active: yesNo('启用', { required: true }),
  },
});
