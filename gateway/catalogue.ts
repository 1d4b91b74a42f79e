import { jsatl12Messages } from '../protocols/jsatl12/index.ts';
import { catalogueOf, jt808Messages } from '../protocols/jt808/index.ts';
import { jt1078Messages } from '../protocols/jt1078/index.ts';

/** Everything a terminal may say: positions and records, video, files of active-safety alarms. */
export const catalogue = catalogueOf(jt808Messages, jt1078Messages, jsatl12Messages);
