import { checkPlate } from '../../apps/overload/rules/plate.ts';
import { answerLines } from './ndjson.ts';

/** `hengdao check-plate --ndjson`: whether each `{"plate"}` is one by GA 36, and of what kind; null is no plate. */
export function checkPlateCommand(args: readonly string[]): Promise<number> {
  return answerLines(args, 'hengdao check-plate --ndjson', (value) => {
    const plate = typeof value === 'object' && value !== null && 'plate' in value ? value.plate : undefined;
    if (plate === null) return checkPlate('');
    return typeof plate === 'string' ? checkPlate(plate) : { error: 'plate 应为文本' };
  });
}
