import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { decodeRaw } from './decode-request.ts';

const command = fileURLToPath(new URL('../hengdao.mjs', import.meta.url));
const position =
  '7e0200402d01000000000139123443210000003000000040000101cd41c2072901b00929029a005a23042821314101040000029b0202004303020309300163897e';

describe('decode', () => {
  it('a frame says what it is and what it says', () => {
    expect(decodeRaw({ hex: position })).toEqual({
      ok: true,
      messageId: '0x0200',
      name: 'position',
      title: '位置信息汇报',
      edition: '2019',
      version: 1,
      phone: '13912344321',
      serial: 0,
      checksumOk: true,
      body: {
        latitude: 30.22893,
        longitude: 120.12792,
        altitudeM: 2345,
        speedKmh: 66.6,
        bearingDeg: 90,
        time: '2023-04-28T21:31:41+08:00',
        alarms: ['area-crossing', 'route-crossing'],
        statuses: ['acc-on', 'moving'],
        additional: { odometerKm: 66.7, fuelL: 6.7, recorderSpeedKmh: 77.7, networkSignal: 99 },
      },
    });
  });

  it('a wrong checksum is told, and the rest besides', () => {
    expect(decodeRaw({ hex: position.replace(/897e$/, '887e') })).toMatchObject({ ok: true, checksumOk: false });
  });

  it.each([
    ['no hex', { hex: '7e0' }, 'hex.invalid'],
    ['nothing', {}, 'hex.invalid'],
    ['no protocol', { hex: '00' }, 'kind.unknown'],
    ['an unknown kind', { hex: '7e', kind: 'picture' }, 'kind.unknown'],
    ['a body without its id', { hex: '00', protocol: '808-2013', kind: 'body' }, 'message.unknown'],
    ['a cut frame', { hex: '7e0200' }, 'frame.delimiter'],
    ['a short frame', { hex: '7e02007e' }, 'frame.short'],
  ])('%s is an error with a code', (_, request, code) => {
    expect(decodeRaw(request)).toMatchObject({ ok: false, error: { code } });
  });

  it('kinds and protocols are those of the vectors', () => {
    const body = { protocol: '808-2013', kind: 'body', message_id: '0x8201', hex: '' };
    const stream = { protocol: '808-2013', kind: 'stream', hex: `ff${position}7e017e${position}7e02` };
    expect(decodeRaw(body)).toMatchObject({ ok: true, messageId: '0x8201', edition: '2013' });
    expect(decodeRaw(stream)).toMatchObject({ ok: false, messages: [{ ok: true }, { ok: true }], pending: 1 });
    expect(decodeRaw({ protocol: '808-2013', kind: 'escape', hex: '307e087d55' })).toMatchObject({
      hex: '7e307d02087d01557e',
    });
  });

  it('the command answers each line of NDJSON in its place', () => {
    const lines = [{ protocol: 'jt808', hex: position, kind: 'frame' }, { hex: 'zz' }, 7];
    const input = `${lines.map((one) => JSON.stringify(one)).join('\n')}\nnot JSON\n`;
    const output = execFileSync(process.execPath, [command, 'decode', '--ndjson'], { input, encoding: 'utf8' });
    const answers = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map((one) => one.ok)).toEqual([true, false, false, false]);
    expect(answers[1].error).toMatchObject({ code: 'hex.invalid', offset: 0 });
  });

  it('the command decodes what stands on its line', () => {
    const output = execFileSync(process.execPath, [command, 'decode', position, '--json'], { encoding: 'utf8' });
    expect(JSON.parse(output)).toMatchObject({ ok: true, messageId: '0x0200' });
  });
});
