import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coach } from '../../apps/coach/app.ts';
import { alarm, position } from '../../apps/coach/facts.ts';
import { platform } from '../../apps/coach/platform.ts';
import { platformMessage } from '../../apps/coach/platform-facts.ts';
import { postCheck } from '../../apps/coach/post-check.ts';
import { systemClock } from '../../kernel/base/clock.ts';
import { loadOrgs } from '../../kernel/identity/index.ts';
import { systemWho } from '../../kernel/identity/who.ts';
import { type Kernel, openKernel } from '../../kernel/kernel.ts';
import { connectCoach, drivenPosition, phoneOf, plateOf, registerCoaches } from '../../test/coach-house.ts';
import { type Child, startChild } from '../../test/harness/child.ts';
import { agreementWith, quickTiming } from '../../test/platform-house.ts';
import { testStore } from '../../test/stores.ts';
import { startTerminals, type TerminalServer } from '../terminals/start.ts';

const coaches = 4;
const source = 'jt809:43010000001';

// A process of its own starts twice, which takes its time on a loaded machine.
const patient = { timeout: 180_000 };

describe.each(['2011', '2019'])('two platforms over JT/T 809-%s', patient, (edition) => {
  let kernel: Kernel;
  let upper: TerminalServer;
  let child: Child;
  let port = 0;
  let platformId = '';
  const troubles: string[] = [];
  const dataDir = mkdtempSync(join(tmpdir(), 'hengdao-platform-'));
  const start = Date.now() - 3_600_000;
  const ctx = () => kernel.ctxFor(systemWho, coach);
  let step = 0;
  let sent = 0;

  const startUpper = async (platformPort: number) => {
    upper = await startTerminals(kernel, {
      host: '127.0.0.1',
      port: 0,
      platformPort,
      platformTiming: quickTiming,
      trouble: (what, error) => void troubles.push(`${what}: ${String(error)}`),
    });
  };
  const startLower = async (round: number) => {
    const args = [dataDir, String(round), String(coaches), String(port), edition];
    child = startChild('test/harness/platform-server.ts', args);
    const line = await child.waitFor((one) => one.startsWith('port '));
    return Number(line.slice(5));
  };
  /** Every coach reports so many positions; returns when the lower platform has acknowledged them. */
  const drive = async (gatewayPort: number, count: number, more: object = {}) => {
    for (let number = 1; number <= coaches; number += 1) {
      const client = await connectCoach(gatewayPort, number);
      const reports = Array.from({ length: count }, (_, at) =>
        client.report({ ...drivenPosition(start + number, step + at), ...more }),
      );
      expect(await Promise.all(reports)).toEqual(Array.from({ length: count }, () => true));
      sent += count;
      client.close();
    }
    step += count;
  };
  const arrived = async () => (await ctx().facts(position).all({ source })).length;
  const expectAll = () => expect.poll(arrived, { timeout: 60_000, interval: 100 }).toBe(sent);

  beforeAll(async () => {
    const store = await testStore({ apps: [coach] });
    const divisions = [{ code: '430100', name: '长沙市', level: 'city' as const, parent: null }];
    await loadOrgs(store.db, { source: 'test', divisions });
    kernel = await openKernel({ store, apps: [coach], clock: systemClock });
    await registerCoaches(kernel, coaches);
    const lower = { name: '企业平台', side: 'lower', platformId: '43010000001' };
    const made = await ctx()
      .entities(platform)
      .create({ ...agreementWith(edition), ...lower } as never, '试验');
    platformId = made.id;
    await startUpper(0);
    port = upper.platforms.port;
  }, 60_000);
  afterAll(async () => {
    await child?.kill();
    await upper?.close();
    await kernel?.store.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('positions, alarms, registrations and answers pass, encrypted, over both links', async () => {
    const gatewayPort = await startLower(1);
    await drive(gatewayPort, 20);
    await drive(gatewayPort, 1, { alarmBits: 1 });
    await expectAll();
    const [first] = await ctx()
      .facts(position)
      .all({ source, plate: plateOf(1) });
    expect(first).toMatchObject({ phone: phoneOf(1), quality: 'qualified', speedKmh: 50, org: '430100' });
    expect(await ctx().facts(alarm).all({ origin: 'company' })).toHaveLength(coaches);
    expect(await ctx().facts(platformMessage).all({ messageId: '0x1201' })).toHaveLength(coaches);
    await expect.poll(() => upper.platforms.isUp(platformId, 'sub')).toBe(true);

    const known = upper.platforms.register.get(platformId);
    if (!known) throw new Error('no platform');
    const asked = await upper.platforms.checks.ask(systemWho, known, '1+1=?', 60);
    const state = async () => (await ctx().cases(postCheck).get(asked.id)).state;
    await expect.poll(state, { timeout: 20_000, interval: 100 }).toBe('closed');
    expect(await ctx().cases(postCheck).get(asked.id)).toMatchObject({ answer: '在岗：1+1=?', inTime: true });

    const about = { plate: plateOf(2), plateColour: 'yellow' };
    upper.platforms.send(platformId, { messageId: 0x9600, dataType: 0x9601, vehicle: about, body: {} });
    const info = async () => (await ctx().facts(platformMessage).all({ messageId: '0x1601' }))[0]?.content ?? '';
    await expect.poll(info, { timeout: 10_000 }).toContain(`VIN:=${plateOf(2)}`);
  });

  it('what is acknowledged while the network is cut arrives when it is back', async () => {
    const cut = upper.platforms.port;
    await upper.close();
    const gatewayPort = Number(child.lines.find((one) => one.startsWith('port '))?.slice(5));
    await drive(gatewayPort, 15);
    await startUpper(cut);
    await expectAll();
  });

  it('what is acknowledged before a kill arrives after the restart', async () => {
    const gatewayPort = Number(child.lines.find((one) => one.startsWith('port '))?.slice(5));
    await drive(gatewayPort, 15);
    await child.kill('SIGKILL');
    const again = await startLower(2);
    await drive(again, 5);
    await expectAll();
  });

  it('a login with a wrong password is refused, and no secret is told', async () => {
    expect(JSON.stringify(troubles)).not.toContain('pw-43xyz');
    const made = await ctx().entities(platform).get(platformId);
    await ctx().entities(platform).update(made.id, made.version, { password: 'other' }, '试验');
    await upper.platforms.refresh();
    await expect.poll(() => upper.platforms.isUp(platformId, 'main'), { timeout: 10_000 }).toBe(false);
    const before = await arrived();
    await drive(Number(child.lines.find((one) => one.startsWith('port '))?.slice(5)), 1);
    expect(await arrived()).toBe(before);
    const now = await ctx().entities(platform).get(platformId);
    await ctx().entities(platform).update(now.id, now.version, { password: 'pw-43xyz' }, '试验');
    await upper.platforms.refresh();
    await expectAll();
  });
});
