import { describe, expect, it } from 'vitest';
import type { EvaluationTable } from '../disclosure/model.ts';
import { readDisclosure } from '../disclosure/read.ts';
import { formLines } from '../forms/lines.ts';
import { demonstrationYear } from './year.ts';

const figures = (table: EvaluationTable) =>
  table.rows.map(({ no, level3, target, actual, weight, score }) => ({ no, level3, target, actual, weight, score }));

describe('the demonstration year', () => {
  const year = demonstrationYear();
  const read = readDisclosure(formLines(year, { created: '2025-04-03' }));

  it('has the published numbers of rows', () => {
    expect(year.tables.map((table) => table.rows.length)).toEqual([315, 85, 56, 174]);
  });

  it('is read back from its own form: rows, funds and totals', () => {
    for (const [index, table] of year.tables.entries()) {
      const again = read.tables[index];
      expect(again?.name).toBe(table.name);
      expect(again && figures(again)).toEqual(figures(table));
      expect(again?.funds.map((fund) => fund.fullYear)).toEqual(table.funds.map((fund) => fund.fullYear));
      expect(again?.printedTotal?.score).toBe(table.printedTotal?.score);
    }
  });
});
