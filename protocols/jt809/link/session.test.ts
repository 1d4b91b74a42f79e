import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Packet } from '../packet.ts';
import { SimulatedPeers } from '../test/simulated-peers.ts';

const minute = 60_000;
const links = ['main', 'sub'] as const;

function position(number: number): Packet {
  return { messageId: 0x1200, dataType: 0x1202, body: { number } };
}

function text(number: number): Packet {
  return { messageId: 0x9300, dataType: 0x9302, body: { number } };
}

const numbersOf = (packets: readonly Packet[]) => packets.map((one) => one.body.number);

function started(edition: '2011' | '2019' = '2019'): SimulatedPeers {
  const peers = new SimulatedPeers(edition);
  peers.tell('lower', { kind: 'start' });
  peers.pass(minute);
  return peers;
}

function expectUp(peers: SimulatedPeers): void {
  for (const link of links) {
    expect(peers.lower.isUp(link), `lower ${link}`).toBe(true);
    expect(peers.upper.isUp(link), `upper ${link}`).toBe(true);
  }
}

describe.each(['2011', '2019'] as const)('two platforms of %s', (edition) => {
  it('log in on the main link and then on the sub link', () => {
    const peers = started(edition);
    expectUp(peers);
    expect(peers.upper.downLink).toEqual({ ip: '10.0.0.9', port: 8809 });
    expect(peers.transmitted('lower', 0x1001)).toBe(1);
    expect(peers.transmitted('upper', 0x9001)).toBe(1);
  });

  it('ask each minute whether an idle link lives, and keep it', () => {
    const peers = started(edition);
    peers.pass(60 * minute);
    expectUp(peers);
    for (const [side, asked] of [
      ['lower', 0x1005],
      ['upper', 0x9005],
    ] as const) {
      const count = peers.transmitted(side, asked);
      expect(count).toBeGreaterThanOrEqual(58);
      expect(count).toBeLessThanOrEqual(62);
    }
  });

  it('send each over its own link', () => {
    const peers = started(edition);
    peers.tell('lower', { kind: 'send', packet: position(1) });
    peers.tell('upper', { kind: 'send', packet: text(1) });
    peers.pass(minute);
    const sent = peers.log.flatMap(({ action }) =>
      action.kind === 'transmit' && action.packet.dataType !== undefined ? [[action.link, action.packet.dataType]] : [],
    );
    expect(sent).toContainEqual(['main', 0x1202]);
    expect(sent).toContainEqual(['sub', 0x9302]);
  });

  it('send over the other link while theirs is down', () => {
    const peers = started(edition);
    peers.reachable = { main: false, sub: false };
    peers.cut('main');
    peers.pass(minute);
    peers.tell('lower', { kind: 'send', packet: position(7) });
    peers.pass(1000);
    expect(numbersOf(peers.delivered('upper'))).toContain(7);
    expect(peers.lower.isUp('main')).toBe(false);
    expect(peers.lower.isUp('sub')).toBe(true);
  });

  it('give a message back when no link is up', () => {
    const peers = started(edition);
    peers.reachable = { main: false, sub: false };
    peers.cut('main');
    peers.cut('sub');
    peers.pass(minute);
    peers.tell('lower', { kind: 'send', packet: position(7) });
    expect(peers.log.at(-1)?.action).toEqual({ kind: 'unsent', packet: position(7) });
  });

  it('drop a silent link within three minutes, that one only, and log in again', () => {
    const peers = started(edition);
    peers.silence('main');
    peers.pass(4.5 * minute);
    const downs = peers.log.flatMap(({ action }) => (action.kind === 'down' ? [[action.link, action.reason]] : []));
    expect(downs).toContainEqual(['main', 'silent']);
    expect(downs.filter(([link]) => link === 'sub')).toEqual([]);
    expectUp(peers);
    // The upper platform does not build the sub link anew.
    expect(peers.transmitted('upper', 0x9001)).toBe(1);
  });

  it('tell the lower platform when its sub link cannot be reached', () => {
    const peers = new SimulatedPeers(edition);
    peers.reachable.sub = false;
    peers.tell('lower', { kind: 'start' });
    peers.pass(5 * minute);
    expect(peers.upper.isUp('main')).toBe(true);
    expect(peers.transmitted('upper', 0x9007)).toBe(1);
    peers.reachable.sub = true;
    peers.pass(2 * minute);
    expectUp(peers);
  });

  it('log out in order', () => {
    const peers = started(edition);
    peers.tell('lower', { kind: 'stop' });
    peers.pass(5 * minute);
    for (const link of links) {
      expect(peers.lower.isUp(link)).toBe(false);
      expect(peers.upper.isUp(link)).toBe(false);
    }
    expect(peers.transmitted('lower', 0x1003)).toBe(1);
    expect(peers.transmitted('upper', 0x1004)).toBe(1);
    expect(peers.lower.due()).toBeNull();
    expect(peers.upper.due()).toBeNull();
  });
});

