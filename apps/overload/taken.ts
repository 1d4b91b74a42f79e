import type { EntityRecord } from '../../kernel/sdk/index.ts';
import type { WeighingRow } from './dialects.ts';
import type { site, vehicle } from './entities.ts';
import type { Decision } from './rules/decide.ts';

/** What is read of the registers when a record comes in. */
export const siteFields = ['code', 'name', 'kind', 'org', 'sender', 'simulated'] as const;
export const vehicleFields = ['axleCode', 'category', 'airSuspension', 'singleTyreAxles', 'carrier'] as const;

export type Site = Pick<EntityRecord<typeof site>, (typeof siteFields)[number]>;
export type Vehicle = Pick<EntityRecord<typeof vehicle>, (typeof vehicleFields)[number]>;

/** A weighing that was taken, with the decision about it. */
export interface Taken {
  readonly row: WeighingRow;
  readonly site: Site;
  readonly vehicle: Vehicle | null;
  readonly plate: string | null;
  readonly at: number;
  readonly decision: Decision;
}
