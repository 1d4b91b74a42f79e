import { parseExpression, parseUnaryTests } from 'feelin';
import { must } from '../base/assert.ts';
import { functionNames, iterateName, negateName, type Operator } from './arithmetic.ts';

type Node = ReturnType<typeof parseExpression>['topNode'];

function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

function renderArithmetic(children: readonly Node[], text: string): string {
  const operator = must(
    children.find(({ name }) => name === 'ArithOp'),
    'operator of an arithmetic expression',
  );
  const operands = children.filter(({ name }) => name !== 'ArithOp' && !name.endsWith('Comment'));
  const sign = text.slice(operator.from, operator.to);
  const name = operands.length === 1 ? negateName : functionNames[sign as Operator];
  return `${name}(${operands.map((operand) => render(operand, text)).join(', ')})`;
}

/** Functions that a filter may call to compute an index; any other call in a filter is a condition. */
const numeric = new Set([
  'count',
  'sum',
  'min',
  'max',
  'mean',
  'floor',
  'ceiling',
  'abs',
  'modulo',
  'decimal',
  'number',
]);

/** Whether feelin would take the filter for an index without asking each item, although it may be a condition. */
function isMistakenForIndex(filter: Node, text: string): boolean {
  if (filter.name === 'BooleanLiteral' || filter.name === 'IfExpression') return true;
  const callee = filter.name === 'FunctionInvocation' ? filter.firstChild : null;
  return callee !== null && !numeric.has(text.slice(callee.from, callee.to));
}

/** `list[f(item)]`: an index when the filter is a number by itself, else a condition put to each item. */
function renderFilter([list, , filter]: readonly Node[], text: string): string | null {
  if (!list || !filter || !isMistakenForIndex(filter, text)) return null;
  const condition = `(${render(filter, text)})`;
  const choice = `if ${condition} instance of number then exact_list[${condition}] else exact_list[${condition} = true]`;
  return `(for exact_list in [${render(list, text)}] return ${choice})[1]`;
}

function render(node: Node, text: string): string {
  const children = childrenOf(node);
  if (node.name === 'ArithmeticExpression') return renderArithmetic(children, text);
  if (node.name === 'IterationContext' && children.length === 3) {
    const [from, , to] = children;
    if (from && to) return `${iterateName}(${render(from, text)}, ${render(to, text)})`;
  }
  const filtered = node.name === 'FilterExpression' ? renderFilter(children, text) : null;
  if (filtered !== null) return filtered;
  let result = '';
  let at = node.from;
  for (const child of children) {
    result += text.slice(at, child.from) + render(child, text);
    at = child.to;
  }
  return result + text.slice(at, node.to);
}

function hasError(node: Node): boolean {
  return node.type.isError || childrenOf(node).some(hasError);
}

function topOf(text: string, kind: 'expression' | 'tests', scope: Record<string, unknown>): Node | null {
  const parse = kind === 'expression' ? parseExpression : parseUnaryTests;
  const top = parse(text, scope, undefined).topNode;
  return hasError(top) ? null : top;
}

/** Whether the text parses with the names in scope. */
export function parses(text: string, kind: 'expression' | 'tests', scope: Record<string, unknown>): boolean {
  return topOf(text, kind, scope) !== null;
}

/**
 * Rewrites an expression or unary tests so that feelin gives them the meaning of the standard: arithmetic becomes exact
 * and conditions of filters are put to each item. What does not parse is returned as it is.
 */
export function rewrite(text: string, kind: 'expression' | 'tests', scope: Record<string, unknown>): string {
  if (!/[-+*/[]|\.\./.test(text)) return text;
  const top = topOf(text, kind, scope);
  return top ? text.slice(0, top.from) + render(top, text) + text.slice(top.to) : text;
}
