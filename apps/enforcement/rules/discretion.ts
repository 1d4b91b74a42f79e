import { compileTable, decisionTable, inForce } from '../../../kernel/sdk/index.ts';
import {
  constructionQuality,
  fairwayLaw,
  inlandNavigation,
  portLaw,
  roadProtection,
  roadTransport,
  waterTransport,
} from '../law.ts';

/** What the officer finds of the circumstances; every standard decides by them. */
const inputs = {
  firstTime: { title: '初次违法', type: 'boolean' },
  minor: { title: '违法行为轻微或危害后果轻微', type: 'boolean' },
  corrected: { title: '及时改正', type: 'boolean' },
  mitigating: { title: '有从轻或减轻情节', type: 'boolean' },
  times: { title: '一年内同类违法次数', type: 'number' },
} as const;

const outputs = {
  outcome: { title: '裁量等次', type: 'string' },
  least: { title: '罚款下限（元）', type: 'number' },
  most: { title: '罚款上限（元）', type: 'number' },
} as const;

interface Range {
  readonly least: number;
  readonly most: number;
}

/** The four classes over a range that the law gives: the lower part, the middle and the upper part of it. */
function rulesOver({ least, most }: Range) {
  const step = Math.floor((most - least) / 3);
  const [lower, upper] = [least + step, least + 2 * step];
  const penalty = '《中华人民共和国行政处罚法（2021年修订）》';
  return [
    {
      when: { firstTime: true, minor: true, corrected: true },
      gives: { outcome: 'none', least: 0, most: 0 },
      basis: `${penalty}第三十三条`,
      note: '初次违法、危害后果轻微并及时改正的，可以不予处罚',
    },
    {
      when: { mitigating: true },
      gives: { outcome: 'lighter', least: 0, most: lower },
      basis: `${penalty}第三十二条`,
      note: '从轻在法定幅度内取低值，减轻可低于下限',
    },
    { when: { times: '>= 3' }, gives: { outcome: 'heavier', least: upper, most }, note: '一年内三次及以上' },
    { when: {}, gives: { outcome: 'ordinary', least: lower, most: upper }, note: '一般情节' },
  ];
}

function standard(name: string, title: string, basis: string, from: string, range: Range) {
  return decisionTable({
    name,
    title,
    basis,
    from,
    to: null,
    hitPolicy: 'FIRST',
    inputs,
    outputs,
    rules: rulesOver(range),
  });
}

/** 裁量基准 as DMN decision tables, by the name that the violation carries. Ranges are those of the acts. */
export const standards = [
  standard(
    'goods-without-licence',
    '未取得道路货物运输经营许可（违法所得不足一万元）',
    roadTransport('第六十三条第一款'),
    '2023-07-20',
    {
      least: 3_000,
      most: 10_000,
    },
  ),
  standard(
    'coach-without-licence',
    '未取得道路客运经营许可（违法所得不足二万元）',
    roadTransport('第六十三条第二款'),
    '2023-07-20',
    {
      least: 10_000,
      most: 100_000,
    },
  ),
  standard(
    'dangerous-without-licence',
    '未取得危险货物运输经营许可（违法所得不足二万元）',
    roadTransport('第六十三条第三款'),
    '2023-07-20',
    {
      least: 30_000,
      most: 100_000,
    },
  ),
  standard(
    'driver-without-qualification',
    '未取得从业资格驾驶道路运输车辆',
    roadTransport('第六十四条'),
    '2023-07-20',
    {
      least: 200,
      most: 2_000,
    },
  ),
  standard('vehicle-not-maintained', '未按规定维护或检测运输车辆', roadTransport('第六十九条'), '2023-07-20', {
    least: 1_000,
    most: 5_000,
  }),
  standard('vehicle-altered', '擅自改装已取得道路运输证的车辆', roadTransport('第六十九条'), '2023-07-20', {
    least: 5_000,
    most: 20_000,
  }),
  standard('overload-on-highway', '车辆超限行驶公路', roadProtection('第六十四条'), '2011-07-01', {
    least: 0,
    most: 30_000,
  }),
  standard('cargo-dropped', '车辆装载物掉落、遗洒、飘散', roadProtection('第六十九条'), '2011-07-01', {
    least: 0,
    most: 5_000,
  }),
  standard(
    'water-transport-without-licence',
    '未经许可经营水路运输（违法所得不足三万元）',
    waterTransport('第三十三条'),
    '2023-07-20',
    { least: 30_000, most: 150_000 },
  ),
  standard('dumping-in-fairway', '单位在航道和航道保护范围内倾倒废弃物', fairwayLaw('第四十二条'), '2016-07-02', {
    least: 0,
    most: 50_000,
  }),
  standard('dangerous-goods-in-port', '未经同意在港口内装卸、过驳危险货物', portLaw('第五十四条'), '2018-12-29', {
    least: 5_000,
    most: 50_000,
  }),
  standard('ship-not-reported', '船舶未按规定报告航次计划', inlandNavigation('第六十八条'), '2019-03-02', {
    least: 5_000,
    most: 50_000,
  }),
  standard('material-not-tested', '施工单位未对建筑材料进行检验', constructionQuality('第六十五条'), '2019-04-23', {
    least: 100_000,
    most: 200_000,
  }),
] as const;

export type Circumstances = Readonly<Record<keyof typeof inputs, boolean | number>>;

export interface Discretion {
  readonly outcome: 'none' | 'lighter' | 'ordinary' | 'heavier';
  readonly least: number;
  readonly most: number;
  readonly basis: string;
}

const compiled = standards.map((table) => ({
  name: table.name,
  from: table.from,
  to: table.to,
  decide: compileTable(table),
}));

/** What a standard gives for the circumstances on the day of the act; null when none of that name was law then. */
export function weigh(name: string, circumstances: Circumstances, on: string): Discretion | null {
  const table = inForce(
    compiled.filter((one) => one.name === name),
    on,
  );
  const decision = table?.decide(circumstances) ?? null;
  if (!decision) return null;
  const { outcome, least, most } = decision.outputs as Omit<Discretion, 'basis'>;
  return { outcome, least, most, basis: decision.basis };
}
