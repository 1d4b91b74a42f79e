import { describe, expect, it } from 'vitest';
import { titleOf } from '../catalogue.ts';
import { AwaitedAnswers, answerOf } from './awaited-answers.ts';
import { ReceivedSerials } from './received-serials.ts';
import { SentMessages } from './sent-messages.ts';
import { SentSerials } from './serials.ts';

const packet = (dataType: number) => ({ messageId: dataType & 0xff00, dataType, body: {} });

describe('numbers of what is sent', () => {
  it('run in one row in 2011 and by sub-business type in 2019', () => {
    const before = new SentSerials('2011');
    expect([0x1201, 0x1202, 0x1202].map((type) => before.next(packet(type), 0))).toEqual([1, 2, 3]);
    const since = new SentSerials('2019');
    expect([0x1201, 0x1202, 0x1202].map((type) => since.next(packet(type), 0))).toEqual([1, 1, 2]);
  });

  it('wrap after 2^32 - 1 and go on behind what the peer has seen, never back', () => {
    const sent = new SentSerials('2019', [{ dataType: 0x1202, serial: 2 ** 32 - 1, atMs: 0 }]);
    expect(sent.next(packet(0x1202), 0)).toBe(0);
    sent.resume(0x1202, 500, 0);
    sent.resume(0x1202, 20, 0);
    expect(sent.next(packet(0x1202), 0)).toBe(501);
  });
});

describe('numbers of what is received', () => {
  const type = 0x1202;

  it('show gaps, which close one by one', () => {
    const received = new ReceivedSerials();
    expect(received.arrived(type, 10, 0)).toBe('next');
    expect(received.arrived(type, 14, 0)).toBe('after-gap');
    expect(received.openGaps).toMatchObject([{ first: 11, last: 13 }]);
    expect(received.arrived(type, 12, 0)).toBe('missing-one');
    expect(received.openGaps).toMatchObject([
      { first: 11, last: 11 },
      { first: 13, last: 13 },
    ]);
    expect(received.arrived(type, 12, 0)).toBe('repeated');
    expect(received.arrived(0x1201, 1, 0)).toBe('next');
  });

  it('are asked for at once and then after T, 2T and 6T, before they count as lost', () => {
    const received = new ReceivedSerials({ firstWaitMs: 100, maxRequests: 3 });
    received.arrived(type, 1, 0);
    received.arrived(type, 5, 0);
    const asked: number[] = [];
    for (let atMs = 0; received.due() !== null; atMs = received.due() ?? 0) {
      const { ask, lost } = received.takeDue(atMs);
      if (ask.length > 0) asked.push(atMs);
      else expect(lost).toMatchObject([{ dataType: type, first: 2, last: 4 }]);
    }
    expect(asked).toEqual([0, 100, 300]);
  });

  it('cross the wrap without a gap', () => {
    const received = new ReceivedSerials();
    received.arrived(type, 2 ** 32 - 2, 0);
    expect(received.arrived(type, 1, 0)).toBe('after-gap');
    expect(received.openGaps).toMatchObject([{ first: 2 ** 32 - 1, last: 0 }]);
  });

  it('of a sender that counts anew are taken as they come', () => {
    const received = new ReceivedSerials();
    received.arrived(type, 5_000_000, 0);
    expect(received.arrived(type, 1, 0)).toBe('restarted');
    expect(received.arrived(type, 2, 0)).toBe('next');
  });
});

it('messages sent lately are found by number and by time, as many as are kept', () => {
  const kept = new SentMessages(10);
  for (let serial = 1; serial <= 100; serial += 1)
    kept.keep({ dataType: 1, serial, atMs: serial * 1000, packet: packet(1) });
  expect(kept.range(1, 93, 95).map((one) => one.serial)).toEqual([93, 94, 95]);
  expect(kept.range(1, 1, 20)).toEqual([]);
  expect(kept.since(1, 99_000).map((one) => one.serial)).toEqual([99, 100]);
});

describe('answers', () => {
  const request = { messageId: 0x9300, dataType: 0x9301, body: { infoId: 7 } };

  it('name what they answer: by source in 2019, by their own number in 2011', () => {
    const awaited = new AwaitedAnswers();
    const waiting = { packet: request, serial: 12, dueMs: 60_000 };
    awaited.add(waiting);
    const answer = (body: Record<string, unknown>) => awaited.find({ messageId: 0x1300, dataType: 0x1301, body });
    expect(answer({ sourceDataType: '0x9301', sourceSerial: 12 })).toBe(waiting);
    expect(answer({ sourceDataType: '0x9301', sourceSerial: 11 })).toBeNull();
    expect(answer({ infoId: 7 })).toBe(waiting);
    expect(answer({ infoId: 8 })).toBeNull();
  });

  it('are about the vehicle that was asked about', () => {
    const awaited = new AwaitedAnswers();
    const about = (plate: string) => ({
      messageId: 0x9500,
      dataType: 0x9501,
      vehicle: { plate, plateColour: 'blue' },
      body: {},
    });
    awaited.add({ packet: about('湘A1'), serial: 1, dueMs: 5 });
    const answer = { messageId: 0x1500, dataType: 0x1501, body: {} };
    expect(awaited.find({ ...answer, vehicle: { plate: '湘A2', plateColour: 'blue' } })).toBeNull();
    expect(awaited.find({ ...answer, vehicle: { plate: '湘A1', plateColour: 'blue' } })).not.toBeNull();
  });

  it('are void after their time', () => {
    const awaited = new AwaitedAnswers();
    awaited.add({ packet: request, serial: 12, dueMs: 60_000 });
    expect(awaited.takeExpired(59_999)).toEqual([]);
    expect(awaited.due()).toBe(60_000);
    expect(awaited.takeExpired(60_000)).toHaveLength(1);
    expect(awaited.due()).toBeNull();
  });

  it('and requests are messages of the standard', () => {
    for (const [asked, answered] of answerOf) {
      expect(titleOf(asked, '2019')).toBeDefined();
      expect(titleOf(answered, '2019')).toBeDefined();
    }
  });
});
