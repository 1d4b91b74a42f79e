import type { Ctx } from '../../../kernel/sdk/index.ts';
import type { FieldOfLaw } from '../options.ts';
import { law, provision, violation } from '../registers/library.ts';
import { certificate, certificateReview, officer, organ, threshold } from '../registers/organs.ts';
import { standards } from '../rules/discretion.ts';

const why = '装入演示数据';

export interface Act {
  readonly code: string;
  readonly name: string;
  readonly field: FieldOfLaw;
  readonly standard: string;
  readonly broken: string;
  readonly penalised: string;
  readonly law: keyof typeof laws;
  readonly safety?: boolean;
  /** Yuan: what it comes to in common circumstances. */
  readonly fine: number;
}

const laws = {
  transport: { title: '中华人民共和国道路运输条例', issuer: '国务院', level: 'regulation', issuedOn: '2004-04-30' },
  highway: { title: '公路安全保护条例', issuer: '国务院', level: 'regulation', issuedOn: '2011-03-07' },
  water: { title: '国内水路运输管理条例', issuer: '国务院', level: 'regulation', issuedOn: '2012-10-13' },
  fairway: {
    title: '中华人民共和国航道法',
    issuer: '全国人民代表大会常务委员会',
    level: 'act',
    issuedOn: '2014-12-28',
  },
  port: {
    title: '中华人民共和国港口法',
    issuer: '全国人民代表大会常务委员会',
    level: 'act',
    issuedOn: '2003-06-28',
  },
  inland: {
    title: '中华人民共和国内河交通安全管理条例',
    issuer: '国务院',
    level: 'regulation',
    issuedOn: '2002-06-28',
  },
  quality: { title: '建设工程质量管理条例', issuer: '国务院', level: 'regulation', issuedOn: '2000-01-30' },
  penalty: {
    title: '中华人民共和国行政处罚法',
    issuer: '全国人民代表大会常务委员会',
    level: 'act',
    issuedOn: '2021-01-22',
  },
  coercion: {
    title: '中华人民共和国行政强制法',
    issuer: '全国人民代表大会常务委员会',
    level: 'act',
    issuedOn: '2011-06-30',
  },
} as const;

const road = 'road-transport';
export const acts: readonly Act[] = [
  {
    code: '4301',
    name: '未取得道路货物运输经营许可从事货运经营',
    field: road,
    standard: 'goods-without-licence',
    broken: '第二十四条',
    penalised: '第六十三条第一款',
    law: 'transport',
    fine: 6_000,
  },
  {
    code: '4302',
    name: '未取得道路客运经营许可从事客运经营',
    field: road,
    standard: 'coach-without-licence',
    broken: '第十条',
    penalised: '第六十三条第二款',
    law: 'transport',
    safety: true,
    fine: 50_000,
  },
  {
    code: '4303',
    name: '未取得危险货物运输经营许可从事危险货物运输',
    field: road,
    standard: 'dangerous-without-licence',
    broken: '第二十四条',
    penalised: '第六十三条第三款',
    law: 'transport',
    safety: true,
    fine: 60_000,
  },
  {
    code: '4304',
    name: '未取得从业资格驾驶道路运输车辆',
    field: road,
    standard: 'driver-without-qualification',
    broken: '第九条、第二十二条',
    penalised: '第六十四条',
    law: 'transport',
    fine: 1_000,
  },
  {
    code: '4305',
    name: '未按规定维护和检测运输车辆',
    field: road,
    standard: 'vehicle-not-maintained',
    broken: '第三十条',
    penalised: '第六十九条',
    law: 'transport',
    fine: 3_000,
  },
  {
    code: '4306',
    name: '擅自改装已取得道路运输证的车辆',
    field: road,
    standard: 'vehicle-altered',
    broken: '第三十条',
    penalised: '第六十九条第二款',
    law: 'transport',
    fine: 12_000,
  },
  {
    code: '4101',
    name: '车辆超限行驶公路',
    field: 'highway',
    standard: 'overload-on-highway',
    broken: '第三十三条',
    penalised: '第六十四条',
    law: 'highway',
    fine: 15_000,
  },
  {
    code: '4102',
    name: '车辆装载物掉落、遗洒或者飘散',
    field: 'highway',
    standard: 'cargo-dropped',
    broken: '第四十三条',
    penalised: '第六十九条',
    law: 'highway',
    fine: 2_500,
  },
  {
    code: '4401',
    name: '未经许可擅自经营水路运输业务',
    field: 'waterway-transport',
    standard: 'water-transport-without-licence',
    broken: '第八条',
    penalised: '第三十三条',
    law: 'water',
    fine: 90_000,
  },
  {
    code: '4501',
    name: '在航道和航道保护范围内倾倒废弃物',
    field: 'fairway',
    standard: 'dumping-in-fairway',
    broken: '第三十五条',
    penalised: '第四十二条',
    law: 'fairway',
    fine: 20_000,
  },
  {
    code: '4601',
    name: '未经同意在港口内进行危险货物装卸、过驳作业',
    field: 'port',
    standard: 'dangerous-goods-in-port',
    broken: '第三十五条',
    penalised: '第五十四条',
    law: 'port',
    safety: true,
    fine: 25_000,
  },
  {
    code: '4701',
    name: '船舶进出内河港口未按规定报告',
    field: 'maritime',
    standard: 'ship-not-reported',
    broken: '第十八条',
    penalised: '第六十八条',
    law: 'inland',
    fine: 22_000,
  },
  {
    code: '4801',
    name: '施工单位未对建筑材料进行检验',
    field: 'construction',
    standard: 'material-not-tested',
    broken: '第二十九条',
    penalised: '第六十五条',
    law: 'quality',
    safety: true,
    fine: 150_000,
  },
];

