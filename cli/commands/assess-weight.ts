import { assessWeight, problemOfWeighed, type WeighedVehicle } from '../../apps/overload/rules.ts';
import { chinaDate, systemClock } from '../../kernel/base/clock.ts';
import { answerLines } from './ndjson.ts';

/** `hengdao assess-weight --ndjson`: limit, excess and national penalty of each weighing, by the rules of today. */
export function assessWeightCommand(args: readonly string[]): Promise<number> {
  const today = chinaDate(systemClock.now());
  return answerLines(args, 'hengdao assess-weight --ndjson', (value) => {
    const problem = problemOfWeighed(value);
    return problem === null ? assessWeight(value as WeighedVehicle, today) : { error: problem };
  });
}
