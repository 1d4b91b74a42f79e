import type { Aggregation, HitPolicy } from '../sdk/decision.ts';

/** A name with the type its value must have; without a type anything goes. */
export interface Variable {
  readonly name: string;
  readonly typeRef?: string;
}

export interface ItemDefinition {
  readonly name: string;
  readonly typeRef?: string;
  readonly isCollection: boolean;
  /** FEEL unary tests that a value, or each item of a collection, must pass. */
  readonly allowedValues?: string;
  /** FEEL unary tests that the whole value must pass (DMN 1.5). */
  readonly typeConstraint?: string;
  readonly components: readonly ItemDefinition[];
  readonly isFunction: boolean;
}

export interface TableInput {
  readonly label: string;
  readonly expression: string;
  readonly typeRef?: string;
  readonly allowedValues?: string;
}

export interface TableOutput {
  /** Absent for the only output of a table. */
  readonly name?: string;
  readonly typeRef?: string;
  /** FEEL values in order of priority, for PRIORITY and OUTPUT ORDER. */
  readonly allowedValues?: string;
  readonly defaultValue?: string;
}

export interface TableRule {
  readonly id?: string;
  /** FEEL unary tests, one for each input; `-` holds for everything. */
  readonly when: readonly string[];
  /** FEEL expressions, one for each output. */
  readonly outputs: readonly string[];
  /** One for each annotation column, for example the legal basis of the row. */
  readonly annotations: readonly string[];
}

export interface DecisionTable {
  readonly kind: 'table';
  readonly typeRef?: string;
  readonly hitPolicy: HitPolicy;
  readonly aggregation?: Aggregation;
  readonly inputs: readonly TableInput[];
  readonly outputs: readonly TableOutput[];
  readonly annotationNames: readonly string[];
  readonly rules: readonly TableRule[];
}

export interface LiteralExpression {
  readonly kind: 'literal';
  readonly typeRef?: string;
  readonly text: string;
  /** FEEL unless the model says otherwise; nothing else is evaluated. */
  readonly language: string | null;
}

export interface FunctionDefinition {
  readonly kind: 'function';
  readonly typeRef?: string;
  readonly parameters: readonly Variable[];
  readonly body: Expression | null;
  readonly language: 'FEEL' | 'Java' | 'PMML';
}

/** A boxed expression, DMN 1.5, clause 10.2. */
export type Expression =
  | DecisionTable
  | LiteralExpression
  | FunctionDefinition
  | {
      readonly kind: 'context';
      readonly typeRef?: string;
      readonly entries: readonly { readonly variable: Variable | null; readonly value: Expression }[];
    }
  | { readonly kind: 'list'; readonly typeRef?: string; readonly items: readonly Expression[] }
  | {
      readonly kind: 'relation';
      readonly typeRef?: string;
      readonly columns: readonly Variable[];
      readonly rows: readonly (readonly Expression[])[];
    }
  | {
      readonly kind: 'invocation';
      readonly typeRef?: string;
      readonly callee: Expression;
      readonly bindings: readonly { readonly parameter: Variable; readonly value: Expression | null }[];
    }
  | {
      readonly kind: 'conditional';
      readonly typeRef?: string;
      readonly condition: Expression;
      readonly whenTrue: Expression;
      readonly whenFalse: Expression;
    }
  | { readonly kind: 'filter'; readonly typeRef?: string; readonly list: Expression; readonly match: Expression }
  | {
      readonly kind: 'iteration';
      readonly typeRef?: string;
      readonly quantifier: 'for' | 'some' | 'every';
      readonly iterator: string;
      readonly list: Expression;
      readonly body: Expression;
    };

/** Where another element of this or an imported model is: its namespace and its id. */
export interface Reference {
  readonly namespace: string;
  readonly id: string;
}

interface Element {
  readonly id: string;
  readonly name: string;
  readonly namespace: string;
  readonly variable: Variable;
}

export interface InputData extends Element {
  readonly kind: 'input';
}

export interface Decision extends Element {
  readonly kind: 'decision';
  readonly expression: Expression | null;
  readonly requires: readonly Reference[];
}

export interface BusinessKnowledge extends Element {
  readonly kind: 'knowledge';
  readonly logic: FunctionDefinition | null;
  readonly requires: readonly Reference[];
}

export interface DecisionService extends Element {
  readonly kind: 'service';
  readonly outputDecisions: readonly Reference[];
  readonly encapsulatedDecisions: readonly Reference[];
  readonly inputDecisions: readonly Reference[];
  readonly inputData: readonly Reference[];
}

export type DrgElement = InputData | Decision | BusinessKnowledge | DecisionService;

export interface DmnModel {
  readonly namespace: string;
  readonly name: string;
  readonly items: ReadonlyMap<string, ItemDefinition>;
  readonly elements: readonly DrgElement[];
  /** Imported models by the name under which this model knows them. */
  readonly imports: ReadonlyMap<string, DmnModel>;
}
