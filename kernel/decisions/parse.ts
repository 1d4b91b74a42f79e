import type {
  Decision,
  DmnModel,
  DrgElement,
  FunctionDefinition,
  ItemDefinition,
  Reference,
  Variable,
} from './model.ts';
import { parseExpression } from './parse-expression.ts';
import { childNamed, childrenNamed, parseXml, type XmlElement } from './xml.ts';

/** The document is well-formed XML but not a DMN model that can be used. */
export class DmnUnreadable extends Error {
  override readonly name = 'DmnUnreadable';
}

function parseItem(element: XmlElement): ItemDefinition {
  const text = (name: string) => {
    const child = childNamed(element, name);
    return child ? (childNamed(child, 'text') ?? child).text.trim() : undefined;
  };
  return {
    name: element.attributes.name ?? '',
    typeRef: text('typeRef'),
    isCollection: element.attributes.isCollection === 'true',
    allowedValues: text('allowedValues'),
    typeConstraint: text('typeConstraint'),
    components: childrenNamed(element, 'itemComponent').map(parseItem),
    isFunction: childNamed(element, 'functionItem') !== undefined,
  };
}

function parseVariable(element: XmlElement): Variable {
  const variable = childNamed(element, 'variable');
  return {
    name: variable?.attributes.name ?? element.attributes.name ?? '',
    typeRef: variable?.attributes.typeRef,
  };
}

function reference(element: XmlElement, namespace: string): Reference {
  const href = element.attributes.href ?? '';
  const hash = href.lastIndexOf('#');
  return { namespace: hash > 0 ? href.slice(0, hash) : namespace, id: href.slice(hash + 1) };
}

/** What an element requires, whether information or knowledge. Authorities are documentation only. */
function requirements(element: XmlElement, namespace: string): Reference[] {
  const kinds = ['requiredInput', 'requiredDecision', 'requiredKnowledge'];
  return element.children
    .filter((child) => child.name === 'informationRequirement' || child.name === 'knowledgeRequirement')
    .flatMap((child) => child.children.filter((inner) => kinds.includes(inner.name)))
    .map((inner) => reference(inner, namespace));
}

function parseDecision(element: XmlElement, common: Omit<Decision, 'kind' | 'expression' | 'requires'>): Decision {
  const expressions = element.children.map(parseExpression).filter((expression) => expression !== null);
  return {
    ...common,
    kind: 'decision',
    expression: expressions[0] ?? null,
    requires: requirements(element, common.namespace),
  };
}

function parseElement(element: XmlElement, namespace: string): DrgElement | null {
  const name = element.attributes.name ?? '';
  const common = { id: element.attributes.id ?? name, name, namespace, variable: parseVariable(element) };
  const references = (kind: string) => childrenNamed(element, kind).map((child) => reference(child, namespace));
  switch (element.name) {
    case 'inputData':
      return { ...common, kind: 'input' };
    case 'decision':
      return parseDecision(element, common);
    case 'businessKnowledgeModel': {
      const logic = childNamed(element, 'encapsulatedLogic');
      const parsed = logic ? (parseExpression({ ...logic, name: 'functionDefinition' }) as FunctionDefinition) : null;
      return { ...common, kind: 'knowledge', logic: parsed, requires: requirements(element, namespace) };
    }
    case 'decisionService':
      return {
        ...common,
        kind: 'service',
        outputDecisions: references('outputDecision'),
        encapsulatedDecisions: references('encapsulatedDecision'),
        inputDecisions: references('inputDecision'),
        inputData: references('inputData'),
      };
    default:
      return null;
  }
}

function resolveImports(root: XmlElement, available: readonly DmnModel[]): Map<string, DmnModel> {
  const imports = new Map<string, DmnModel>();
  for (const element of childrenNamed(root, 'import')) {
    if (!(element.attributes.importType ?? '').includes('/DMN/')) continue;
    const namespace = element.attributes.namespace ?? '';
    const model = available.find((candidate) => candidate.namespace === namespace);
    if (!model) throw new DmnUnreadable(`imported model is not at hand: ${namespace}`);
    imports.set(element.attributes.name ?? '', model);
  }
  return imports;
}

/** The namespaces a model imports, so that a caller can fetch those models first. */
export function importedNamespaces(xml: string): string[] {
  return childrenNamed(parseXml(xml), 'import').map((element) => element.attributes.namespace ?? '');
}

/**
 * Reads a DMN 1.3 (or later) model. Imported models must be given, already parsed. Throws `XmlUnacceptable` or
 * {@link DmnUnreadable}; errors inside FEEL expressions surface when they are evaluated.
 */
export function parseDmn(xml: string, available: readonly DmnModel[] = []): DmnModel {
  const root = parseXml(xml);
  if (root.name !== 'definitions') throw new DmnUnreadable(`the root element is ${root.name}, not definitions`);
  const namespace = root.attributes.namespace ?? '';
  const items = childrenNamed(root, 'itemDefinition').map(parseItem);
  return {
    namespace,
    name: root.attributes.name ?? '',
    items: new Map(items.map((item) => [item.name, item])),
    elements: root.children.map((child) => parseElement(child, namespace)).filter((element) => element !== null),
    imports: resolveImports(root, available),
  };
}
