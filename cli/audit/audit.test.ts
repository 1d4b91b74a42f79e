import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toLines } from '../../apps/evaluation/disclosure/lines.ts';
import { readDisclosure } from '../../apps/evaluation/disclosure/read.ts';
import { selfEvaluationDocument } from '../../apps/evaluation/forms/index.ts';
import { type AuditJson, fileAuditSchema } from '../../apps/evaluation/report/audit-schema.ts';
import { writeDocx, writePdf } from '../../protocols/office/index.ts';
import { badFiles } from '../../test/bad-files.ts';
import { sharedPath } from '../../test/shared.ts';
import { type Ran, runAudit } from './run-audit.ts';

const fixture = (name: string) =>
  readFileSync(new URL(`../../apps/evaluation/disclosure/fixtures/${name}`, import.meta.url));
const schema = Compile(fileAuditSchema);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hengdao-audit-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, bytes: Uint8Array) => writeFileSync(join(folder, name), bytes);

/** Nobody who hands in a wrong file is shown the inside of the program. */
function expectPlain({ stderr }: Ran): void {
  expect(stderr).not.toMatch(/^\s+at |Error|node:/m);
}

/** One object on each line, of the shape that is written down. */
function objectsOf({ stdout }: Ran): (AuditJson & { readonly file: string })[] {
  expect(stdout.endsWith('\n')).toBe(true);
  return stdout
    .slice(0, -1)
    .split('\n')
    .map((line) => {
      const value: unknown = JSON.parse(line);
      expect(schema.Errors(value).slice(0, 3)).toEqual([]);
      return value as AuditJson & { readonly file: string };
    });
}