it('a refused login is told and tried again at growing intervals', () => {
  const peers = new SimulatedPeers('2019', 20, 'wrong-password');
  peers.tell('lower', { kind: 'start' });
  peers.pass(10 * minute);
  expect(peers.lower.isUp('main')).toBe(false);
  expect(peers.log.map((one) => one.action)).toContainEqual({
    kind: 'refused',
    link: 'main',
    result: 'wrong-password',
  });
  expect(peers.transmitted('lower', 0x1001)).toBeLessThan(14);
});

it('someone who connects without a login ends nothing', () => {
  const peers = started();
  for (let connection = 1; connection <= 20; connection += 1) peers.tell('upper', { kind: 'accepted', connection });
  peers.tell('lower', { kind: 'send', packet: position(1) });
  peers.pass(5 * minute);
  expectUp(peers);
  expect(numbersOf(peers.delivered('upper'))).toEqual([1]);
});

const steps = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('cut' as const), link: fc.constantFrom(...links) }),
    fc.record({ do: fc.constant('silence' as const), link: fc.constantFrom(...links) }),
    fc.record({ do: fc.constant('block' as const), link: fc.constantFrom(...links), on: fc.boolean() }),
    fc.record({
      do: fc.constant('send' as const),
      from: fc.constantFrom('lower' as const, 'upper' as const),
      count: fc.integer({ min: 1, max: 30 }),
    }),
    fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 5 * minute }) }),
  ),
  { maxLength: 25 },
);

/** Plays the steps on a line that then heals, and gives what each side has sent, as far as its session took it. */
function play(peers: SimulatedPeers, drawn: typeof steps extends fc.Arbitrary<infer T> ? T : never) {
  const taken = { lower: new Set<unknown>(), upper: new Set<unknown>() };
  let number = 0;
  // A type whose very first message is lost is not missed by anybody: each has arrived once before the steps begin.
  peers.tell('lower', { kind: 'start' });
  peers.pass(1000);
  peers.tell('lower', { kind: 'send', packet: position(-1) });
  peers.tell('upper', { kind: 'send', packet: text(-1) });
  peers.pass(1000);
  for (const step of drawn) {
    if (step.do === 'cut') peers.cut(step.link);
    else if (step.do === 'silence') peers.silence(step.link);
    else if (step.do === 'block') peers.reachable[step.link] = !step.on;
    else if (step.do === 'wait') peers.pass(step.ms);
    else {
      for (let index = 0; index < step.count; index += 1) {
        number += 1;
        peers.tell(step.from, { kind: 'send', packet: (step.from === 'lower' ? position : text)(number) });
        if (peers.log.at(-1)?.action.kind !== 'unsent') taken[step.from].add(number);
      }
    }
  }
  peers.reachable = { main: true, sub: true };
  peers.pass(15 * minute);
  return taken;
}

it('whatever happens to the network, both links come back when it heals', () => {
  fc.assert(
    fc.property(fc.constantFrom('2011' as const, '2019' as const), steps, (edition, drawn) => {
      const peers = new SimulatedPeers(edition);
      play(peers, drawn);
      expectUp(peers);
    }),
    { numRuns: 100 },
  );
});

it('in 2019 what a session took arrives, in whatever state the links were', () => {
  fc.assert(
    fc.property(steps, (drawn) => {
      const peers = new SimulatedPeers('2019');
      const taken = play(peers, drawn);
      // One more of each shows what is missing at the end.
      peers.tell('lower', { kind: 'send', packet: position(0) });
      peers.tell('upper', { kind: 'send', packet: text(0) });
      peers.pass(5 * minute);
      for (const [from, to] of [
        ['lower', 'upper'],
        ['upper', 'lower'],
      ] as const) {
        const arrived = new Set(numbersOf(peers.delivered(to)));
        expect([...taken[from]].filter((one) => !arrived.has(one))).toEqual([]);
      }
    }),
    { numRuns: 100 },
  );
});
