import type { EntityRecord } from '../../kernel/sdk/index.ts';
import type { WeighingRow } from './dialects.ts';
import type { site, vehicle } from './entities.ts';
import type { Decision } from './rules/decide.ts';

export type Site = EntityRecord<typeof site>;
export type Vehicle = EntityRecord<typeof vehicle>;

/** A weighing that was taken, with the decision about it. */
export interface Taken {
  readonly row: WeighingRow;
  readonly site: Site;
  readonly vehicle: Vehicle | null;
  readonly plate: string | null;
  readonly at: number;
  readonly decision: Decision;
}
