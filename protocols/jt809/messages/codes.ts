import { code, u8, u16 } from '../../wire/index.ts';

/** Alarms about a position (tables 3 of both editions) and of platforms (table 4). */
export const alarmType = code(u16, {
  speeding: 0x0001,
  fatigue: 0x0002,
  emergency: 0x0003,
  'area-entered': 0x0004,
  'area-left': 0x0005,
  congestion: 0x0006,
  'dangerous-section': 0x0007,
  'boundary-crossed': 0x0008,
  theft: 0x0009,
  robbery: 0x000a,
  'route-left': 0x000b,
  'vehicle-moved': 0x000c,
  'driving-time-exceeded': 0x000d,
  'other-before-2019': 0x000e,
  'forbidden-driving': 0x0010,
  'forward-collision': 0x0011,
  'lane-departure': 0x0012,
  'tyre-pressure': 0x0013,
  'dynamic-data-abnormal': 0x0014,
  other: 0x00ff,
  'platform-parking-too-long': 0xa001,
  'platform-report-interval': 0xa002,
  'platform-report-distance': 0xa003,
  'platform-disconnected': 0xa004,
  'platform-transmission': 0xa005,
  'platform-congestion': 0xa006,
  'platform-dangerous-section': 0xa007,
  'platform-weather': 0xa008,
  'platform-driver-identity': 0xa009,
  'platform-terminal': 0xa00a,
  'platform-access': 0xa00b,
  'platform-core-data': 0xa00c,
  'platform-other': 0xa0ff,
});

/** Who raised an alarm in the 2011 edition. */
export const alarmSource = code(u8, { terminal: 1, company: 2, government: 3, other: 9 });

/** How an alarm was handled. */
export const handling = code(u8, { 'in-progress': 0, done: 1, 'no-action': 2, later: 3 });

export const supervisionLevel = code(u8, { urgent: 0, normal: 1 });

/** Whom a post check or a text between platforms is for (table 61; 2011 knows 1 to 3). */
export const objectType = code(u8, {
  'subordinate-platform': 0,
  'connected-platform': 1,
  company: 2,
  'all-companies': 3,
  'all-platforms': 4,
  'all-platforms-and-companies': 5,
  'all-government-platforms': 6,
  'all-company-platforms': 7,
  'all-commercial-company-platforms': 8,
  'all-private-company-platforms': 9,
});

export const success = code(u8, { ok: 0, failed: 1 });

export const photoSize = code(u8, {
  '320x240': 1,
  '640x480': 2,
  '800x600': 3,
  '1024x768': 4,
  '176x144': 5,
  '352x288': 6,
  '704x288': 7,
  '704x576': 8,
});
