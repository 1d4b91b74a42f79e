import { fixedText, record, u32 } from '../../wire/index.ts';
import { typeId, unixTime } from '../fields.ts';

/** The message that is answered: its sub-business type and serial number (2019). */
export const source = { sourceDataType: typeId, sourceSerial: u32 };

/** From when to when. */
export const period = record({ startTime: unixTime, endTime: unixTime });

/** A vehicle by plate, 21 bytes GBK. */
export const plate = fixedText(21);
