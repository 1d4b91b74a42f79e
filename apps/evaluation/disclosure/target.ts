import { readMeasure } from './measure.ts';
import type { Quantity, Target } from './model.ts';

const PLAN = /预计|计划|拟于|拟在|将于|尚未|按.{0,6}推进|进行中/;

/** A target as a condition that can be tested; null when it is words or several conditions at once. */
export function parseTarget(text: string): Target | null {
  const measure = readMeasure(text);
  return measure === null ? null : { op: measure.op ?? '=', value: measure.value, unit: measure.unit };
}

/**
 * An actual as a quantity; null for 完成, prose and plans. A comparison sign in an actual (≥90%) is dropped here and
 * stays visible in the text, because a result that is only bounded is a finding of its own.
 */
export function parseActual(text: string): Quantity | null {
  if (PLAN.test(text)) return null;
  const measure = readMeasure(text);
  return measure === null ? null : { value: measure.value, unit: measure.unit };
}
