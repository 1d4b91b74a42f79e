import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemWho } from '../../kernel/identity/who.ts';
import { type KernelHouse, openKernelHouse } from '../../test/kernel-house.ts';
import { coach } from './app.ts';
import { alarmEpisode } from './cases.ts';

let house: KernelHouse;
beforeAll(async () => {
  house = await openKernelHouse(coach);
});
afterAll(() => house?.close());

it('an alarm goes from the company by way of an appeal to review, and to enforcement as a clue', async () => {
  const of = (name: string, role: string, org = '430100') =>
    house.ctx(house.who(name, [role], org)).cases(alarmEpisode);
  const opened = await house.kernel.ctxFor(systemWho, coach).cases(alarmEpisode).open({
    title: '湘A00001 超速',
    org: '430100',
    phone: '139',
    plate: '湘A00001',
    kind: 'overspeed',
    origin: 'platform',
    firstAt: '2026-03-02T08:00:00+08:00',
    speedKmh: 121,
    limitKmh: 100,
  });
  const duty = of('duty', 'duty-officer');
  const company = of('company', 'company-safety');
  const supervisor = of('supervisor', 'supervisor');
  const notified = await duty.move(opened.id, opened.version, 'notify');
  const appealed = await company.move(opened.id, notified.version, 'appeal', { appeal: '定位有误' });
  const back = await supervisor.move(opened.id, appealed.version, 'reject-appeal', { why: '轨迹连续' });
  expect(back).toMatchObject({ state: 'notified', appealRejected: true });
  const handled = await company.move(opened.id, back.version, 'handle', { actionTaken: '已教育驾驶员' });
  await expect(supervisor.move(opened.id, handled.version, 'close', { finding: 'violation' })).rejects.toThrow();
  const due = await supervisor.move(opened.id, handled.version, 'to-enforcement', { why: '超速两成以上' });
  await supervisor.move(opened.id, due.version, 'transfer', { reference: '湘运监移〔2026〕1号' });
  const { rows } = await house.kernel.contracts.uploads(systemWho, { app: 'coach' });
  expect(rows).toMatchObject([{ contract: 'clues-out', state: 'waiting' }]);
  expect(await supervisor.deadlines(opened.id)).toEqual(
    expect.arrayContaining([expect.objectContaining({ key: 'handle', state: 'met' })]),
  );
});
