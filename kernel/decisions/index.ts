export { DecisionMissing, type DecisionResult, evaluateDecision, evaluateService, type Problem } from './evaluate.ts';
export { toDmnXml } from './export.ts';
export type { DmnModel } from './model.ts';
export { DmnUnreadable, parseDmn } from './parse.ts';
export { type Decided, decide, modelOf } from './rule-table.ts';
export type { MatchedRule, TableTrace } from './table.ts';
export { XmlUnacceptable } from './xml.ts';
