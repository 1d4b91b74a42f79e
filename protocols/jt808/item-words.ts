import { BitTable } from '../wire/index.ts';

/** Words and codes of the additional items, for the declarations and for the reader that goes without them. */

export const channels = new BitTable(
  Object.fromEntries(Array.from({ length: 32 }, (_, bit) => [bit, `channel-${bit + 1}`])),
);

export const storageUnits = new BitTable(
  Object.fromEntries(
    Array.from({ length: 16 }, (_, bit) => [bit, bit < 12 ? `main-${bit + 1}` : `backup-${bit - 11}`]),
  ),
);

export const videoAlarms = new BitTable({
  0: 'video-signal-lost',
  1: 'video-signal-masked',
  2: 'storage-fault',
  3: 'other-video-fault',
  4: 'coach-overload',
  5: 'abnormal-driving',
  6: 'special-alarm-storage-full',
});

export const vehicleSignals = new BitTable({
  0: 'low-beam',
  1: 'high-beam',
  2: 'right-turn',
  3: 'left-turn',
  4: 'brake',
  5: 'reverse',
  6: 'fog-light',
  7: 'outline-lamp',
  8: 'horn',
  9: 'air-conditioner',
  10: 'neutral',
  11: 'retarder',
  12: 'abs',
  13: 'heater',
  14: 'clutch',
});

export const drivingBehaviours = new BitTable({ 0: 'fatigue', 1: 'phone', 2: 'smoking' });

export const ioStates = new BitTable({ 0: 'deep-sleep', 1: 'sleep' });

/** Names by their value; an empty one has none. */
export const overspeedPlaces = ['none', 'circle', 'rectangle', 'polygon', 'section'] as const;
export const crossedPlaces = ['', 'circle', 'rectangle', 'polygon', 'route'] as const;
export const directions = ['in', 'out'] as const;
export const sectionResults = ['too-short', 'too-long'] as const;

export const tyreWheels = 30;
/** A wheel that is not there, or without a value. */
export const noWheel = 0xff;
