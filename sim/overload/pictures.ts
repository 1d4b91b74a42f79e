import { calibration } from './calibration.ts';
import type { Random } from './random.ts';
import type { Row } from './traffic.ts';

/** A picture of one grey point: enough to be stored, hashed and shown. */
const point = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';

const kinds = ['front', 'rear', 'front-side', 'plate-crop', 'overview-video'] as const;

/** Pictures and video that follow a record, now and then with one missing. */
export function picturesOf(random: Random, row: Row): object[] {
  return kinds
    .filter(() => random() >= calibration.faults.pictureMissing)
    .map((kind) => ({
      recordNo: row.recordNo,
      site: row.site,
      takenAt: row.at,
      kind,
      content: point,
      simulated: true,
    }));
}
