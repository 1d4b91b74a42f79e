/** A mistake of our own, never of a user or of the outside. The request dies and nothing is half written. */
export class AssertionFailure extends Error {
  override readonly name = 'AssertionFailure';
}

/** Asserts what must hold at this point of the program. On in production. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new AssertionFailure(message);
}

/** Returns `value`, asserting that it is there. For indexes and maps whose content the program itself has put. */
export function must<T>(value: T | null | undefined, what: string): T {
  assert(value !== null && value !== undefined, `missing: ${what}`);
  return value;
}

/** Marks a branch that the types say cannot be reached. */
export function unreachable(value: never): never {
  throw new AssertionFailure(`unreachable: ${JSON.stringify(value)}`);
}
