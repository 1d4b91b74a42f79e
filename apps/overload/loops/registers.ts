import { date, entity, org, ref, text, yesNo } from '../../../kernel/sdk/index.ts';

/** 驾驶人, as far as the one-year cycle needs him. */
export const driver = entity({
  key: 'driver',
  title: '货运驾驶人',
  label: 'name',
  org: 'org',
  unique: [['qualificationNo']],
  fields: {
    name: text('姓名', { required: true, search: true, personal: 'name', maxLength: 40 }),
    qualificationNo: text('从业资格证号', { required: true, search: true, personal: 'id-number', maxLength: 40 }),
    org: org('所在区划', { required: true }),
    carrier: ref('货运企业', 'carrier'),
    firstIssuedOn: date('资格证首发日期', { help: '一年周期由此起算。' }),
    simulated: yesNo('模拟数据'),
  },
});
