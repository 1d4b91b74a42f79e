import { pick, type Random, seeded } from '../overload/random.ts';
import { businessShares, callsByDay, civilDay, kindShares, secondOfDay, type YearShape } from './volumes.ts';

export type Kind = (typeof kindShares)[number][0];

/** What happens to an order after it was registered, in hours from then. */
export interface PlannedStep {
  readonly by: 'dispatcher' | 'handler' | 'checker' | 'visitor';
  readonly move: string;
  readonly afterHours: number;
  readonly input: Readonly<Record<string, unknown>>;
}

/** One call as it will be: what is said, and what comes of it. */
export interface PlannedCall {
  readonly number: number;
  /** Instant at which it rings, ISO 8601. */
  readonly at: string;
  readonly phone: string;
  readonly kind: Kind;
  readonly business: string;
  /** City of the matter. */
  readonly region: string;
  readonly title: string;
  readonly content: string;
  readonly object: string;
  readonly truckDriver: boolean;
  /** What the agent says on the line; null where it is handed on. */
  readonly answer: string | null;
  readonly steps: readonly PlannedStep[];
}

export interface YearPlan extends YearShape {
  readonly calls: number;
  readonly seed: number;
  /** Codes of the cities to which orders are handed on. */
  readonly cities: readonly string[];
}

const matters: Readonly<Record<string, readonly (readonly [object: string, what: string])[]>> = {
  expressway: [
    ['高速公路', '前方路段拥堵，询问何时恢复通行'],
    ['收费站', '收费站入口因冰雪封闭，询问绕行路线'],
    ['服务区', '服务区充电桩排队时间过长'],
  ],
  taxi: [
    ['巡游出租车', '司机拒载并绕道，要求核查'],
    ['巡游出租车', '物品遗失在车上，请求协助查找'],
  ],
  'ride-hailing': [['网约车', '平台计价与路线不符，要求退还差价']],
  bus: [
    ['公交站台', '站台夜间无照明，建议增设路灯'],
    ['公交线路', '末班车提前收车，建议公示时刻'],
  ],
  metro: [['地铁', '询问首末班车时刻']],
  coach: [
    ['客运班车', '班车途中甩客，要求处理'],
    ['汽车客运站', '询问省际班车时刻和票价'],
  ],
  freight: [['货运车辆', '货车通行证办理材料咨询']],
  'driver-training': [['驾校', '驾校拖延安排考试，要求退费']],
  repair: [['修理厂', '维修收费不明示，要求核查']],
  'ordinary-highway': [
    ['普通国道', '路面坑槽积水，影响通行安全'],
    ['养护作业', '占道养护作业未设警示标志'],
  ],
  other: [['政务服务', '询问道路运输从业资格证换证流程']],
};

const hour = 3600_000;

function handedOn(random: Random, kind: Kind, city: string): readonly PlannedStep[] {
  const grievance = kind === 'complaint' || kind === 'report';
  // One in fifty is late, as the authority's own target of ninety-eight in a hundred allows.
  const handling = random() < 0.02 ? 24 * 25 : 4 + random() * 60;
  const grade = pick(random, [
    ['very-satisfied', 55],
    ['satisfied', 35],
    ['basic', 6],
    ['dissatisfied', 4],
  ] as const);
  const content = grade !== 'dissatisfied';
  const last = content
    ? { move: 'call-back-content', input: { satisfaction: grade, solved: random() < 0.9 ? 'yes' : 'partly' } }
    : { move: 'call-back-bad', input: { satisfaction: grade, solved: 'no', satisfactionWhy: '答复未解决问题' } };
  const answer = {
    answer: '经核查，已督促有关单位整改并向诉求人说明情况。',
    answerBasis: '有关行业管理规定',
    ...(grievance ? { result: random() < 0.6 ? 'true' : 'partly', handling: 'rectified' } : {}),
  };
  return [
    { by: 'dispatcher', move: 'dispatch', afterHours: 0.2 + random() * 3, input: { org: city } },
    { by: 'handler', move: 'sign', afterHours: 4 + random() * 4, input: {} },
    { by: 'handler', move: 'answer', afterHours: 8 + handling, input: answer },
    { by: 'checker', move: 'pass', afterHours: 10 + handling, input: {} },
    { by: 'visitor', ...last, afterHours: 14 + handling + random() * 24 },
  ];
}

function call(random: Random, plan: YearPlan, number: number, at: number): PlannedCall {
  const kind = pick(random, kindShares);
  const business = pick(random, businessShares);
  const city = plan.cities[Math.floor(random() * plan.cities.length)] ?? '';
  const choices = matters[business] ?? matters.other ?? [];
  const [object, what] = choices[Math.floor(random() * choices.length)] ?? ['', ''];
  const grievance = kind === 'complaint' || kind === 'report';
  const atOnce = !grievance && random() < (kind === 'consult' ? 0.985 : 0.3);
  return {
    number,
    at: new Date(at).toISOString(),
    phone: `139${String(10_000_000 + Math.floor(random() * 400_000))}`,
    kind,
    business,
    region: city,
    title: `${object}：${what}`.slice(0, 40),
    content: `来电人反映：${object}${what}。时间地点见通话录音，编号${number}。`,
    object,
    truckDriver: business === 'freight' && random() < 0.3,
    answer: atOnce ? '已按知识库口径向来电人说明情况和办理途径。' : null,
    steps: atOnce ? [] : handedOn(random, kind, city),
  };
}

/** The calls of a year, in the order in which they ring; the same seed gives the same year. */
export function* planYear(plan: YearPlan): Generator<PlannedCall> {
  const random = seeded(plan.seed);
  let number = 0;
  for (const [index, count] of callsByDay(plan, plan.calls).entries()) {
    const midnight = Date.parse(`${civilDay(plan.from, index)}T00:00:00+08:00`);
    const seconds = Array.from({ length: count }, () => secondOfDay(random())).sort((a, b) => a - b);
    for (const second of seconds) {
      number += 1;
      yield call(random, plan, number, midnight + second * 1000);
    }
  }
}

export const stepAt = (call: PlannedCall, step: PlannedStep): number => Date.parse(call.at) + step.afterHours * hour;
