import fc from 'fast-check';
import { Compile } from 'typebox/compile';
import { expect, test } from 'vitest';
import { choice, date, decimalField, type Field, instant, integer, text, yesNo } from './field.ts';
import { fits, unkeepable } from './fits.ts';
import { valueSchema } from './schema.ts';

const fields: readonly Field[] = [
  text('a', { maxLength: 3 }),
  text('b', { multiline: true }),
  text('c', { pattern: '^[a-z]+$' }),
  integer('d'),
  integer('e', { min: 2, max: 9 }),
  decimalField('f', { places: 2, min: 0 }),
  yesNo('g'),
  choice('h', { yes: '是', no: '否' }),
  date('i'),
  instant('j'),
];
const value = fc.oneof(
  fc.anything(),
  fc.string({ unit: 'binary', maxLength: 5 }),
  fc.integer(),
  fc.double(),
  fc.constantFrom('yes', 'no', 'toString', 'a\u0000', '😀😀😀', '2024-02-30', '2024-02-29', 2 ** 53, 1.005, 0.1),
  fc.constantFrom(
    '2024-02-30T08:00:00+08:00',
    '2024-02-29T08:00:00+08:00',
    '2024-02-29T08:00Z',
    '2024-02-29T24:00:00Z',
  ),
);

test('what fits at a glance is what schema and store take', () => {
  fc.assert(
    fc.property(fc.constantFrom(...fields), value, (field, given) => {
      const isTaken = Compile(valueSchema(field)).Check(given) && (unkeepable(field)?.(given) ?? null) === null;
      const isShort = typeof given !== 'string' || given.length <= 3;
      // A no may be one of form: a text of three signs that takes more units is left to the schema.
      if (fits(field)(given)) expect(isTaken).toBe(true);
      else if (isShort) expect(isTaken).toBe(false);
    }),
    { numRuns: 2000 },
  );
});