/** Laws, provisions and violations; returns the violations' ids by code. */
export async function createLibrary(ctx: Ctx): Promise<ReadonlyMap<string, string>> {
  const lawIds = new Map<string, string>();
  for (const [key, values] of Object.entries(laws)) {
    lawIds.set(key, (await ctx.entities(law).create(values, why)).id);
  }
  const clauses = new Map<string, string>();
  const clauseOf = async (act: Act, clause: string, since: string): Promise<string> => {
    const full = `《${laws[act.law].title}》${clause}`;
    const known = clauses.get(full);
    if (known) return known;
    const values = { law: lawIds.get(act.law) ?? '', clause: full, summary: act.name, since };
    const made = await ctx.entities(provision).create(values, why);
    clauses.set(full, made.id);
    return made.id;
  };
  const ids = new Map<string, string>();
  for (const act of acts) {
    const since = standards.find((one) => one.name === act.standard)?.from ?? '2011-07-01';
    const { code, name, field, standard, safety = false } = act;
    const broken = await clauseOf(act, act.broken, since);
    const penalised = await clauseOf(act, act.penalised, since);
    const made = await ctx
      .entities(violation)
      .create({ code, name, field, standard, safety, since, broken, penalised }, why);
    ids.set(code, made.id);
  }
  return ids;
}

const surnames = ['张', '李', '王', '刘', '陈', '杨', '赵', '黄', '周', '吴'];

export interface Unit {
  readonly org: string;
  readonly name: string;
  readonly word: string;
  /** Ids of officers; the last is qualified to review. */
  readonly officers: readonly string[];
}

/** An organ with its officers, their certificates and reviews, and its figures for hearing and discussion. */
export async function createUnit(ctx: Ctx, unit: Omit<Unit, 'officers'>, count: number): Promise<Unit> {
  const { org, name, word } = unit;
  const year = Number(ctx.clock.now().toISOString().slice(0, 4));
  const contact = {
    address: `${name}（演示地址）`,
    telephone: '0731-12328',
    payeeBank: '演示代收银行',
    payeeAccount: '000000000000',
  };
  const seats = { reviewOrgan: '本级人民政府', court: '有管辖权的人民法院' };
  await ctx
    .entities(organ)
    .create({ org, name, word, authority: 'statutory', ...contact, ...seats, simulated: true }, why);
  for (const [partyKind, hearingFrom, discussionFrom] of [
    ['person', 1_000, 10_000],
    ['organisation', 20_000, 50_000],
  ] as const) {
    const basis = '本机关听证和集体讨论标准（演示，可配置）';
    await ctx
      .entities(threshold)
      .create({ org, since: '2021-07-15', partyKind, hearingFrom, discussionFrom, basis }, why);
  }
  const officers: string[] = [];
  for (let index = 0; index < count; index++) {
    const person = await ctx.entities(officer).create(
      {
        name: `${surnames[index % surnames.length]}${word.at(-1)}${index + 1}`,
        org,
        status: 'active',
        duty: '执法员',
        legalQualification: index === count - 1,
        simulated: true,
      },
      why,
    );
    const held = await ctx.entities(certificate).create(
      {
        no: `ZF-${org}-${String(index + 1).padStart(3, '0')}`,
        officer: person.id,
        org,
        issuer: '省交通运输厅',
        field: 'all',
        issuedOn: `${year - 3}-01-10`,
        validUntil: `${year + 3}-01-09`,
        status: 'valid',
        simulated: true,
      },
      why,
    );
    const review = { certificate: held.id, org, year: year - 1, passed: true, reviewedOn: `${year - 1}-03-20` };
    await ctx.entities(certificateReview).create(review, why);
    officers.push(person.id);
  }
  return { ...unit, officers };
}
