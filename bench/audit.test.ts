import { expect, it } from 'vitest';
import { examine } from '../apps/evaluation/rules.ts';
import { readText } from '../protocols/office/index.ts';
import { check } from './audit-check.ts';
import { flawed } from './audit-errors.ts';
import { fileOf } from './audit-files.ts';
import { type Plan, plan } from './audit-plan.ts';

async function examined(own: Plan) {
  const { bytes, name } = await fileOf(own);
  return examine(await readText(bytes, name));
}

const seeds = Array.from({ length: 20 }, (_, index) => index + 1);

it.each(seeds)('generated document %i: every row exact, every planted error found', async (seed) => {
  const own = flawed(seed);
  const { wrongRows, missed, rows } = check(own, await examined(own));
  expect(rows).toBeGreaterThan(10);
  expect({ wrongRows, missed }).toEqual({ wrongRows: [], missed: [] });
});

it.each([1, 2, 3, 4])(
  'generated document %i without errors: nothing is found that follows from the text',
  async (seed) => {
    const { audit } = await examined(plan(seed));
    const told = audit.findings.filter(({ kind, severity }) => kind === 'arithmetic' && severity === 'high');
    expect(told.map(({ rule, message }) => `${rule} ${message}`)).toEqual([]);
  },
);
