import { choice, entity, text, yesNo } from '../../../kernel/sdk/index.ts';

/** 诉求人: open to the centre alone; whoever handles an order, and so may be complained of, never sees one. */
export const caller = entity({
  key: 'caller',
  title: '诉求人',
  label: 'name',
  unique: [['phone']],
  fields: {
    name: text('姓名', { required: true, maxLength: 50, personal: 'name', search: true }),
    phone: text('电话', { maxLength: 30, personal: 'phone', pattern: '^[0-9+*#-]{3,30}$', search: 'whole' }),
    sex: choice('性别', { male: '先生', female: '女士' }),
    address: text('住址', { maxLength: 200, personal: 'address', hidden: true }),
    truckDriver: yesNo('货车司机'),
    plate: text('车牌号', { maxLength: 20, personal: 'plate' }),
    abusive: yesNo('滥用热线', { help: '经批准登记，仍受理合理诉求。' }),
    abusiveWhy: text('登记理由和批准人', { maxLength: 500, hidden: true }),
    simulated: yesNo('模拟数据', { hidden: true }),
  },
});
