import { describe, expect, it } from 'vitest';
import { checkCaseType } from '../../kernel/cases/index.ts';
import { checkIndicators } from '../../kernel/indicators/check.ts';
import { coach } from './app.ts';

describe.each(coach.cases)('$title', (type) => {
  it('is declared without a state that cannot be reached or left, or a deadline that never stops', () => {
    expect(checkCaseType(type, coach)).toEqual([]);
  });
});

it('the indicators count what is declared', () => {
  expect(checkIndicators(coach)).toEqual([]);
});