describe('hengdao audit', () => {
  it('prints one JSON object for each file that it reads, whatever its encoding or kind, and nothing else', async () => {
    const small = fixture('small.txt').toString();
    const document = selfEvaluationDocument(readDisclosure(toLines(small)), { created: '2025-03-01' });
    put('甲.txt', Buffer.from(small));
    put('国标.txt', iconv.encode(small, 'gb18030'));
    put('宽.txt', iconv.encode(small, 'utf-16le', { addBOM: true }));
    put('表.docx', await writeDocx(document));
    put('表.pdf', await writePdf(document));
    const files = ['甲.txt', '国标.txt', '宽.txt', '表.docx', '表.pdf'];
    const ran = await runAudit(folder, ['--json', ...files]);
    expect(ran.status, ran.stderr).toBe(0);
    const objects = objectsOf(ran);
    expect(objects.map(({ file }) => file)).toEqual(files);
    const [first, ...others] = objects;
    expect(first?.findings.length).toBeGreaterThan(0);
    const rowsOf = ({ tables }: AuditJson) =>
      tables.flatMap(({ rows }) =>
        rows.map(({ level3, targetText, actualText, weight, score, reason, verdict }) =>
          [level3, targetText, actualText, weight, score, reason, verdict].join('|'),
        ),
      );
    for (const other of others) expect(rowsOf(other), other.file).toEqual(rowsOf(first as AuditJson));
    expect(ran.stderr.match(/^\[\d\/5\] /gm)).toHaveLength(5);
    expect(ran.stderr).toContain('共 5 个，读入 5 个');
  });

  it('says in a sentence why a file cannot be read, reads the others, and stays small', async () => {
    const truncated = await writeDocx(
      selfEvaluationDocument(readDisclosure(toLines(fixture('small.txt').toString())), { created: '2025-03-01' }),
    );
    mkdirSync(join(folder, '空文件夹'), { recursive: true });
    put('断.docx', truncated.subarray(0, truncated.length >> 1));
    put('好.txt', fixture('small.txt'));
    for (const { name, bytes } of badFiles) put(name, bytes());
    const told: readonly (readonly [string, RegExp])[] = [
      ...badFiles.map(({ name, says }) => [name, says] as const),
      ['断.docx', /已损坏或不完整/],
      ['没有.txt', /找不到/],
      ['空文件夹', /没有可读取的文件/],
    ];
    const ran = await runAudit(folder, ['--json', ...told.map(([name]) => name), '好.txt']);
    expect(ran.status).toBe(2);
    expectPlain(ran);
    for (const [name, says] of told) {
      expect(ran.stderr.split('\n').find((line) => line.startsWith(`${name}：`)) ?? name).toMatch(says);
    }
    expect(objectsOf(ran).map(({ file }) => file)).toEqual(['好.txt']);
    expect(ran.peakMebibytes).toBeGreaterThan(0);
    expect(ran.peakMebibytes).toBeLessThan(700);
  });

  it('leaves with 2 and one line for a single bad file', async () => {
    put('空.txt', new Uint8Array());
    const ran = await runAudit(folder, ['空.txt']);
    expect(ran).toMatchObject({ status: 2, stdout: '', stderr: '空.txt：文件是空的。\n' });
  });

  it('reads what is whole of a truncated table and says what is not', async () => {
    put('截断.txt', fixture('truncated.txt'));
    const ran = await runAudit(folder, ['--json', '截断.txt']);
    expect(ran.status, ran.stderr).toBe(0);
    const [audit] = objectsOf(ran);
    expect(audit?.tables.flatMap(({ rows }) => rows).length).toBeGreaterThan(0);
    expect(audit?.unread.length).toBeGreaterThan(0);
  });

  it('reads a folder with the folders in it, without hidden files and those of an open editor', async () => {
    const inner = join(folder, '各单位', '下级');
    mkdirSync(inner, { recursive: true });
    for (const name of ['乙.txt', '.隐.txt', '~$乙.docx', '说明.md'])
      writeFileSync(join(inner, name), fixture('small.txt'));
    writeFileSync(join(folder, '各单位', '丙.TXT'), fixture('no-score.txt'));
    const ran = await runAudit(folder, ['各单位', '--json']);
    expect(ran.status, ran.stderr).toBe(0);
    expect(objectsOf(ran).map(({ file }) => file)).toEqual(['各单位/下级/乙.txt', '各单位/丙.TXT']);
  });

  it('recomputes under the chosen rules alone', async () => {
    put('甲.txt', fixture('small.txt'));
    const ran = await runAudit(folder, ['甲.txt', '--json', '--rules', 'strict,tiers-2020']);
    const [audit] = objectsOf(ran);
    expect(audit?.ruleSets.map(({ id }) => id)).toEqual(['strict', 'tiers-2020']);
    expect(Object.keys(audit?.tables[0]?.rows[0]?.scores ?? {})).toEqual(['strict', 'tiers-2020']);
  });

  it('explains itself, and what was typed wrongly', async () => {
    const help = await runAudit(folder, ['--help']);
    expect(help).toMatchObject({ status: 0, stderr: '' });
    expect(help.stdout).toContain('退出状态');
    const wrong: readonly (readonly [readonly string[], RegExp])[] = [
      [['--colour', '甲.txt'], /^没有选项“--colour”。/],
      [['甲.txt', '--rules', 'lenient'], /^没有评分规则“lenient”。[\s\S]*proportional/],
      [[], /^没有指明/],
    ];
    for (const [args, says] of wrong) {
      const ran = await runAudit(folder, args);
      expect(ran).toMatchObject({ status: 2, stdout: '' });
      expect(ran.stderr).toMatch(says);
      expectPlain(ran);
    }
  });

  it('prints a report that names every severity it found, with the lines of the source', async () => {
    put('甲.txt', fixture('small.txt'));
    const ran = await runAudit(folder, ['甲.txt']);
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    expect(ran.stdout).toContain('云溪省交通信息服务中心');
    expect(ran.stdout).toMatch(/第 \d+ 行/);
    expect(ran.stdout).not.toContain('通过的核对');
    const all = await runAudit(folder, ['甲.txt', '--all']);
    expect(all.stdout).toMatch(/通过的核对 \d+ 项/);
  });
});

const published = sharedPath('seed/disclosure-2024.txt');

describe.skipIf(published === null)('the published disclosure of 2024', () => {
  it('is audited from the command line, and fits the schema', async () => {
    const ran = await runAudit(folder, ['--json', published ?? '']);
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    const [audit] = objectsOf(ran);
    expect(audit?.tables.map(({ rows }) => rows.length)).toEqual([315, 85, 56, 174]);
    expect(audit?.findings.length).toBeGreaterThan(100);
    expect(ran.peakMebibytes).toBeLessThan(700);
  });
});
