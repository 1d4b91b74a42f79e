import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { jsonPart, seal } from '../../apps/overload/evidence/package.ts';
import { evidence } from './evidence.ts';

const dir = mkdtempSync(join(tmpdir(), 'hengdao-evidence-'));
const sm3 = (content: Uint8Array) => createHash('sm3').update(content).digest('hex');
const said: string[] = [];
const at = (name: string) => join(dir, name);

beforeAll(() => {
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  }
  const about = { site: 'S1', recordNo: 'R1', sealedAt: '2024-06-30T10:00:00+08:00', sealedBy: '甲', simulated: true };
  const { zip } = seal([jsonPart('record.json', '称重记录', { totalKg: 1 })], about, sm3);
  writeFileSync(at('good.zip'), zip);
  writeFileSync(at('bad.zip'), zip.slice(0, -9));
});
afterAll(() => {
  vi.restoreAllMocks();
  rmSync(dir, { recursive: true, force: true });
});

it('verifies a package without the platform', async () => {
  expect(await evidence(['verify', at('good.zip')])).toBe(0);
  expect(said.join('')).toContain('核验通过');
  expect(said.join('')).toContain('检测单 R1');
});

it('fails on what was changed, and says what it cannot read', async () => {
  expect(await evidence(['verify', at('bad.zip')])).toBe(1);
  expect(await evidence(['verify', at('none.zip')])).toBe(2);
  expect(await evidence(['seal', at('good.zip')])).toBe(2);
  expect(said.at(-1)).toContain('用法');
});
