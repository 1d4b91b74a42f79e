import { choice, type Moves, text } from '../../../kernel/sdk/index.ts';
import { type ClueVerdict, clueVerdicts } from '../options.ts';
import type { orderFields } from './fields.ts';
import { tells } from './follow.ts';
import type { OrderValues } from './rules.ts';
import type { State } from './states.ts';

/** Verdicts after which more is to come. */
export const isUnderWay = (verdict: ClueVerdict) => verdict === 'accepted' || verdict === 'filed';

const told = {
  clueVerdict: choice('执法办理结果', clueVerdicts, { required: true }),
  caseNumber: text('执法案件编号', { maxLength: 100 }),
  decisionNumber: text('决定书文号', { maxLength: 100 }),
  clueWhy: text('执法办理说明', { multiline: true, maxLength: 2000 }),
} as const;

/** Told by enforcement alone; whatever else is being done with the order goes on. */
const verdict = <S extends State>(from: S, to: State) => ({
  title: '执法办理结果',
  aside: true,
  from: [from],
  to,
  by: [],
  input: told,
  sets: (_order: unknown, input: { readonly clueVerdict: ClueVerdict }): OrderValues => ({
    clueOpen: isUnderWay(input.clueVerdict),
  }),
});
/** The unit will answer once the clue is decided; who reported it is told of what comes after that. */
const later = <S extends State>(state: S) => ({ ...verdict(state, state), effect: tells('decided') });

/** The order waits for nothing but the decision on filing: that it was accepted does not end the wait. */
export const verdictMoves = {
  'verdict-accepted': verdict('legal', 'legal'),
  'verdict-decided': verdict('legal', 'handling'),
  'verdict-pending': verdict('pending', 'pending'),
  'verdict-assigned': verdict('assigned', 'assigned'),
  'verdict-handling': verdict('handling', 'handling'),
  'verdict-waiting': verdict('waiting', 'waiting'),
  'verdict-checking': verdict('checking', 'checking'),
  'verdict-callback': verdict('callback', 'callback'),
  'verdict-dissatisfied': verdict('dissatisfied', 'dissatisfied'),
  'verdict-closed': later('closed'),
} as const satisfies Moves<State, typeof orderFields>;
