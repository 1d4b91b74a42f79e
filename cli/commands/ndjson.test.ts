import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const hengdao = fileURLToPath(new URL('../hengdao.mjs', import.meta.url));

function run(command: string, input: string, args = ['--ndjson']) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [hengdao, command, ...args], {
    input,
    encoding: 'utf8',
  });
  return {
    status,
    stderr,
    answers: stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  };
}

const truck = { code: '12', axles: 2, category: 'truck', airSuspension: false, singleTyreNonDriveAxles: 0 };

it('answers every line in its place, says what is wrong with a bad one and goes on', () => {
  const lines = [
    `\uFEFF${JSON.stringify({ ...truck, totalKg: 19_001 })}`,
    '',
    '{"code":',
    JSON.stringify({ ...truck, totalKg: '19001' }),
    `${JSON.stringify({ ...truck, totalKg: 18_000 })}\r`,
  ];
  const { status, answers } = run('assess-weight', lines.join('\n'));
  expect(answers).toMatchObject([
    { overKg: 1001, nationalDisposition: 'fine', fineNationalFloorYuan: 500, fineNationalCeilYuan: 1000 },
    { line: 3, error: expect.stringContaining('不是 JSON') },
    { line: 4, error: expect.stringContaining('totalKg 应为') },
    { overKg: 0, nationalDisposition: 'none' },
  ]);
  expect(status).toBe(2);
});

it('ends well when all lines were used, and says how it is called when it is called otherwise', () => {
  const plates = run('check-plate', '{"plate":"湘A12345"}\n{"plate":null}\n');
  expect(plates).toMatchObject({
    status: 0,
    answers: [
      { valid: true, kind: 'normal7' },
      { valid: false, kind: 'no plate' },
    ],
  });
  expect(run('check-plate', '', ['--ndjson', 'plates.ndjson'])).toMatchObject({ status: 2, answers: [] });
});
