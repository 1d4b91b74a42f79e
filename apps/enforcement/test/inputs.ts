import fc from 'fast-check';
import type { CaseType, Field } from '../../../kernel/sdk/index.ts';

/** Days and times are put in when the move is made: see `complete`. */
function anyValue(field: Field, refs: Readonly<Record<string, string>>): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'text':
      return fc.constant('测试');
    case 'integer':
      return fc.integer({ min: field.min ?? 1, max: Math.min(field.max ?? 3, 3) });
    case 'decimal':
      return fc.constantFrom(field.min ?? 0, Math.min(field.max ?? 3_000, 3_000));
    case 'yes-no':
      return fc.integer({ min: 0, max: 9 }).map((n) => n > 0);
    case 'choice':
      return fc.constantFrom(...Object.keys(field.options));
    case 'ref':
      return fc.constant(refs[field.to] ?? 'none');
    case 'file':
      return fc.constant('0'.repeat(64));
    default:
      return fc.constant(null);
  }
}

/** Something to fill in for every move of a type, from its declared input. */
export function inputsOf(type: CaseType, refs: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(type.moves).map(([key, move]) => [
      key,
      fc.record(
        Object.fromEntries(
          Object.entries<Field>(move.input ?? {})
            .filter(([, field]) => field.kind !== 'date' && field.kind !== 'instant')
            .map(([name, field]) => [name, anyValue(field, refs)]),
        ),
      ),
    ]),
  );
}

/** Puts today and now into the days and times that a move asks for. */
export const completing =
  (type: CaseType) =>
  (move: string, input: Readonly<Record<string, unknown>>, now: Date): Readonly<Record<string, unknown>> => {
    const fields = Object.entries<Field>(type.moves[move]?.input ?? {});
    const times = fields.flatMap(([name, field]) => {
      if (field.kind === 'instant') return [[name, now.toISOString()] as const];
      if (field.kind !== 'date') return [];
      return [[name, new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)] as const];
    });
    return { ...input, ...Object.fromEntries(times) };
  };
