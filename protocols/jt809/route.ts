import { must } from '../../kernel/base/assert.ts';
import { areaMessages } from '../jt808/messages/areas.ts';
import { orHex } from './fields.ts';

const setRoute = 0x8606;

/** A route as the body of JT/T 808-2019 0x8606; in hex where a sender put something else. */
export const route = orHex(
  must(
    areaMessages.find((one) => one.id === setRoute),
    'the route of JT/T 808',
  ).layouts[2019],
);
