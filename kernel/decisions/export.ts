import { assert } from '../base/assert.ts';
import type { TableDeclaration } from '../sdk/decision.ts';
import type { DecisionTable, DrgElement } from './model.ts';
import { modelOf } from './rule-table.ts';
import { escapeXml } from './xml.ts';

const dmnNamespace = 'https://www.omg.org/spec/DMN/20230324/MODEL/';

type Attributes = Readonly<Record<string, string | undefined>>;

function tag(name: string, attributes: Attributes, children: readonly string[] = []): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(value ?? '')}"`)
    .join('');
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`;
}

function text(name: string, content: string | undefined, attributes: Attributes = {}): string {
  return content === undefined ? '' : tag(name, attributes, [tag('text', {}, [escapeXml(content)])]);
}

function tableXml(table: DecisionTable): string {
  const inputs = table.inputs.map(({ label, expression, typeRef, allowedValues }) =>
    tag('input', { label }, [text('inputExpression', expression, { typeRef }), text('inputValues', allowedValues)]),
  );
  const outputs = table.outputs.map(({ name, typeRef, allowedValues, defaultValue }) =>
    tag('output', { name, typeRef }, [text('outputValues', allowedValues), text('defaultOutputEntry', defaultValue)]),
  );
  const annotations = table.annotationNames.map((name) => tag('annotation', { name }));
  const rules = table.rules.map((rule) =>
    tag('rule', { id: rule.id }, [
      ...rule.when.map((cell) => text('inputEntry', cell)),
      ...rule.outputs.map((cell) => text('outputEntry', cell)),
      ...rule.annotations.map((cell) => text('annotationEntry', cell)),
    ]),
  );
  const { hitPolicy, aggregation } = table;
  return tag('decisionTable', { hitPolicy, aggregation }, [...inputs, ...outputs, ...annotations, ...rules]);
}

function elementXml(element: DrgElement, description: string): string {
  const { id, name, variable } = element;
  const variableXml = tag('variable', { name: variable.name, typeRef: variable.typeRef });
  if (element.kind === 'input') return tag('inputData', { id, name }, [variableXml]);
  assert(element.kind === 'decision' && element.expression?.kind === 'table', 'a rule table is one decision by table');
  const requirements = element.requires.map((required) =>
    tag('informationRequirement', {}, [tag('requiredInput', { href: `#${required.id}` })]),
  );
  return tag('decision', { id, name }, [
    tag('description', {}, [escapeXml(description)]),
    variableXml,
    ...requirements,
    tableXml(element.expression),
  ]);
}

/** A declared table as a DMN 1.5 document, for review in any DMN editor and for exchange. */
export function toDmnXml<In extends string, Out extends string>(table: TableDeclaration<In, Out>): string {
  const model = modelOf(table);
  const { title, basis, from, to } = table;
  const description = `${basis}；自 ${from} 起施行${to === null ? '' : `，至 ${to} 止`}`;
  const children = model.elements.map((element) => elementXml(element, description));
  const attributes = { xmlns: dmnNamespace, namespace: model.namespace, name: title, id: 'definitions' };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${tag('definitions', attributes, children)}\n`;
}
