import { assert } from '../base/assert.ts';

export type Scope = Readonly<Record<string, unknown>>;
export type Expression = (scope: Scope) => unknown;
export type Tests = (value: unknown, scope: Scope) => boolean;

const functions: Readonly<Record<string, (...args: number[]) => number>> = {
  floor: Math.floor,
  ceiling: Math.ceil,
  min: Math.min,
  max: Math.max,
};

const literals: ReadonlyMap<string, unknown> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

type Operator = (left: number, right: number) => number | null;

const additive: ReadonlyMap<string, Operator> = new Map([
  ['+', (a, b) => a + b],
  ['-', (a, b) => a - b],
]);
const multiplicative: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['*', (a, b) => a * b],
  ['/', (a, b) => (b === 0 ? null : a / b)],
]);

type Ordered = (left: number | string, right: number | string) => boolean;

const comparisons: ReadonlyMap<string, Ordered> = new Map([
  ['<=', (a, b) => a <= b],
  ['>=', (a, b) => a >= b],
  ['<', (a, b) => a < b],
  ['>', (a, b) => a > b],
]);

const tokens = /\s*(?:(\d+(?:\.\d+)?)|"((?:[^"\\]|\\.)*)"|([\p{L}_][\p{L}\p{N}_]*)|(\.\.|<=|>=|[-+*/()[\],<>=]))/uy;

interface Token {
  readonly kind: 'number' | 'text' | 'name' | 'sign' | 'end';
  readonly text: string;
}

function tokenize(source: string): Token[] {
  const found: Token[] = [];
  const pattern = new RegExp(tokens);
  const text = source.trimEnd();
  while (pattern.lastIndex < text.length) {
    const at = pattern.lastIndex;
    const match = pattern.exec(text);
    assert(match !== null, `not in the plain part of FEEL, from character ${at + 1}: ${source}`);
    const [, number, quoted, name, sign] = match;
    if (number !== undefined) found.push({ kind: 'number', text: number });
    else if (quoted !== undefined) found.push({ kind: 'text', text: JSON.parse(`"${quoted}"`) as string });
    else if (name !== undefined) found.push({ kind: 'name', text: name });
    else found.push({ kind: 'sign', text: sign ?? '' });
  }
  return found;
}

const isComparable = (a: unknown, b: unknown) =>
  typeof a === typeof b && (typeof a === 'number' || typeof a === 'string');

/** Null where FEEL knows no answer: a comparison with it never holds. */
const holds = (compare: Ordered, a: unknown, b: unknown) =>
  isComparable(a, b) && compare(a as number | string, b as number | string);

class Reader {
  readonly #source: string;
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(source: string) {
    this.#source = source;
    this.#tokens = tokenize(source);
  }

  get #next(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', text: '' };
  }

  #take(sign: string): boolean {
    if (this.#next.kind !== 'sign' || this.#next.text !== sign) return false;
    this.#at += 1;
    return true;
  }

  #expect(sign: string): void {
    assert(this.#take(sign), `expected ${sign} in ${this.#source}`);
  }

  end(): void {
    assert(this.#next.kind === 'end', `more than one expression: ${this.#source}`);
  }

  expression(): Expression {
    return this.#binary(additive, () => this.#binary(multiplicative, () => this.#unary()));
  }

  #binary(operators: ReadonlyMap<string, Operator>, operand: () => Expression): Expression {
    let left = operand();
    for (;;) {
      const operator = this.#next.kind === 'sign' ? operators.get(this.#next.text) : undefined;
      if (!operator) return left;
      this.#at += 1;
      const [before, after] = [left, operand()];
      left = (scope) => {
        const [a, b] = [before(scope), after(scope)];
        return typeof a === 'number' && typeof b === 'number' ? operator(a, b) : null;
      };
    }
  }

  #unary(): Expression {
    if (this.#take('-')) {
      const operand = this.#unary();
      return (scope) => {
        const value = operand(scope);
        return typeof value === 'number' ? -value : null;
      };
    }
    if (this.#take('(')) {
      const inner = this.expression();
      this.#expect(')');
      return inner;
    }
    return this.#atom();
  }

  #atom(): Expression {
    const { kind, text } = this.#next;
    this.#at += 1;
    if (kind === 'number') {
      const value = Number(text);
      return () => value;
    }
    if (kind === 'text') return () => text;
    assert(kind === 'name', `expected a value in ${this.#source}`);
    if (literals.has(text)) {
      const value = literals.get(text);
      return () => value;
    }
    return this.#take('(') ? this.#call(text) : (scope) => scope[text] ?? null;
  }

  #call(name: string): Expression {
    const apply = functions[name];
    assert(apply !== undefined, `${name} is not in the plain part of FEEL`);
    const args = [this.expression()];
    while (this.#take(',')) args.push(this.expression());
    this.#expect(')');
    return (scope) => {
      const values = args.map((arg) => arg(scope));
      return values.every((value) => typeof value === 'number') ? apply(...values) : null;
    };
  }

  tests(): Tests {
    const any = [this.#test()];
    while (this.#take(',')) any.push(this.#test());
    return any.length === 1 && any[0] ? any[0] : (value, scope) => any.some((test) => test(value, scope));
  }

  #test(): Tests {
    const compare = this.#next.kind === 'sign' ? comparisons.get(this.#next.text) : undefined;
    if (compare) {
      this.#at += 1;
      const bound = this.expression();
      return (value, scope) => holds(compare, value, bound(scope));
    }
    const [closed, open] = [this.#take('['), this.#next.text === '(' && this.#isRange()];
    if (!closed && !open) {
      const expected = this.expression();
      return (value, scope) => value === expected(scope);
    }
    if (open) this.#expect('(');
    return this.#range(closed);
  }

  /** Whether the parenthesis ahead begins an interval rather than a grouped expression. */
  #isRange(): boolean {
    return this.#tokens.slice(this.#at).some((token) => token.kind === 'sign' && token.text === '..');
  }

  #range(closedBelow: boolean): Tests {
    const low = this.expression();
    this.#expect('..');
    const high = this.expression();
    const closedAbove = this.#take(']');
    if (!closedAbove) this.#expect(')');
    const above: Ordered = closedBelow ? (a, b) => a >= b : (a, b) => a > b;
    const below: Ordered = closedAbove ? (a, b) => a <= b : (a, b) => a < b;
    return (value, scope) => holds(above, value, low(scope)) && holds(below, value, high(scope));
  }
}

/** Reads arithmetic over inputs: numbers, text, names, + - * /, floor, ceiling, min, max. Asserts on anything else. */
export function plainExpression(source: string): Expression {
  const reader = new Reader(source);
  const expression = reader.expression();
  reader.end();
  return expression;
}

/** Reads unary tests: `-`, values, lists of them, comparisons and intervals. Asserts on anything else. */
export function plainTests(source: string): Tests | null {
  if (source.trim() === '-') return null;
  const reader = new Reader(source);
  const tests = reader.tests();
  reader.end();
  return tests;
}
