import { describe, expect, it } from 'vitest';
import { checkCaseType } from '../../kernel/cases/index.ts';
import { enforcement } from './app.ts';

describe.each(enforcement.cases)('$title', (type) => {
  it('is declared without a state that cannot be reached or left, or a deadline that never stops', () => {
    expect(checkCaseType(type, enforcement)).toEqual([]);
  });
});
