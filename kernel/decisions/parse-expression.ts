import type { HitPolicy } from '../sdk/decision.ts';
import type { DecisionTable, Expression, FunctionDefinition, Variable } from './model.ts';
import { childNamed, childrenNamed, type XmlElement } from './xml.ts';

function textOf(element: XmlElement | undefined): string | undefined {
  return element ? (childNamed(element, 'text') ?? element).text.trim() : undefined;
}

function variableOf(element: XmlElement): Variable {
  return { name: element.attributes.name ?? '', typeRef: element.attributes.typeRef };
}

/** The only expression among the children of a wrapper such as `then` or `contextEntry`; absent logic counts as null. */
function inner(element: XmlElement | undefined): Expression {
  for (const child of element?.children ?? []) {
    const expression = parseExpression(child);
    if (expression) return expression;
  }
  return { kind: 'literal', text: 'null', language: null };
}

function parseTable(element: XmlElement): DecisionTable {
  const aggregation = element.attributes.aggregation;
  return {
    kind: 'table',
    typeRef: element.attributes.typeRef,
    hitPolicy: (element.attributes.hitPolicy ?? 'UNIQUE') as HitPolicy,
    aggregation: aggregation as DecisionTable['aggregation'],
    inputs: childrenNamed(element, 'input').map((input) => {
      const expression = childNamed(input, 'inputExpression');
      const text = textOf(expression) ?? '';
      return {
        label: input.attributes.label ?? text,
        expression: text,
        typeRef: expression?.attributes.typeRef,
        allowedValues: textOf(childNamed(input, 'inputValues')),
      };
    }),
    outputs: childrenNamed(element, 'output').map((output) => ({
      name: output.attributes.name,
      typeRef: output.attributes.typeRef,
      allowedValues: textOf(childNamed(output, 'outputValues')),
      defaultValue: textOf(childNamed(output, 'defaultOutputEntry')),
    })),
    annotationNames: childrenNamed(element, 'annotation').map((column) => column.attributes.name ?? ''),
    rules: childrenNamed(element, 'rule').map((rule) => ({
      id: rule.attributes.id,
      when: childrenNamed(rule, 'inputEntry').map((entry) => textOf(entry) ?? ''),
      outputs: childrenNamed(rule, 'outputEntry').map((entry) => textOf(entry) ?? ''),
      annotations: childrenNamed(rule, 'annotationEntry').map((entry) => textOf(entry) ?? ''),
    })),
  };
}

function parseFunction(element: XmlElement): FunctionDefinition {
  const body = element.children.map(parseExpression).find((expression) => expression !== null);
  return {
    kind: 'function',
    typeRef: element.attributes.typeRef,
    parameters: childrenNamed(element, 'formalParameter').map(variableOf),
    body: body ?? null,
    language: (element.attributes.kind ?? 'FEEL') as FunctionDefinition['language'],
  };
}

function parseInvocation(element: XmlElement, typeRef: string | undefined): Expression {
  const callee = element.children.map(parseExpression).find((expression) => expression !== null);
  return {
    kind: 'invocation',
    typeRef,
    callee: callee ?? { kind: 'literal', text: 'null', language: null },
    bindings: childrenNamed(element, 'binding').map((binding) => {
      const parameter = childNamed(binding, 'parameter');
      const value = binding.children.map(parseExpression).find((expression) => expression !== null);
      return { parameter: parameter ? variableOf(parameter) : { name: '' }, value: value ?? null };
    }),
  };
}

function parseIteration(element: XmlElement, quantifier: 'for' | 'some' | 'every', typeRef?: string): Expression {
  return {
    kind: 'iteration',
    typeRef,
    quantifier,
    iterator: element.attributes.iteratorVariable ?? '',
    list: inner(childNamed(element, 'in')),
    body: inner(childNamed(element, quantifier === 'for' ? 'return' : 'satisfies')),
  };
}

/** The boxed expression that an element stands for, or null when the element is no expression. */
export function parseExpression(element: XmlElement): Expression | null {
  const typeRef = element.attributes.typeRef;
  switch (element.name) {
    case 'literalExpression':
      return {
        kind: 'literal',
        typeRef,
        text: textOf(element) ?? '',
        language: element.attributes.expressionLanguage ?? null,
      };
    case 'decisionTable':
      return parseTable(element);
    case 'functionDefinition':
      return parseFunction(element);
    case 'invocation':
      return parseInvocation(element, typeRef);
    case 'context':
      return {
        kind: 'context',
        typeRef,
        entries: childrenNamed(element, 'contextEntry').map((entry) => {
          const variable = childNamed(entry, 'variable');
          return { variable: variable ? variableOf(variable) : null, value: inner(entry) };
        }),
      };
    case 'list':
      return { kind: 'list', typeRef, items: element.children.map(parseExpression).filter((item) => item !== null) };
    case 'relation':
      return {
        kind: 'relation',
        typeRef,
        columns: childrenNamed(element, 'column').map(variableOf),
        rows: childrenNamed(element, 'row').map((row) =>
          row.children.map(parseExpression).filter((cell) => cell !== null),
        ),
      };
    case 'conditional':
      return {
        kind: 'conditional',
        typeRef,
        condition: inner(childNamed(element, 'if')),
        whenTrue: inner(childNamed(element, 'then')),
        whenFalse: inner(childNamed(element, 'else')),
      };
    case 'filter':
      return {
        kind: 'filter',
        typeRef,
        list: inner(childNamed(element, 'in')),
        match: inner(childNamed(element, 'match')),
      };
    case 'for':
    case 'some':
    case 'every':
      return parseIteration(element, element.name, typeRef);
    default:
      return null;
  }
}
