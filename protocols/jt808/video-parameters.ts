import { bcd, code, counted, countOf, flags, record, restList, u8, u16, u32 } from '../wire/index.ts';

/** JT/T 1078-2016 5.3, the parameters that video adds to those of JT/T 808. */

const encoding = code(u8, { 'constant-rate': 0, 'variable-rate': 1, 'average-rate': 2 });
const resolution = code(u8, { qcif: 0, cif: 1, wcif: 2, d1: 3, wd1: 4, '720p': 5, '1080p': 6 });
const overlay = flags(u16, {
  0: 'time',
  1: 'plate',
  2: 'channel',
  3: 'coordinates',
  4: 'recorder-speed',
  5: 'gnss-speed',
  6: 'continuous-driving',
});

const stream = { encoding, resolution, keyFrameInterval: u16, framesPerS: u8, bitRateKbps: u32 };
/** The live stream, the stored one, and what is written into the picture. */
const streams = { live: record(stream), stored: record(stream), overlay };

/** Parameter 0x0075. */
export const avParameters = record({ ...streams, audioOutput: code(u8, { off: 0, on: 1 }) });

const channel = record({
  physical: u8,
  logical: u8,
  type: code(u8, { 'audio-and-video': 0, audio: 1, video: 2 }),
  ptz: code(u8, { none: 0, connected: 1 }),
});

/** Parameter 0x0076. The three counts say how many of the list are of a type; the list goes to the end. */
export const channelList = record({
  avChannels: u8,
  audioChannels: u8,
  videoChannels: u8,
  channels: restList(channel),
});

/** Parameter 0x0077. */
export const channelStreams = record({
  count: countOf(u8, 'channels'),
  channels: counted('count', record({ logical: u8, ...streams })),
});

/** Parameter 0x0079. */
export const specialRecording = record({ storagePercent: u8, durationMin: u8, beforeMin: u8 });

/** Hour and minute of waking up and of going to sleep, four digits each. */
const awake = { wake: bcd(2), sleep: bcd(2) };

/** Parameter 0x007C. */
export const sleepAndWake = record({
  modes: flags(u8, { 0: 'by-condition', 1: 'timed', 2: 'manual' }),
  conditions: flags(u8, { 0: 'emergency', 1: 'collision', 2: 'door-open' }),
  days: flags(u8, {
    0: 'monday',
    1: 'tuesday',
    2: 'wednesday',
    3: 'thursday',
    4: 'friday',
    5: 'saturday',
    6: 'sunday',
  }),
  periodsEnabled: flags(u8, { 0: 'first', 1: 'second', 2: 'third', 3: 'fourth' }),
  first: record(awake),
  second: record(awake),
  third: record(awake),
  fourth: record(awake),
});
