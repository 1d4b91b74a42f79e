import { choice, entity, integer, org, ref, text, yesNo } from '../../../kernel/sdk/index.ts';
import { partyKinds } from '../options.ts';

/** 当事人. Linked to the register of subjects by its number, masked for all who need not know. */
export const party = entity({
  key: 'party',
  title: '当事人',
  label: 'name',
  org: 'org',
  fields: {
    kind: choice('当事人类型', partyKinds, { required: true }),
    name: text('姓名或名称', { required: true, search: true, personal: 'name' }),
    org: org('登记单位', { required: true }),
    number: text('证件号码', { personal: 'id-number', maxLength: 40, help: '身份证号或统一社会信用代码。' }),
    representative: text('法定代表人', { personal: 'name' }),
    address: text('住址', { personal: 'address' }),
    telephone: text('联系电话', { personal: 'phone', maxLength: 30 }),
    licence: text('经营许可证或从业资格证号', { maxLength: 60 }),
    birthYear: integer('出生年份', { min: 1900, max: 2100 }),
    electronicService: yesNo('同意电子送达', { basis: '行政处罚法 第六十一条第二款：经当事人同意并签订确认书' }),
    simulated: yesNo('模拟数据'),
  },
});

export const vehicle = entity({
  key: 'vehicle',
  title: '涉案车船',
  label: 'plate',
  org: 'org',
  unique: [['plate', 'org']],
  fields: {
    plate: text('车牌号或船名', { required: true, search: true, personal: 'plate', maxLength: 40 }),
    kind: choice(
      '类型',
      { truck: '货车', bus: '客车', taxi: '出租汽车', ship: '船舶', other: '其他' },
      { required: true },
    ),
    org: org('登记单位', { required: true }),
    licence: text('营运证号', { maxLength: 40 }),
    owner: ref('所有人', 'party'),
    axles: integer('轴数', { min: 2, max: 20 }),
    simulated: yesNo('模拟数据'),
  },
});
