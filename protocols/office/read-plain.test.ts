import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readText } from './read-text.ts';
import type { UnreadableReason } from './unreadable-file.ts';
import { UnreadableFile } from './unreadable-file.ts';

const sample = '第一部分\n\n一、部门职责：≥95%，7675.08 万元\n镕䶮㐂〇\n';
const expected = ['第一部分', '', '一、部门职责：≥95%，7675.08 万元', '镕䶮㐂〇'];

async function textsOf(bytes: Uint8Array, name = 'a.txt'): Promise<string[]> {
  return (await readText(bytes, name)).map((line) => line.text);
}

async function reasonOf(bytes: Uint8Array, name = 'a.txt'): Promise<UnreadableReason> {
  const error = await readText(bytes, name).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UnreadableFile);
  return (error as UnreadableFile).code;
}

describe('plain text', () => {
  it.each([
    ['utf-8', iconv.encode(sample, 'utf8')],
    ['utf-8 with mark', iconv.encode(sample, 'utf8', { addBOM: true })],
    ['utf-16le with mark', iconv.encode(sample, 'utf16le', { addBOM: true })],
    ['utf-16be with mark', iconv.encode(sample, 'utf16be', { addBOM: true })],
    ['utf-16le', iconv.encode(sample, 'utf16le')],
    ['gb18030', iconv.encode(sample, 'gb18030')],
  ])('reads %s', async (_, bytes) => {
    expect(await textsOf(bytes)).toEqual(expected);
  });

  it('numbers lines as an editor does, whatever ends them, and drops form feeds', async () => {
    const lines = await readText(Buffer.from('甲\r\n\r\n乙\f丙\r丁\f'), 'a.txt');
    expect(lines.map((line) => [line.no, line.text])).toEqual([
      [1, '甲'],
      [2, ''],
      [3, '乙丙'],
      [4, '丁'],
    ]);
  });

  it('reads a long text with a real share of each encoding', async () => {
    const long = '部门整体支出绩效自评表，2024年度。\n'.repeat(5000);
    for (const encoding of ['utf8', 'gb18030', 'utf16le']) {
      expect(await textsOf(iconv.encode(long, encoding))).toHaveLength(5000);
    }
  });
});

describe('csv', () => {
  it('keeps a last row that ends with a separator and no line end', async () => {
    const lines = await readText(Buffer.from('指标,分值\n丁,'), 'a.csv');
    expect(lines.map(({ cells }) => cells)).toEqual([
      ['指标', '分值'],
      ['丁', ''],
    ]);
  });

  it('gives cells, honours quotes and keeps the line in the file', async () => {
    const lines = await readText(Buffer.from('指标,分值\n"甲, ""乙""\n丙",0.3\n丁,\n'), 'a.csv');
    expect(lines).toEqual([
      { no: 1, text: '指标 分值', cells: ['指标', '分值'] },
      { no: 2, text: '甲, "乙" 丙 0.3', cells: ['甲, "乙"\n丙', '0.3'] },
      { no: 4, text: '丁', cells: ['丁', ''] },
    ]);
  });
});

describe('what is no text', () => {
  it('says so', async () => {
    expect(await reasonOf(new Uint8Array(0))).toBe('empty');
    expect(await reasonOf(new Uint8Array(50 * 2 ** 20))).toBe('zeros');
    expect(await reasonOf(Buffer.from('\n \n'))).toBe('no-text');
    expect(await reasonOf(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]))).toBe('image');
    expect(await reasonOf(Buffer.from('d0cf11e0a1b11ae10000', 'hex'))).toBe('legacy-office');
    expect(await reasonOf(Buffer.from('{\\rtf1 abc}'))).toBe('unknown-type');
    expect(await reasonOf(Buffer.from('<!DOCTYPE html><html></html>'))).toBe('unknown-type');
    expect(await reasonOf(new Uint8Array(17 * 2 ** 20).fill(0x41))).toBe('too-large');
  });

  it('takes pseudo-random bytes for binary', async () => {
    let state = 12_345;
    const noise = Uint8Array.from({ length: 100_000 }, () => {
      state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
      return state >> 16;
    });
    expect(['binary', 'unknown-encoding']).toContain(await reasonOf(noise));
  });

  it('stops at the line limit', async () => {
    await expect(readText(Buffer.from('a\n'.repeat(11)), 'a.txt', { lines: 10 })).rejects.toThrow('上限');
  });
});
