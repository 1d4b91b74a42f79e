import { choice, date, entity, instant, org, text, yesNo } from '../../../kernel/sdk/index.ts';

/** 货车司机诉求台账: each truck driver's grievance from acceptance to result, under the one-hour and one-day clocks. */
export const truckDriver = entity({
  key: 'truck-driver',
  title: '货车司机诉求台账',
  label: 'orderNumber',
  org: 'region',
  unique: [['orderNumber']],
  sort: ['-acceptedAt'],
  fields: {
    orderNumber: text('工单编号', { required: true, maxLength: 40, search: true }),
    region: org('所属区域', { required: true }),
    matter: choice(
      '反映事项',
      {
        fine: '罚款',
        overload: '治超',
        toll: '收费',
        parking: '停车休息',
        toilet: '服务区',
        permit: '证照',
        other: '其他',
      },
      { required: true },
    ),
    acceptedAt: instant('受理时间', { required: true }),
    answeredOn: date('答复日期'),
    outcome: text('办理结果', { multiline: true, maxLength: 2000 }),
    simulated: yesNo('模拟数据', { hidden: true }),
  },
});
