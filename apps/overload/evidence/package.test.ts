import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { browserSm3 } from './browser-sm3.ts';
import { jsonPart, seal, verify } from './package.ts';

const sm3 = (content: Uint8Array) => createHash('sm3').update(content).digest('hex');
const picture = { path: 'pictures/front.jpg', what: '车头照片', content: new Uint8Array([1, 2, 3]) };
const about = { site: 'S1', recordNo: 'R1', sealedAt: '2024-06-30T10:00:00+08:00', sealedBy: '甲', simulated: true };
const sealed = seal([jsonPart('record.json', '称重记录', { totalKg: 60_000 }), picture], about, sm3);

it('is the same for the same parts and verifies, with the hash of servers as with that of browsers', () => {
  expect(seal([jsonPart('record.json', '称重记录', { totalKg: 60_000 }), picture], about, sm3)).toEqual(sealed);
  expect(verify(sealed.zip, sm3)).toEqual({ manifest: sealed.manifest, seal: sealed.seal, problems: [] });
  expect(verify(sealed.zip, browserSm3).problems).toEqual([]);
});

function changed(change: (files: Record<string, Uint8Array>) => void) {
  const files = unzipSync(sealed.zip);
  change(files);
  return verify(zipSync(files), sm3);
}

it('tells of every file that was changed, taken out or put in', () => {
  const swap = changed((files) => {
    files['pictures/front.jpg'] = new Uint8Array([1, 2, 4]);
  });
  expect(swap.problems).toEqual(['pictures/front.jpg 与清单所列 SM3 不符']);
  const less = changed((files) => {
    delete files['record.json'];
  });
  expect(less.problems).toEqual(['缺少 record.json']);
  const more = changed((files) => {
    files['more.txt'] = new Uint8Array();
  });
  expect(more.problems).toEqual(['more.txt 不在清单中']);
});

it('whose list was rewritten gives another seal', () => {
  const forged = changed((files) => {
    const text = new TextDecoder().decode(files['manifest.json']);
    files['manifest.json'] = new TextEncoder().encode(text.replace('甲', '乙'));
    files['manifest.sm3'] = new TextEncoder().encode(sm3(files['manifest.json']));
  });
  expect(forged.problems).toEqual([]);
  expect(forged.seal).not.toBe(sealed.seal);
});

it('that is none is told so', () => {
  expect(verify(new Uint8Array([1, 2]), sm3).problems[0]).toContain('不是可读的压缩包');
  expect(changed((files) => delete files['manifest.json']).problems).toEqual(['缺少 manifest.json']);
  const odd = changed((files) => {
    files['manifest.json'] = new TextEncoder().encode('[]');
  });
  expect(odd.problems).toEqual(['manifest.json 不是证据清单']);
});

it('is hashed in browsers as on servers', () => {
  expect(browserSm3(new TextEncoder().encode('abc'))).toBe(
    '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
  );
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (content) => browserSm3(content) === sm3(content)));
});
