import Type, { type Static } from 'typebox';
import { type CaseRecord, type Ctx, feedContract, rejectedRow, type Taken, takeEach } from '../../kernel/sdk/index.ts';
import { type ClueVerdict, clueVerdicts } from './options.ts';
import { order } from './order/order.ts';
import { isUnderWay } from './order/verdict-moves.ts';

const Verdict = Type.Object(
  {
    number: Type.String({ title: '工单编号', minLength: 1, maxLength: 100 }),
    result: Type.Enum(Object.keys(clueVerdicts) as ClueVerdict[], { title: '办理结果' }),
    caseNumber: Type.Optional(Type.String({ title: '案号', maxLength: 100 })),
    decisionNumber: Type.Optional(Type.String({ title: '处罚决定书文号', maxLength: 100 })),
    why: Type.Optional(Type.String({ title: '理由', maxLength: 2000 })),
  },
  { additionalProperties: false },
);
type Verdict = Static<typeof Verdict>;

type Order = CaseRecord<typeof order>;

/** By how far a matter has come: what arrives after a later word says nothing new. */
const rank = (verdict: ClueVerdict) => (isUnderWay(verdict) ? ['accepted', 'filed'].indexOf(verdict) : 2);

function isTold({ clueVerdict, decisionNumber }: Order, told: Verdict): boolean {
  if (!clueVerdict) return false;
  if (clueVerdict === told.result) return (told.decisionNumber ?? null) === (decisionNumber ?? null);
  return rank(told.result) < rank(clueVerdict);
}

const moveOf = ({ state }: Order, { result }: Verdict) => {
  if (state !== 'legal') return `verdict-${state}` as keyof (typeof order)['moves'];
  return result === 'accepted' ? 'verdict-accepted' : 'verdict-decided';
};

async function takeVerdict(ctx: Ctx, row: Verdict): Promise<Taken> {
  const orders = ctx.cases(order);
  const [known] = (await orders.list({ where: { number: row.number }, pageSize: 1 })).rows;
  if (!known) return rejectedRow(row, 'order.unknown', `没有编号为 ${row.number} 的工单`);
  if (isTold(known, row)) return 'duplicate';
  const { result: clueVerdict, caseNumber, decisionNumber, why: clueWhy } = row;
  const given = Object.entries({ caseNumber, decisionNumber, clueWhy }).filter(([, value]) => value);
  await orders.move(known.id, known.version, moveOf(known, row), { clueVerdict, ...Object.fromEntries(given) });
  return 'accepted';
}

/** 执法办理结果: what enforcement makes of clues of the hotline, down to the decision; it stands on the order. */
export const clueVerdictsIn = feedContract({
  key: 'clue-verdicts',
  title: '执法线索办理结果',
  row: Verdict,
  by: ['exchange'],
  take: (ctx, rows) => takeEach(rows as readonly Verdict[], (row) => takeVerdict(ctx, row)),
});
