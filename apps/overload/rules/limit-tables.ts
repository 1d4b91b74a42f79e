import { decisionTable } from '../../../kernel/sdk/index.ts';

const article3 = '《超限运输车辆行驶公路管理规定》（交通运输部令2016年第62号）第三条';
const annex = '《公路货运车辆超限超载认定标准》';
const gb1589 = 'GB 1589-2016 轴荷限值（按二手资料录入，执法前须与标准文本核对）';

/** Upper figure by the number of axles that a scale counts: a scale sees neither tyres nor suspension. */
export const screenLimits = [
  decisionTable({
    name: 'screen-limit',
    title: '初筛限值（按轴数）',
    basis: `${article3}；检测设备只能数轴，取该轴数的上限`,
    from: '2016-09-21',
    to: null,
    hitPolicy: 'UNIQUE',
    inputs: { axles: { title: '轴数', type: 'number' } },
    outputs: { limitKg: { title: '限值（kg）', type: 'number' } },
    rules: [
      { when: { axles: 2 }, gives: { limitKg: 18_000 } },
      { when: { axles: 3 }, gives: { limitKg: 27_000 } },
      { when: { axles: 4 }, gives: { limitKg: 36_000 } },
      { when: { axles: 5 }, gives: { limitKg: 43_000 } },
      { when: { axles: '>= 6' }, gives: { limitKg: 49_000 } },
    ],
  }),
];

/** Gross limit by vehicle, before axle sums and tyres. */
export const grossLimits = [
  decisionTable({
    name: 'gross-limit',
    title: '车货总质量限值',
    basis: article3,
    from: '2016-09-21',
    to: null,
    hitPolicy: 'FIRST',
    inputs: {
      category: { title: '车辆类别', type: 'string' },
      axles: { title: '轴数', type: 'number' },
      code: { title: '轴型', type: 'string' },
      drive: { title: '驱动轴', type: 'string' },
      air: { title: '空气悬架', type: 'boolean' },
    },
    outputs: { limitKg: { title: '限值（kg）', type: 'number' } },
    rules: [
      { when: { axles: 2 }, gives: { limitKg: 18_000 } },
      { when: { category: '"truck"', axles: 3, air: true }, gives: { limitKg: 26_000 }, basis: annex },
      { when: { category: '"truck"', axles: 3 }, gives: { limitKg: 25_000 } },
      { when: { category: '"truck"', axles: 4, air: true }, gives: { limitKg: 32_000 }, basis: annex },
      { when: { category: '"truck"', axles: 4 }, gives: { limitKg: 31_000 } },
      {
        when: { category: '"truck"', axles: '>= 5' },
        gives: { limitKg: 49_000 },
        basis: annex,
        note: '认定标准未列的车型，以各轴限值之和为准',
      },
      { when: { axles: 3 }, gives: { limitKg: 27_000 } },
      {
        when: { axles: 4, code: '"125"', air: true },
        gives: { limitKg: 37_000 },
        basis: annex,
        note: '驱动轴双轮胎并空气悬架，半挂车两轴间距不小于 1800 mm',
      },
      { when: { axles: 4 }, gives: { limitKg: 36_000 } },
      {
        when: { axles: 5, code: '"127"' },
        gives: { limitKg: 42_000 },
        basis: annex,
        note: '二轴牵引车与三轴半挂车：五轴铰接列车两档中的低档，由轴荷和推定',
      },
      { when: { axles: 5 }, gives: { limitKg: 43_000 } },
      { when: { axles: '>= 6', drive: '"single"' }, gives: { limitKg: 46_000 } },
      { when: { axles: '>= 6' }, gives: { limitKg: 49_000 } },
    ],
  }),
];

/** Limit of one axle group; the vehicle may not weigh more than all of its groups together. */
export const axleLimits = [
  decisionTable({
    name: 'axle-limit',
    title: '轴组限值',
    basis: gb1589,
    from: '2016-09-21',
    to: null,
    hitPolicy: 'FIRST',
    inputs: {
      group: { title: '轴组类型', type: 'number' },
      drive: { title: '驱动', type: 'boolean' },
      air: { title: '空气悬架', type: 'boolean' },
      category: { title: '车辆类别', type: 'string' },
      code: { title: '轴型', type: 'string' },
    },
    outputs: { limitKg: { title: '限值（kg）', type: 'number' } },
    rules: [
      { when: { group: 1 }, gives: { limitKg: 7_000 } },
      { when: { group: 2, drive: true }, gives: { limitKg: 11_500 } },
      { when: { group: 2 }, gives: { limitKg: 10_000 } },
      { when: { group: 3 }, gives: { limitKg: 14_000 } },
      { when: { group: 4 }, gives: { limitKg: 17_000 } },
      { when: { group: 5, drive: true, air: true, category: '"truck"' }, gives: { limitKg: 19_000 } },
      {
        when: { group: 5, drive: false, air: true, code: '"125"' },
        gives: { limitKg: 20_000 },
        basis: annex,
        note: '适用空气悬架 37 吨一档时，半挂车两轴间距不小于 1800 mm',
      },
      { when: { group: 5 }, gives: { limitKg: 18_000 } },
      { when: { group: 6 }, gives: { limitKg: 21_000 } },
      { when: { group: 7 }, gives: { limitKg: 24_000 } },
    ],
  }),
];

/** How much the limit falls for axles on single tyres, apart from steering and drive axles. */
export const tyreReductions = [
  decisionTable({
    name: 'tyre-reduction',
    title: '单轮胎扣减',
    basis: `${article3}第二款第（二）项：每减少两个轮胎，限值减少 3 吨；符合标准的宽轮胎除外`,
    from: '2016-09-21',
    to: null,
    hitPolicy: 'UNIQUE',
    inputs: { axles: { title: '单轮胎轴数（驱动轴除外）', type: 'number' } },
    outputs: { kg: { title: '扣减（kg）', type: 'number' } },
    rules: [{ when: {}, gives: { kg: { feel: '3000 * axles' } } }],
  }),
];
