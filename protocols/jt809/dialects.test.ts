import { describe, expect, it } from 'vitest';
import { ByteWriter } from '../wire/index.ts';
import { envelopeOf, layoutOf } from './catalogue.ts';
import type { Edition } from './declaration.ts';
import { decodeJt809, readAlone } from './decode.ts';
import { writeData, writePacket } from './envelope.ts';

/** What platforms in the field send otherwise than the standard says. All of it is read, and written again as it was. */
function again(hex: string, messageId: number, edition: Edition): string {
  const packet = readAlone(Buffer.from(hex, 'hex'), messageId, edition);
  const to = new ByteWriter(64, packet.originals);
  if (envelopeOf(messageId)) writePacket(to, packet, edition);
  else writeData(to, layoutOf(messageId, edition), packet.body);
  return to.written.toString('hex');
}

function bodyOf(hex: string, messageId: number, edition: Edition) {
  const decoded = decodeJt809(hex, { kind: 'body', messageId, edition });
  if (!decoded.ok) throw new Error(decoded.error.message);
  expect(again(hex, messageId, edition)).toBe(hex);
  return decoded.body;
}

const text = (value: string, bytes: number) =>
  Buffer.from(value)
    .toString('hex')
    .padEnd(bytes * 2, '0');
const plate = 'cfe6413132333435'.padEnd(42, '0');

/** Time 2024-11-24 08:30:15 at 28.228209 N, 112.938814 E. */
const joined = (...parts: readonly string[]) => parts.join('');
const report = joined(
  '00000002',
  '00000003',
  '01aebb51',
  '06bb4b3e',
  '003f',
  '0311',
  '010f',
  '241124083015',
  '0104001bfccd',
);
const platforms = joined(
  text('43010000001', 11),
  '00000001',
  text('1'.repeat(11), 11),
  '00000000',
  text('', 11),
  '00000000',
);
const block2019 = `00${(report.length / 2).toString(16).padStart(8, '0')}${report}${platforms}`;
const block2011 = joined(
  '00180b07e8081e0f',
  '06bb4b3e',
  '01aebb51',
  '004e004d0002cc7c',
  '010f003f',
  '00000003',
  '00000002',
);

describe('positions', () => {
  it('of 2019 hold a report of JT/T 808 and the alarms of the platforms', () => {
    expect(bodyOf(block2019, 0x1202, '2019')).toEqual({
      encrypted: false,
      latitude: 28.228433,
      longitude: 112.93779,
      altitudeM: 63,
      speedKmh: 78.5,
      bearingDeg: 271,
      time: '2024-11-24T08:30:15+08:00',
      alarms: ['overspeed'],
      statuses: ['acc-on', 'positioned'],
      additional: { odometerKm: 183_418.9 },
      companyPlatform: { platformId: '43010000001', alarms: ['emergency'] },
      cityPlatform: { platformId: '11111111111', alarms: [] },
      provincePlatform: { platformId: '', alarms: [] },
    });
  });

  it('of 2011 have whole kilometres an hour and the longitude first', () => {
    expect(bodyOf(block2011, 0x1202, '2011')).toMatchObject({
      latitude: 28.228433,
      longitude: 112.93779,
      speedKmh: 78,
      recorderSpeedKmh: 77,
      odometerKm: 183_420,
      time: '2024-11-24T08:30:15+08:00',
      alarms: ['overspeed'],
    });
  });

  it('keep a report that is none by its bytes', () => {
    const block = `0000000004deadbeef${platforms}`;
    expect(bodyOf(block, 0x1202, '2019')).toMatchObject({ report: 'deadbeef', companyPlatform: {} });
  });

  it('sent late may have one byte more behind their count', () => {
    expect(bodyOf(`01${block2019}`, 0x1203, '2019')).toMatchObject({ positions: [{ latitude: 28.228433 }] });
    expect(bodyOf(`0100${block2019}`, 0x1203, '2019')).toMatchObject({
      countPadding: '00',
      positions: [{ latitude: 28.228433 }],
    });
    expect(bodyOf(`02${block2019}${block2019}`, 0x1203, '2019')).not.toHaveProperty('countPadding');
    expect(bodyOf(`01ff${block2011}`, 0x1203, '2011')).toMatchObject({ countPadding: 'ff' });
  });
});

