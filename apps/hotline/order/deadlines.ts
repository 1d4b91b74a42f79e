import type { DeadlineDecl, Limit } from '../../../kernel/sdk/index.ts';
import { extension, limits } from '../limits.ts';
import type { State } from './states.ts';

type Values = Readonly<Record<string, unknown>>;
type Decl = DeadlineDecl<State, never>;

const isRed = ({ level }: Values) => level === 'red';
const isTruck = ({ truckDriver }: Values) => truckDriver === true;
const isGrievance = ({ kind }: Values) => kind === 'complaint' || kind === 'report';
const not = (test: (values: Values) => boolean) => (values: Values) => !test(values);

const centre = ['dispatcher'];
const unit = ['handler', 'unit-head'];
const above = ['supervisor'];

/** H10: to whoever has it in hand on the way, and to those above him once it is late. */
const reminders: Decl['reminders'] = [
  { at: { percent: 50 }, tell: unit },
  { at: { percent: 80 }, tell: unit },
  { at: { before: 1 }, tell: unit },
  { at: { after: 1 }, tell: [...unit, ...above] },
  { at: { after: 3 }, tell: above },
];

const left = ['assigned', 'closed', 'rejected', 'merged', 'referred'] as const;
const transfer = (title: string, given: readonly Limit[], when: Decl['when']): Decl => ({
  title,
  startsOn: { enter: ['new', 'pending'] },
  stopsOn: { enter: left },
  limits: given,
  when,
  onBreach: { tell: [...centre, ...above] },
});

const sign = (title: string, given: readonly Limit[], when: Decl['when']): Decl => ({
  title,
  startsOn: { enter: ['assigned'] },
  stopsOn: { enter: ['handling', 'pending', 'merged'] },
  limits: given,
  when,
  onBreach: { tell: [...unit, ...centre] },
});

/** The clock runs on the order, not on whoever holds it: returns and forwarding leave it, waiting for the caller stops it. */
const handle = (title: string, given: readonly Limit[], when: Decl['when']) =>
  ({
    title,
    startsOn: { move: ['dispatch', 'dispatch-suggested', 'redo'] },
    stopsOn: { enter: ['callback', 'closed', 'rejected', 'merged', 'referred'] },
    pausedIn: ['waiting', 'legal'],
    limits: given,
    when,
    onBreach: { tell: [...unit, ...centre, ...above] },
  }) as const;

export const deadlines = {
  transfer: transfer('转办时限', limits.transfer, (values) => !isRed(values)),
  'transfer-red': transfer('转办时限（红色）', limits.transferRed, isRed),
  sign: sign('签收时限', limits.sign, not(isRed)),
  'sign-red': sign('签收时限（红色）', limits.signRed, isRed),
  'handle-consult': {
    ...handle('办理时限（咨询建议）', limits.consult, (values) => !isGrievance(values) && !isTruck(values)),
    extendedBy: { 'grant-extension': extension },
    reminders,
  },
  'handle-complaint': {
    ...handle('办理时限（投诉举报）', limits.complaint, (values) => isGrievance(values) && !isTruck(values)),
    extendedBy: { 'grant-extension': extension },
    reminders,
  },
  'accept-truck': {
    title: '受理时限（货车司机）',
    startsOn: { enter: ['new'] },
    stopsOn: { enter: ['pending', ...left] },
    limits: limits.truckAccept,
    when: isTruck,
    onBreach: { tell: [...centre, ...above] },
  },
  'handle-truck': handle('办理时限（货车司机）', limits.truckClose, isTruck),
  'call-back': {
    title: '回访时限',
    startsOn: { enter: ['callback'] },
    stopsOn: { enter: ['closed', 'dissatisfied'] },
    limits: limits.callBack,
    onBreach: { tell: ['visitor'] },
  },
  review: {
    title: '复核时限',
    startsOn: { enter: ['dissatisfied'] },
    stopsOn: { enter: ['handling', 'closed'] },
    limits: limits.review,
    onBreach: { tell: ['checker', ...above] },
  },
  clue: {
    title: '线索立案时限',
    startsOn: { enter: ['legal'] },
    stopsOn: { enter: ['handling'] },
    limits: limits.clue,
    onBreach: { tell: [...unit, ...above] },
  },
} as const;

/** The clocks on handling an order, whichever of them an order has. */
export const handleKeys = ['handle-consult', 'handle-complaint', 'handle-truck'] as const;
