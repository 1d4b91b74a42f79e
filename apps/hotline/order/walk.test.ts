import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkCaseType } from '../../../kernel/cases/index.ts';
import { listJournal } from '../../../kernel/journal/index.ts';
import { type KernelHouse, openKernelHouse } from '../../../test/kernel-house.ts';
import { walk } from '../../../test/walk-case.ts';
import { hotline } from '../app.ts';
import { caller } from '../registers/caller.ts';
import { order } from './order.ts';

let house: KernelHouse;
beforeAll(async () => {
  house = await openKernelHouse(hotline);
});
afterAll(() => house?.close());

describe.each(hotline.cases)('$title', (type) => {
  it('is declared without a state that cannot be reached or left, or a deadline that never stops', () => {
    expect(checkCaseType(type, hotline)).toEqual([]);
  });
});

const words = fc.constant('随机填写');
const grade = fc.constantFrom('very-satisfied', 'satisfied', 'basic', 'dissatisfied', 'very-dissatisfied');

it('random walks meet no lawless step, no lost deadline and every state', async () => {
  const centre = house.who('坐席', ['agent', 'dispatcher', 'visitor']);
  const unit = house.who('承办', ['handler', 'unit-head'], '430100');
  await walk({
    type: order,
    cases: (who) => house.ctx(who).cases(order),
    clock: house.clock,
    opener: centre,
    people: [centre, unit, unit, unit, house.who('审核', ['checker']), house.who('督办', ['checker', 'supervisor'])],
    values: fc.record({
      title: fc.constant('随机'),
      content: words,
      kind: fc.constantFrom('consult', 'complaint', 'report', 'suggestion'),
      business: fc.constantFrom('bus', 'taxi'),
      urgency: fc.constantFrom('ordinary', 'extreme'),
      region: fc.constant('430100'),
      org: fc.constant('430000'),
      channel: fc.constant('phone'),
      truckDriver: fc.boolean(),
    }),
    inputs: {
      'answer-now': fc.record({ answer: words }),
      refuse: fc.record({ refusedWhy: words }),
      'refuse-pending': fc.record({ refusedWhy: words }),
      'send-back': fc.record({ returnedWhy: words }),
      dispatch: fc.record({ org: fc.constantFrom('430100', '430102') }),
      merge: fc.record({ mergedInto: fc.constant('430100-20260302-0001') }),
      split: fc.record({ splitTitle: words, splitContent: words }),
      return: fc.record({ returnedWhy: words }),
      appeal: fc.record({ appealWhy: words }),
      forward: fc.record({ org: fc.constant('430102') }),
      'ask-extension': fc.record({ extensionWhy: words, callerTold: fc.boolean() }),
      'ask-caller': fc.record({ proof: words }),
      'file-clue': fc.record({ clue: words }),
      answer: fc.record({ answer: words, answerBasis: words, result: fc.constantFrom('true', 'false') }),
      'return-answer': fc.record({ returnedWhy: words }),
      'call-back-content': fc.record({ satisfaction: grade, solved: fc.constant('yes') }),
      'call-back-bad': fc.record({ satisfaction: grade, solved: fc.constant('no'), satisfactionWhy: words }),
      redo: fc.record({ reviewOpinion: words }),
      uphold: fc.record({ reviewOpinion: words }),
      reopen: fc.record({ reopenWhy: words }),
      rectify: fc.record({ badMeasure: words }),
      'verify-rectified': fc.record({ verified: fc.boolean() }),
    },
    seed: 12328,
    walks: 100,
    steps: 30,
  });
}, 120_000);

it('the complained-about side never sees the caller, and every look at him is journalled', async () => {
  const agent = house.ctx(house.who('坐席', ['agent']));
  const known = await agent.entities(caller).create({ name: '王小明', phone: '13812345678' }, '来电');
  const values = {
    title: '拒载',
    content: '机场拒载',
    kind: 'complaint',
    business: 'taxi',
    urgency: 'ordinary',
  } as const;
  const place = { region: '430100', org: '430100', channel: 'phone', complainedOrg: '430102' } as const;
  const opened = await agent.cases(order).open({ ...values, ...place, caller: known.id });
  const handler = house.ctx(house.who('承办', ['handler'], '430100'));
  expect((await handler.cases(order).get(opened.id)).caller).toBe('***');
  await expect(handler.entities(caller).get(known.id)).rejects.toThrow();
  const elsewhere = house.ctx(house.who('外市', ['handler'], '430200'));
  await expect(elsewhere.cases(order).get(opened.id)).rejects.toThrow();
  expect((await agent.cases(order).get(opened.id)).caller).toBe(known.id);
  const centre = house.ctx(house.who('派单', ['agent', 'dispatcher']));
  const pending = await centre.cases(order).move(opened.id, 1, 'submit');
  await expect(centre.cases(order).move(opened.id, pending.version, 'dispatch', { org: '430102' })).rejects.toThrow(
    '被反映的机构',
  );
  const looks = await listJournal(house.kernel.store.db, { action: 'personal.view', pageSize: 100 });
  expect(looks.rows.some(({ detail }) => JSON.stringify(detail).includes(opened.id))).toBe(true);
});