describe('envelopes', () => {
  it('of alarms have a vehicle in 2011 and none in 2019, whatever was agreed', () => {
    const result = joined('141200000007', '1202', '00000009', '01');
    expect(bodyOf(result, 0x1400, '2019')).toMatchObject({
      dataType: '0x1412',
      sourceDataType: '0x1202',
      result: 'done',
    });
    expect(bodyOf(`${plate}02${result}`, 0x1400, '2019')).toMatchObject({ plate: '湘A12345', plateColour: 'yellow' });
    expect(bodyOf(result, 0x1400, '2011')).toMatchObject({ dataType: '0x1412' });
  });

  it('of the answers to an exchange have their source before the length, or behind it', () => {
    const source = '920500000011';
    expect(bodyOf(`${plate}021205${source}00000000`, 0x1200, '2019')).toMatchObject({ sourceSerial: 17 });
    expect(bodyOf(`${plate}02120500000006${source}`, 0x1200, '2019')).toMatchObject({
      sourceSerial: 17,
      lengthFirst: true,
    });
    expect(bodyOf(`${plate}02120500000000`, 0x1200, '2011')).not.toHaveProperty('sourceSerial');
  });

  it('keep the data of a sub-business type that the standard does not know', () => {
    expect(bodyOf(`${plate}0212f00000000202abcd`, 0x1200, '2019')).toMatchObject({
      dataType: '0x12F0',
      data: '02ab',
      trailing: 'cd',
    });
  });

  it('of groups that a province added are kept', () => {
    expect(bodyOf(`${plate}021c0100000002abcd`, 0x1c00, '2019')).toMatchObject({ plate: '湘A12345', data: 'abcd' });
  });

  it('whose length runs past the body are refused', () => {
    const decoded = decodeJt809(`${plate}02120100000099`, { kind: 'body', messageId: 0x1200, edition: '2019' });
    expect(decoded).toMatchObject({ ok: false, error: { code: 'body.short', offset: 28 } });
  });
});

describe('bodies without a name or an edition', () => {
  it('are known by their sub-business type', () => {
    expect(decodeJt809(`${plate}0212070000001000000000674266800000000067426680`, { kind: 'body' })).toMatchObject({
      ok: true,
      messageId: '0x1200',
      body: { dataType: '0x1207' },
    });
    expect(decodeJt809('0102', { kind: 'body' })).toMatchObject({ ok: false, error: { code: 'message.unknown' } });
  });

  it('are of the edition whose layout they fill', () => {
    expect(decodeJt809(block2011, { kind: 'body', messageId: 0x1202 })).toMatchObject({ edition: '2011' });
    expect(decodeJt809(block2019, { kind: 'body', messageId: 0x1202 })).toMatchObject({ edition: '2019' });
  });
});

describe('layouts that differ between senders', () => {
  it('registration of 2011 with a terminal model of 8 or 20 bytes', () => {
    const head = text('43010000001', 11) + text('70108', 11);
    const tail = text('A000001', 7) + text('013912345678', 12);
    expect(bodyOf(`${head}${text('BD-01', 8)}${tail}`, 0x1201, '2011')).toMatchObject({
      terminalModel: 'BD-01',
      terminalId: 'A000001',
    });
    expect(bodyOf(`${head}${text('BD-01', 20)}${tail}`, 0x1201, '2011')).toMatchObject({ simCode: '013912345678' });
  });

  it('post checks with and without their object, and its id in 12 or 20 bytes', () => {
    const question = `00000d1000000006${text('2+3=?!', 6)}`;
    expect(bodyOf(question, 0x9301, '2011')).toEqual({ infoId: 3344, content: '2+3=?!' });
    expect(bodyOf(`01${text('430100', 12)}${question}`, 0x9301, '2011')).toMatchObject({
      objectId: '430100',
      infoId: 3344,
    });
    for (const bytes of [12, 20]) {
      const body = bodyOf(`02${text('430100', bytes)}1e${question}`, 0x9301, '2019');
      expect(body).toMatchObject({ objectType: 'company', objectId: '430100', answerTime: 30, content: '2+3=?!' });
      expect(bodyOf(`02${text('430100', bytes)}${question}`, 0x9302, '2019')).toMatchObject({ objectId: '430100' });
    }
  });

  it('texts to a vehicle with and without a sequence', () => {
    expect(bodyOf(`0100000003${text('abc', 3)}`, 0x9503, '2019')).toEqual({ priority: 'normal', text: 'abc' });
    expect(bodyOf(`000000090100000003${text('abc', 3)}`, 0x9503, '2019')).toMatchObject({ textSequence: 9 });
  });

  it('reported drivers with a certificate of 20 or 40 bytes', () => {
    for (const bytes of [20, 40]) {
      const driver = `${text('driver', 16)}${text('430102', 20)}${text('cert', bytes)}${text('issuer', 200)}0000000067426680`;
      expect(bodyOf(driver, 0x120c, '2019')).toMatchObject({
        certificate: 'cert',
        issuer: 'issuer',
        validUntil: '2024-11-24T07:34:24+08:00',
      });
    }
  });

  it('answers to supervision with and without a source', () => {
    expect(bodyOf('000026aa01', 0x1401, '2019')).toEqual({ supervisionSerial: 9898, result: 'done' });
    expect(bodyOf('000026aa94010000000902', 0x1401, '2019')).toMatchObject({
      sourceDataType: '0x9401',
      result: 'no-action',
    });
  });

  it('fields of their own behind the data', () => {
    expect(bodyOf('000000d4b8beef', 0x1002, '2011')).toEqual({ result: 'ok', verifyCode: 54_456, surplus: 'beef' });
  });

  it('platform codes as text, as a number and as neither', () => {
    const period = '0000000067426680'.repeat(2);
    for (const [code, shown] of [
      [text('43010000001', 11), '43010000001'],
      [(43_010_000_001).toString(16).padStart(22, '0'), 43_010_000_001],
      ['0102030405060708091011', '0x0102030405060708091011'],
    ] as const) {
      expect(bodyOf(`91020000001b${code}${period}`, 0x9102, '2019')).toMatchObject({ platformId: shown });
    }
  });
});
