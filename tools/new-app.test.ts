import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const dir = mkdtempSync(join(tmpdir(), 'hengdao-new-app-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const newApp = (...args: string[]) =>
  execFileSync(process.execPath, [resolve('tools/run.mjs'), resolve('tools/new-app.ts'), ...args], {
    cwd: dir,
    encoding: 'utf8',
    stdio: 'pipe',
  });

describe('npm run new-app', () => {
  mkdirSync(join(dir, 'apps'));
  mkdirSync(join(dir, 'docs'));
  for (const path of ['apps/index.ts', 'docs/glossary.ts']) cpSync(path, join(dir, path));

  it('writes one folder, one line of the list and its words', () => {
    newApp('road-works', '占道施工');
    expect(readFileSync(join(dir, 'apps/road-works/app.ts'), 'utf8')).toContain("title: '占道施工'");
    expect(readFileSync(join(dir, 'apps/index.ts'), 'utf8')).toMatch(
      /import \{ roadWorks \}[\s\S]*\[[^\]]*roadWorks\]/,
    );
    expect(readFileSync(join(dir, 'docs/glossary.ts'), 'utf8')).toContain("'road works': ['占道施工']");
  });

  it('overwrites nothing, and says how it is used', () => {
    expect(() => newApp('road-works', '占道施工')).toThrow(/there already/);
    expect(() => newApp('RoadWorks', '占道施工')).toThrow(/usage/);
    expect(existsSync(join(dir, 'apps/RoadWorks'))).toBe(false);
  });
});
