import {
  chinaTime,
  code,
  counted,
  countOf,
  type Field,
  fixedText,
  flags,
  hexBytes,
  i16,
  record,
  scaled,
  tag,
  u8,
  u16,
  u32,
} from '../wire/index.ts';

/** Identification of an active-safety alarm, 16 bytes. T/JSATL 12-2017 table 4-16. */
export const alarmIdentification = record({
  terminalId: fixedText(7),
  time: chinaTime,
  /** Counts alarms of the same second from 0. */
  sequence: u8,
  attachmentCount: u8,
  reserved: hexBytes(1),
});

/** The same with the terminal id of the 2019 edition, 40 bytes, as terminals of Guangdong (T/GDRTA 002-2020) send it. */
export const longIdentification = record({
  layout: tag('terminal-id-30'),
  terminalId: fixedText(30),
  time: chinaTime,
  sequence: u8,
  attachmentCount: u8,
  reserved: hexBytes(2),
});

const shortLength = 16;
const longLength = 40;

interface Identification {
  readonly layout?: 'terminal-id-30';
  readonly terminalId: string;
  readonly time: string;
  readonly sequence: number;
  readonly attachmentCount: number;
  readonly reserved: string;
}

/** Either identification; `isLong` tells by the bytes left, counted from where the identification begins. */
function identification(isLong: (left: number) => boolean): Field<Identification> {
  return {
    read: (from, scope) => (isLong(from.left) ? longIdentification : alarmIdentification).read(from, scope),
    write(to, value, scope) {
      if (value.layout === undefined) alarmIdentification.write(to, value, scope);
      else longIdentification.write(to, { ...value, layout: value.layout }, scope);
    },
    shape: { kind: 'oneOf', shapes: [alarmIdentification.shape, longIdentification.shape] },
  };
}

const flag = code(u8, { 'not-applicable': 0, start: 1, end: 2 });
const level = u8;

/** T/JSATL 12-2017 table 4-15, vehicle status. */
const vehicleStatus = flags(u16, {
  0: 'acc-on',
  1: 'left-signal',
  2: 'right-signal',
  3: 'wiper',
  4: 'brake',
  5: 'card-inserted',
  10: 'positioned',
});

/** Where and when; the same in all four items. */
const place = {
  altitudeM: i16,
  latitude: scaled(u32, 1_000_000),
  longitude: scaled(u32, 1_000_000),
  time: chinaTime,
  vehicleStatus,
};

/** The identification ends the item. */
const lastIdentification = { identification: identification((left) => left === longLength) };

/** Item 0x64, driving assistance. T/JSATL 12-2017 table 4-15. */
export const adasAlarm = record({
  alarmNumber: u32,
  flag,
  type: code(u8, {
    'forward-collision': 1,
    'lane-departure': 2,
    'headway-too-short': 3,
    pedestrian: 4,
    'frequent-lane-change': 5,
    'sign-limit-exceeded': 6,
    obstacle: 7,
    'sign-recognised': 0x10,
    'active-capture': 0x11,
  }),
  level,
  frontSpeedKmh: u8,
  frontDistanceS: scaled(u8, 10),
  departure: code(u8, { left: 1, right: 2 }),
  sign: code(u8, { speed: 1, height: 2, weight: 3 }),
  signValue: u8,
  speedKmh: u8,
  ...place,
  ...lastIdentification,
});

/** Item 0x65, driver's state. T/JSATL 12-2017 table 4-17. */
export const dsmAlarm = record({
  alarmNumber: u32,
  flag,
  type: code(u8, {
    fatigue: 1,
    phone: 2,
    smoking: 3,
    distraction: 4,
    'driver-abnormal': 5,
    'automatic-capture': 0x10,
    'driver-changed': 0x11,
  }),
  level,
  fatigueDegree: u8,
  reserved: hexBytes(4),
  speedKmh: u8,
  ...place,
  ...lastIdentification,
});

const tyreLength = 9;

/** Item 0x66, tyre pressure. T/JSATL 12-2017 tables 4-18 and 4-19. */
export const tpmsAlarm = record({
  alarmNumber: u32,
  flag,
  speedKmh: u8,
  ...place,
  identification: identification((left) => (left - longLength - 1) % tyreLength === 0),
  tyreCount: countOf(u8, 'tyres'),
  tyres: counted(
    'tyreCount',
    record({
      position: u8,
      kinds: flags(u16, {
        0: 'periodic',
        1: 'high-pressure',
        2: 'low-pressure',
        3: 'high-temperature',
        4: 'sensor-abnormal',
        5: 'unbalanced',
        6: 'slow-leak',
        7: 'battery-low',
      }),
      pressureKpa: u16,
      temperatureC: i16,
      batteryPercent: u16,
    }),
  ),
});

/** Item 0x67, blind spot. T/JSATL 12-2017 table 4-20. */
export const bsdAlarm = record({
  alarmNumber: u32,
  flag,
  type: code(u8, { rear: 1, 'left-rear': 2, 'right-rear': 3 }),
  speedKmh: u8,
  ...place,
  ...lastIdentification,
});

/** Lengths of the items without their identification. */
const bare = { adas: 31, dsm: 31, tpms: 25, bsd: 25 } as const;

/** Whether an item has a length that its standard gives it; of another length it is of another standard and stays hex. */
export function fitsActiveSafety(item: keyof typeof bare, length: number): boolean {
  const identified = length - bare[item];
  if (item !== 'tpms') return identified === shortLength || identified === longLength;
  return [shortLength, longLength].some((one) => identified >= one && (identified - one) % tyreLength === 0);
}
