import { code, u8 } from '../wire/index.ts';

/** Codes that several messages share. */

/** Result of a general response; 4 (alarm acknowledged) since 2013 and only downwards. JT/T 808-2013 tables 4 and 5. */
export const responseResult = code(u8, { ok: 0, failed: 1, malformed: 2, unsupported: 3, 'alarm-acknowledged': 4 });

/** JT/T 697.7 and JT/T 415; 91 to 94 from JT/T 809-2019. 0 is a vehicle without a plate: the plate is then its VIN. */
export const plateColour = code(u8, {
  unplated: 0,
  blue: 1,
  yellow: 2,
  black: 3,
  white: 4,
  green: 5,
  other: 9,
  'farm-yellow': 91,
  'farm-green': 92,
  'yellow-green': 93,
  'gradient-green': 94,
});

export const mediaType = code(u8, { image: 0, audio: 1, video: 2 });
export const mediaFormat = code(u8, { jpeg: 0, tif: 1, mp3: 2, wav: 3, wmv: 4 });
export const mediaEvent = code(u8, {
  'platform-command': 0,
  timed: 1,
  robbery: 2,
  collision: 3,
  'door-open': 4,
  'door-close': 5,
  'door-closed-speeding-up': 6,
  distance: 7,
});

/** What is upgraded; 0x64 to 0x67 by T/JSATL 12-2017. */
export const upgradeType = code(u8, {
  terminal: 0,
  'ic-card-reader': 12,
  'beidou-module': 52,
  adas: 0x64,
  dsm: 0x65,
  tpms: 0x66,
  bsd: 0x67,
});
