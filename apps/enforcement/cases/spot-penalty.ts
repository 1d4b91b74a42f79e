import {
  type CaseRecordOf,
  type Ctx,
  caseType,
  chinaDate,
  choice,
  type Fields,
  type GuardRefusal,
  instant,
  ref,
  text,
  type Values,
  yesNo,
  yuan,
} from '../../../kernel/sdk/index.ts';
import { today } from '../deadlines.ts';
import { penaltyLaw } from '../law.ts';
import { limits } from '../limits.ts';
import { party } from '../registers/parties.ts';
import { openCollection, openPublication } from '../rules/follow-up.ts';
import { refuseOutsideRange, refuseSpotFine } from '../rules/limits-of-fine.ts';
import { reportToMinistry } from '../rules/ministry.ts';
import { refuseOfficers } from '../rules/two-officers.ts';
import { cash } from './cash.ts';
import { matterFields } from './common.ts';
import { wordOf } from './penalty-guards.ts';

const fields = {
  ...matterFields,
  party: ref('当事人', 'party', { required: true }),
  vehicle: ref('涉案车船', 'vehicle'),
  violation: ref('案由', 'violation', { required: true }),
  actAt: instant('违法时间', { required: true }),
  place: text('违法地点', { required: true }),
  facts: text('违法事实', { required: true, multiline: true }),
  fine: yuan('罚款金额', { required: true }),
  caseNumber: text('决定书文号', { search: true, fixed: true, maxLength: 80 }),
  decidedAt: instant('决定时间'),
  collect: choice('缴款方式', { bank: '自行缴至代收机构', spot: '当场收缴' }, { required: true }),
  spotReason: choice('当场收缴的理由', {
    small: '一百元以下',
    hard: '不当场收缴事后难以执行',
    remote: '边远、水上、交通不便且当事人提出',
  }),
  receipt: text('财政票据号', { maxLength: 60 }),
} as const satisfies Fields;

type SpotPenalty = CaseRecordOf<string, typeof fields>;

const decideInput = {
  identityShown: yesNo('已出示执法证件', { required: true }),
  rightsTold: yesNo('已告知事实、理由、依据和权利', { required: true }),
  statementHeard: yesNo('已听取陈述申辩', { required: true }),
  delivery: choice('交付', { signed: '当事人签收', refused: '当事人拒绝签收，已注明' }, { required: true }),
};

type Decision = Values<typeof decideInput>;

/** 行政处罚法 第六十八条至第七十条: when cash may be taken, and never without a receipt of the finance authority. */
function refuseCash(subject: SpotPenalty): GuardRefusal | undefined {
  if (subject.collect !== 'spot') return undefined;
  if (!subject.spotReason) return { reason: '当场收缴须说明理由', basis: penaltyLaw('第六十八条、第六十九条') };
  if (subject.spotReason === 'small' && subject.fine > 100) {
    return { reason: '一百元以下的罚款才能以此理由当场收缴', basis: penaltyLaw('第六十八条第一项') };
  }
  return subject.receipt
    ? undefined
    : { reason: '当场收缴必须出具财政部门统一制发的专用票据', basis: penaltyLaw('第七十条') };
}

async function guardDecision(subject: SpotPenalty, input: Decision, ctx: Ctx): Promise<GuardRefusal | undefined> {
  if (!input.identityShown) return { reason: '应当向当事人出示执法证件', basis: penaltyLaw('第五十二条') };
  if (!input.rightsTold) return { reason: '作出决定前应当告知事实、理由、依据和权利', basis: penaltyLaw('第四十四条') };
  if (!input.statementHeard) return { reason: '应当听取当事人的陈述和申辩', basis: penaltyLaw('第四十五条') };
  const who = await ctx.entities(party).get(subject.party);
  const on = chinaDate(new Date(subject.actAt));
  const circumstances = { firstTime: false, minor: false, corrected: false, mitigating: true, times: 1 };
  return (
    (await refuseOfficers(subject, on, ctx)) ??
    refuseSpotFine(who.kind, subject.fine) ??
    refuseCash(subject) ??
    refuseOutsideRange(ctx, { violation: subject.violation, circumstances, on, fine: subject.fine })
  );
}

async function setNumber({ org }: SpotPenalty, _input: unknown, ctx: Ctx) {
  const on = today(ctx);
  const year = Number(on.slice(0, 4));
  const number = await ctx.nextNumber('spot-penalty', org, year);
  const word = await wordOf(ctx, org);
  return { caseNumber: `${word}当罚〔${year}〕${number}号`, decidedAt: ctx.clock.now().toISOString() };
}

async function follow(subject: SpotPenalty, _input: unknown, ctx: Ctx): Promise<void> {
  await reportToMinistry(ctx, 'spot', subject);
  if (subject.fine === 0) return;
  const { org, party: who, violation, place, fine, caseNumber, decidedAt, simulated } = subject;
  const decided = {
    org,
    spotPenalty: subject.id,
    number: caseNumber ?? '',
    party: who,
    violation,
    place,
    fine,
    decidedAt: decidedAt ?? '',
    servedOn: today(ctx),
    simulated: simulated ?? false,
  };
  await openPublication(ctx, decided);
  if (subject.collect === 'bank') return openCollection(ctx, decided);
  const values = {
    title: `${decided.number} 当场收缴`,
    org,
    spotPenalty: subject.id,
    amount: fine,
    simulated: decided.simulated,
  };
  await ctx.cases(cash).open({ ...values, receipt: subject.receipt ?? '', collectedAt: decided.decidedAt });
}

/** 简易程序: decided, handed over and noted on the spot. */
export const spotPenalty = caseType({
  key: 'spot-penalty',
  title: '简易程序案件',
  lawVersion: 1,
  label: 'title',
  org: 'org',
  openedBy: ['officer'],
  opening: [
    ...(Object.keys(matterFields) as (keyof typeof matterFields)[]),
    'party',
    'vehicle',
    'violation',
    'actAt',
    'place',
    'facts',
    'fine',
    'collect',
    'spotReason',
    'receipt',
  ],
  fields,
  initial: 'drafting',
  states: {
    drafting: { title: '待决定', tone: 'active' },
    decided: { title: '待备案', tone: 'warning' },
    recorded: { title: '已备案', final: true, tone: 'good' },
    dropped: { title: '不予处罚', final: true, tone: 'plain' },
  },
  moves: {
    decide: {
      title: '当场决定并交付',
      from: ['drafting'],
      to: 'decided',
      by: ['officer'],
      input: decideInput,
      guard: guardDecision,
      sets: setNumber,
      effect: follow,
      issues: ['spot-decision'],
      confirm: '决定书将编号并当场交付，不能收回。',
      basis: penaltyLaw('第五十一条、第五十二条'),
    },
    drop: { title: '不予处罚', from: ['drafting'], to: 'dropped', by: ['officer'], basis: penaltyLaw('第三十三条') },
    record: {
      title: '报机关备案',
      from: ['decided'],
      to: 'recorded',
      by: ['head'],
      notBy: ['decide'],
      basis: penaltyLaw('第五十二条'),
    },
  },
  deadlines: {
    record: {
      title: '备案期限',
      startsOn: { enter: ['decided'] },
      stopsOn: { enter: ['recorded'] },
      limits: limits.spotRecord,
      onBreach: { tell: ['officer', 'head'] },
    },
  },
});
