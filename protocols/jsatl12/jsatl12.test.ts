import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharedPath } from '../../test/shared.ts';
import { catalogueOf, inspectContent, jt808Messages } from '../jt808/index.ts';
import { AttachmentSplitter } from './attachment-splitter.ts';
import { encodePacket, readPacketHead } from './data-packet.ts';
import { parseAttachmentName } from './file-name.ts';
import { inspectAttachmentStream } from './inspect.ts';
import { jsatl12Messages } from './messages.ts';
import { readPeripherals } from './pass-through.ts';

const catalogue = catalogueOf(jt808Messages, jsatl12Messages);

/** What a splitter gives for a stream that arrives in pieces of `size` bytes. */
function receive(stream: Buffer, size = stream.length) {
  const files: Record<string, Buffer> = {};
  const messages: string[] = [];
  const bad: string[] = [];
  const splitter = new AttachmentSplitter({
    frame(content) {
      const one = inspectContent(content, { catalogue });
      messages.push(one.ok ? one.messageId : one.error.code);
    },
    bad: (error) => bad.push(error.code),
    data(name, offset, bytes) {
      const file = Buffer.concat([files[name] ?? Buffer.alloc(0), Buffer.alloc(100)]).subarray(0, 100);
      bytes.copy(file, offset);
      files[name] = file;
    },
  });
  for (let at = 0; at < stream.length; at += size) splitter.push(stream.subarray(at, at + size));
  return { files, messages, bad };
}

const packet = (name: string, offset: number, data: string) => {
  const made = encodePacket(name, offset, Buffer.from(data));
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
};

const heartbeat = Buffer.from('7e000200000123456789017fff0a7e', 'hex');

describe('attachment stream', () => {
  const path = sharedPath('data/vehicles/vectors.json');
  const session = (path ? (JSON.parse(readFileSync(path, 'utf8')) as { id: string; hex: string }[]) : []).filter(
    ({ id }) => ['gojt-107', 'gojt-109', 'gojt-110', 'gojt-111', 'gojt-112', 'gojt-113'].includes(id),
  );

  it.skipIf(!path).each([1, 7, 62, 1000])('a real session, in pieces of %i bytes', (size) => {
    const hex = (id: string) => session.find((one) => one.id === id)?.hex ?? '';
    const order = ['gojt-107', 'gojt-111', 'gojt-112', 'gojt-113', 'gojt-109', 'gojt-110'];
    const found = receive(Buffer.from(order.map(hex).join(''), 'hex'), size);
    expect(found.messages).toEqual(['0x1210', '0x1211', '0x1212']);
    expect(found.bad).toEqual([]);
    expect(found.files['2024-11-22_10_00_00_data.txt']?.subarray(0, 12).toString()).toBe('helloword123');
  });

  it('frames and data in any order and cut, with noise between', () => {
    const parts = fc.constantFrom(heartbeat, packet('a.jpg', 0, '0123456789'), packet('a.jpg', 10, '~~~}}}01cd'));
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 8 }), fc.integer({ min: 1, max: 90 }), (all, size) => {
        const found = receive(Buffer.concat(all), size);
        expect(found.messages.length).toBe(all.filter((one) => one === heartbeat).length);
        expect(found.bad).toEqual([]);
      }),
    );
    expect(receive(Buffer.concat([Buffer.from('noise'), heartbeat, heartbeat])).messages.length).toBe(2);
  });

  it('a packet that claims too much is refused', () => {
    const huge = packet('a.jpg', 0, '');
    huge.writeUInt32BE(0xffff_ffff, 58);
    expect(receive(Buffer.concat([huge, heartbeat]))).toMatchObject({ bad: ['frame.long'], messages: ['0x0002'] });
  });

  it('is inspected as one', () => {
    expect(inspectAttachmentStream(packet('a.jpg', 4, 'abcd'), catalogue)).toMatchObject({
      ok: true,
      name: 'a.jpg',
      offset: 4,
      length: 4,
      data: '61626364',
    });
    expect(inspectAttachmentStream(packet('a.jpg', 4, 'abcd').subarray(0, 64), catalogue).error?.code).toBe(
      'frame.short',
    );
  });

  it('a name fills its field or is refused', () => {
    const full = '文'.repeat(25);
    expect(readPacketHead(packet(full, 0, ''))).toMatchObject({ ok: true, value: { name: full } });
    expect(encodePacket(`${full}x`, 0, Buffer.alloc(0)).ok).toBe(false);
  });
});

describe('attachment names', () => {
  it('say what the file is', () => {
    expect(parseAttachmentName('00_64_6401_0_ad72131579e54be0b0f737cfc72c5db8.jpg')).toEqual({
      type: 'image',
      channel: 64,
      alarm: '6401',
      sequence: 0,
      alarmNumber: 'ad72131579e54be0b0f737cfc72c5db8',
      extension: 'jpg',
    });
  });

  it.each(['../../etc/passwd', '00_64_6401_0_a/b.jpg', '00_64_6401_0_a.jpg\0.sh', 'photo.jpg', ''])(
    '%j says nothing',
    (name) => {
      expect(parseAttachmentName(name)).toBeNull();
    },
  );
});

describe('pass-through', () => {
  it('reads states and descriptions of peripherals', () => {
    expect(readPeripherals('0xF7', Buffer.from('020105020000000102050200000001', 'hex'))).toEqual({
      ok: true,
      value: [
        { peripheral: 1, state: { working: 'standby', faults: ['camera'] } },
        { peripheral: 2, state: { working: 'standby', faults: ['camera'] } },
      ],
    });
    expect(readPeripherals('0xF8', Buffer.from('010106000000000000', 'hex'))).toMatchObject({ ok: true });
    expect(readPeripherals('0xF8', Buffer.from('0101', 'hex'))).toMatchObject({ ok: false });
    expect(readPeripherals('0x0B', Buffer.alloc(0))).toBeNull();
  });
});
