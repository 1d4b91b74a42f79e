import {
  chinaTime,
  code,
  counted,
  countOf,
  fixedText,
  flags,
  hexBytes,
  i16,
  record,
  scaled,
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
  identification: alarmIdentification,
};

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
});

/** Item 0x66, tyre pressure. T/JSATL 12-2017 tables 4-18 and 4-19. */
export const tpmsAlarm = record({
  alarmNumber: u32,
  flag,
  speedKmh: u8,
  ...place,
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
});

/** Lengths in bytes; an item of the same id and another length is of another standard (Guangdong) and stays hex. */
export const activeSafetyLengths = { adas: 47, dsm: 47, bsd: 41, tpmsHead: 41, tpmsTyre: 9 } as const;
