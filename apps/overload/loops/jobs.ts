import type { JobDecl } from '../../../kernel/sdk/index.ts';
import { closeLastDays } from '../close-day.ts';
import { compareTrips } from './compare-trips.ts';
import { expireMedia } from './expire-media.ts';
import { reportLastDays } from './ministry.ts';
import { watchGates } from './watch-gates.ts';

/** What keeps the loops going whether or not somebody looks. */
export const loopJobs: readonly JobDecl[] = [
  { key: 'watch-gates', title: '劝返车辆跟踪', everyMinutes: 1, run: watchGates },
  { key: 'compare-trips', title: '装载单和出入口比对', everyMinutes: 10, run: compareTrips },
  { key: 'close-days', title: '站点日结', everyMinutes: 60, run: closeLastDays },
  { key: 'report-days', title: '部级上报', everyMinutes: 60, run: reportLastDays },
  { key: 'expire-media', title: '图像到期清除', everyMinutes: 240, run: expireMedia },
];
