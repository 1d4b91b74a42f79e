import type { Business, Kind } from '../options.ts';

interface Matter {
  readonly title: string;
  readonly content: string;
  readonly kind: Kind;
  readonly business: Business;
  readonly object?: string;
  /** What the agent says at once; without it the order is handed on. */
  readonly answer?: string;
  readonly truckDriver?: boolean;
  readonly safety?: boolean;
  /** What the unit hands over for enforcement, while the matter is fresh. */
  readonly clue?: string;
}

/** Made-up matters in the proportions of a hotline's month: mostly questions, some suggestions, few grievances. */
export const matters: readonly Matter[] = [
  {
    title: '咨询高速公路收费标准',
    content: '咨询七座客车走长株高速的通行费标准',
    kind: 'consult',
    business: 'expressway',
    answer: '一类客车按每公里收费标准计费，可在出行服务网查询两地间通行费。',
  },
  {
    title: '咨询道路运输证补办',
    content: '货车道路运输证遗失，咨询补办需要的材料和办理地点',
    kind: 'consult',
    business: 'freight',
    answer: '凭身份证、行驶证到原发证窗口申请补发，也可在政务服务网办理。',
  },
  {
    title: '咨询驾培学时',
    content: '咨询小型汽车驾驶培训学时要求',
    kind: 'consult',
    business: 'driver-training',
    answer: '按现行教学大纲的学时执行，可在驾培平台查询本人学时。',
  },
  {
    title: '机场出租车拒载',
    content: '在黄花机场到达层被出租车司机拒载并要求议价',
    kind: 'complaint',
    business: 'taxi',
    object: '机场出租车候客区',
  },
  {
    title: '公交站台夜间无照明',
    content: '火车站公交站台夜间路灯不亮，候车不便',
    kind: 'suggestion',
    business: 'bus',
    object: '火车站公交站台',
  },
  {
    title: '网约车绕道多收费',
    content: '乘坐网约车途中绕道，平台多收十二元，要求退还',
    kind: 'complaint',
    business: 'ride-hailing',
    object: '网约车平台',
  },
  {
    title: '服务区强制停车收费',
    content: '货车司机反映在服务区停车休息被要求缴费',
    kind: 'complaint',
    business: 'expressway',
    object: '服务区经营单位',
    truckDriver: true,
  },
  {
    title: '咨询恶劣天气封路',
    content: '咨询今天高速公路是否因降雪封路',
    kind: 'consult',
    business: 'expressway',
    answer: '当前路段正常通行，出发前可在出行服务网查询实时路况。',
  },
  {
    title: '渡口船舶超员',
    content: '渡口渡船连续多日超员行驶，存在安全隐患',
    kind: 'report',
    business: 'waterway',
    object: '渡口渡船',
    safety: true,
    clue: '渡口渡船连续多日超员行驶，有现场视频，建议立案查处。',
  },
  {
    title: '建议增设公交线路',
    content: '建议在新建小区增设一条早晚高峰公交线路',
    kind: 'suggestion',
    business: 'bus',
    object: '公交线路',
  },
];

/** Questions that agents are asked again and again. */
export const articles = matters.flatMap(({ title, business, answer }) =>
  answer ? [{ question: title.replace('咨询', ''), business, answer }] : [],
);
