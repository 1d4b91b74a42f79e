import { describe, expect, it } from 'vitest';
import { checkCaseType } from '../../kernel/cases/index.ts';
import { checkIndicators } from '../../kernel/indicators/check.ts';
import { overload } from './app.ts';

describe.each(overload.cases)('$title', (type) => {
  it('is declared without a state that cannot be reached or left, or a deadline that never stops', () => {
    expect(checkCaseType(type, overload)).toEqual([]);
  });
});

it('the indicators count what is declared', () => {
  expect(checkIndicators(overload)).toEqual([]);
});
