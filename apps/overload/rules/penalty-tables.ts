import { decisionTable } from '../../../kernel/sdk/index.ts';

const article43 = '《超限运输车辆行驶公路管理规定》（交通运输部令2016年第62号）第四十三条';

/**
 * What follows from kilograms over the limit. The clause does not say whether a part of 1000 kg counts, so both readings
 * are decided; which of them is fined is a setting of the authority.
 */
export const massPenalties = [
  decisionTable({
    name: 'mass-penalty',
    title: '超限质量处理',
    basis: `${article43}第一款第（二）项`,
    from: '2016-09-21',
    to: null,
    hitPolicy: 'UNIQUE',
    inputs: { overKg: { title: '超限（kg）', type: 'number' } },
    outputs: {
      disposition: { title: '处理', type: 'string', otherwise: 'none' },
      floorYuan: { title: '罚款（不足 1000 kg 不计）', type: 'number', otherwise: 0 },
      ceilYuan: { title: '罚款（不足 1000 kg 按 1000 kg 计）', type: 'number', otherwise: 0 },
    },
    rules: [
      { when: { overKg: '(0..1000]' }, gives: { disposition: 'warning', floorYuan: 0, ceilYuan: 0 }, note: '警告' },
      {
        when: { overKg: '> 1000' },
        gives: {
          disposition: 'fine',
          floorYuan: { feel: 'min(30000, 500 * floor(overKg / 1000))' },
          ceilYuan: { feel: 'min(30000, 500 * ceiling(overKg / 1000))' },
        },
        note: '每超 1000 kg 罚款 500 元，最高 30000 元',
      },
    ],
  }),
];

/** What follows from outer dimensions, mm. */
export const dimensionPenalties = [
  decisionTable({
    name: 'dimension-penalty',
    title: '外廓尺寸超限处理',
    basis: `${article43}第一款第（一）项`,
    from: '2016-09-21',
    to: null,
    hitPolicy: 'FIRST',
    inputs: {
      heightMm: { title: '高（mm）', type: 'number' },
      widthMm: { title: '宽（mm）', type: 'number' },
      lengthMm: { title: '长（mm）', type: 'number' },
    },
    outputs: {
      leastYuan: { title: '罚款下限', type: 'number' },
      mostYuan: { title: '罚款上限', type: 'number' },
    },
    rules: [
      {
        when: { heightMm: '<= 4000', widthMm: '<= 2550', lengthMm: '<= 18100' },
        gives: { leastYuan: 0, mostYuan: 0 },
        note: '不超限',
      },
      {
        when: { heightMm: '<= 4200', widthMm: '<= 3000', lengthMm: '<= 20000' },
        gives: { leastYuan: 0, mostYuan: 200 },
      },
      {
        when: { heightMm: '<= 4500', widthMm: '<= 3750', lengthMm: '<= 28000' },
        gives: { leastYuan: 200, mostYuan: 1000 },
      },
      { when: {}, gives: { leastYuan: 1000, mostYuan: 3000 } },
    ],
  }),
];

/** Several acts of one passage are fined together up to this. */
export const fineCapYuan = [
  { from: '2016-09-21', to: null, yuan: 30_000, basis: `${article43}第二款；《公路安全保护条例》第六十四条` },
] as const;

/** What is tolerated before over-limit transport counts as unlawful, per jurisdiction and place. */
export const tolerances = [
  decisionTable({
    name: 'tolerance',
    title: '违法超限认定幅度',
    basis: article43,
    from: '2016-09-21',
    to: null,
    hitPolicy: 'FIRST',
    inputs: {
      jurisdiction: { title: '辖区（省级代码）', type: 'string' },
      place: { title: '地点', type: 'string' },
    },
    outputs: { perMille: { title: '幅度（‰）', type: 'number' } },
    rules: [
      {
        when: { place: '"entrance"' },
        gives: { perMille: 0 },
        basis: '62号令第三十九条',
        note: '入口称重允差未见明文，按零录入；各地规定后改此行',
      },
      {
        when: { jurisdiction: '"430000"' },
        gives: { perMille: 100 },
        basis: '《湖南省治理货物运输车辆超限超载条例》：超过限值 10% 为违法超限运输（施行日期待补录）',
      },
      {
        when: { jurisdiction: '"330000"' },
        gives: { perMille: 200 },
        basis: '《浙江省公路条例》第五十三条：不超过 20% 的教育，不罚款（对照用）',
      },
      { when: {}, gives: { perMille: 0 } },
    ],
  }),
];

/** For comparison: Zhejiang fines only what lies above a fifth of the limit, in two rates. */
export const zhejiangPenalties = [
  decisionTable({
    name: 'zhejiang-mass-penalty',
    title: '浙江：超限质量罚款（对照）',
    basis: '《浙江省公路条例》第五十三条',
    from: '2016-09-21',
    to: null,
    hitPolicy: 'UNIQUE',
    inputs: {
      overKg: { title: '超限（kg）', type: 'number' },
      fifthKg: { title: '限值的 20%（kg）', type: 'number' },
      halfKg: { title: '限值的 50%（kg）', type: 'number' },
    },
    outputs: { yuan: { title: '罚款（元）', type: 'number', otherwise: 0 } },
    rules: [
      {
        when: { overKg: '(fifthKg..halfKg]' },
        gives: { yuan: { feel: 'min(30000, (overKg - fifthKg) * 3 / 10)' } },
        note: '每吨 300 元',
      },
      {
        when: { overKg: '> halfKg' },
        gives: { yuan: { feel: 'min(30000, ((halfKg - fifthKg) * 3 + (overKg - halfKg) * 5) / 10)' } },
        note: '超过 50% 的部分每吨 500 元',
      },
    ],
  }),
];

/** Points on the driver's licence: the base is the registered maximum mass, not the limit of the road. */
export const policePoints = [
  decisionTable({
    name: 'police-points',
    title: '超过最大允许总质量记分',
    basis: '《道路交通安全违法行为记分管理办法》（公安部令第163号）',
    from: '2022-04-01',
    to: null,
    hitPolicy: 'UNIQUE',
    inputs: {
      overKg: { title: '超过（kg）', type: 'number' },
      basisPoints: { title: '超过比例（万分之，向下取整）', type: 'number' },
    },
    outputs: { points: { title: '记分', type: 'number', otherwise: 0 } },
    rules: [
      { when: { overKg: '> 0', basisPoints: '>= 5000' }, gives: { points: 6 } },
      { when: { overKg: '> 0', basisPoints: '[3000..5000)' }, gives: { points: 3 } },
      { when: { overKg: '> 0', basisPoints: '< 3000' }, gives: { points: 1 } },
    ],
  }),
];
