import { caseType, type GuardRefusal, instant, integer, text } from '../../../kernel/sdk/index.ts';
import { recordFields } from '../case-fields.ts';

const reweighedKg = integer('复称质量', { unit: 'kg', min: 0, required: true });
const seen = {
  seenAt: text('再次出现地点', { required: true, maxLength: 100 }),
  seenOn: instant('再次出现时间', { required: true }),
  seenKg: integer('再次称重', { unit: 'kg', min: 0, required: true }),
};

/** 入口劝返: turned back at the gate; what becomes of the truck is watched until it is settled. */
export const gateRefusal = caseType({
  key: 'gate-refusal',
  title: '入口劝返',
  lawVersion: 1,
  label: 'title',
  org: 'org',
  openedBy: ['officer'],
  fields: {
    ...recordFields,
    reweighedKg: integer('复称质量', { unit: 'kg', min: 0 }),
    seenAt: text('再次出现地点', { maxLength: 100 }),
    seenOn: instant('再次出现时间'),
    seenKg: integer('再次称重', { unit: 'kg', min: 0 }),
    permitNo: text('通行证号', { maxLength: 60 }),
    why: text('理由', { multiline: true, maxLength: 2000 }),
  },
  initial: 'refused',
  states: {
    refused: { title: '已劝返', tone: 'warning' },
    watched: { title: '重点关注', tone: 'active' },
    reappeared: { title: '他处超限进入', tone: 'bad' },
    left: { title: '已驶离', final: true, tone: 'good' },
    reduced: { title: '减载后通行', final: true, tone: 'good' },
    reweighed: { title: '卸载复称后放行', final: true, tone: 'good' },
    forced: { title: '冲卡', final: true, tone: 'bad' },
    permitted: { title: '持证放行', final: true, tone: 'good' },
    pursued: { title: '已查处', final: true, tone: 'good' },
    unfounded: { title: '核实不实', final: true, tone: 'plain' },
  },
  moves: {
    watch: { title: '重点关注', from: ['refused'], to: 'watched', by: ['officer'] },
    'confirm-left': { title: '确认驶离', from: ['refused', 'watched'], to: 'left', by: ['officer'] },
    reweigh: {
      title: '复称放行',
      from: ['refused', 'watched'],
      to: 'reweighed',
      by: ['officer'],
      input: { reweighedKg },
      guard: ({ registryLimitKg, screenLimitKg }, input: { readonly reweighedKg: number }): GuardRefusal | undefined =>
        input.reweighedKg <= (registryLimitKg ?? screenLimitKg)
          ? undefined
          : { reason: '复称仍超过限值', basis: '62号令第三十九条' },
    },
    reappear: {
      title: '他处超限进入',
      from: ['refused', 'watched'],
      to: 'reappeared',
      by: [],
      input: seen,
    },
    'come-reduced': {
      title: '减载后通行',
      from: ['refused', 'watched'],
      to: 'reduced',
      by: [],
      input: seen,
    },
    force: {
      title: '登记冲卡',
      from: ['refused', 'watched'],
      to: 'forced',
      by: ['officer'],
      input: { seenAt: text('再次出现地点', { maxLength: 100 }) },
      basis: '《公路安全保护条例》第六十七条',
    },
    permit: {
      title: '核验通行证放行',
      from: ['refused'],
      to: 'permitted',
      by: ['officer'],
      input: { permitNo: text('通行证号', { required: true, maxLength: 60 }) },
    },
    pursue: {
      title: '查处',
      from: ['reappeared'],
      to: 'pursued',
      by: ['officer'],
      input: { why: text('查处情况', { required: true, multiline: true, maxLength: 2000 }) },
    },
    'find-naught': {
      title: '核实不实',
      from: ['reappeared'],
      to: 'unfounded',
      by: ['officer'],
      input: { why: text('核实情况', { required: true, multiline: true, maxLength: 2000 }) },
    },
  },
  deadlines: {
    watch: {
      title: '劝返去向核实',
      startsOn: { enter: ['refused'] },
      stopsOn: { enter: ['left', 'reduced', 'reweighed', 'forced', 'permitted', 'reappeared'] },
      limits: [{ since: '2016-09-21', amount: 24, unit: 'hour', basis: '本省配置（可配置）' }],
      onBreach: { tell: ['officer'] },
    },
    alert: {
      title: '他处进入核查',
      startsOn: { enter: ['reappeared'] },
      stopsOn: { enter: ['pursued', 'unfounded'] },
      limits: [{ since: '2016-09-21', amount: 24, unit: 'hour', basis: '本省配置（可配置）' }],
      reminders: [{ at: { percent: 1 }, tell: ['officer', 'chief'] }],
      onBreach: { tell: ['chief'] },
    },
  },
});
