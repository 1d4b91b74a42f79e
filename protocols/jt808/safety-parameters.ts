import { type Field, fixedText, hexBytes, record, restHex, scaled, u8, u16, u32 } from '../wire/index.ts';

/*
 * Terminals append fields of their own: what follows the last of the standard is kept as `rest`.
 */

/** How an alarm is filmed and photographed; the same four bytes for most kinds. */
function evidence(speed: string, of: string): Readonly<Record<string, Field<number>>> {
  return {
    [`${of}${speed}`]: u8,
    [`${of}VideoS`]: u8,
    [`${of}Photos`]: u8,
    [`${of}PhotoIntervalS`]: scaled(u8, 10),
  };
}

const levelSpeed = 'LevelSpeedKmh';

/** Begins both ADAS and DSM parameters. */
const common = {
  thresholdSpeedKmh: u8,
  volume: u8,
  photoStrategy: u8,
  photoIntervalS: u16,
  photoDistanceM: u16,
  photosAtOnce: u8,
  photosAtOnceIntervalS: scaled(u8, 10),
  photoResolution: u8,
  videoResolution: u8,
  alarmsEnabled: u32,
  eventsEnabled: u32,
};

/** Parameter 0xF364, 56 bytes. T/JSATL 12-2017 table 4-10. */
export const adasParameters = record({
  ...common,
  reserved: hexBytes(1),
  obstacleDistanceS: scaled(u8, 10),
  ...evidence(levelSpeed, 'obstacle'),
  laneChangePeriodS: u8,
  laneChangeCount: u8,
  ...evidence(levelSpeed, 'laneChange'),
  ...evidence(levelSpeed, 'laneDeparture'),
  forwardCollisionTimeS: scaled(u8, 10),
  ...evidence(levelSpeed, 'forwardCollision'),
  pedestrianTimeS: scaled(u8, 10),
  ...evidence('EnablingSpeedKmh', 'pedestrian'),
  headwayS: scaled(u8, 10),
  ...evidence(levelSpeed, 'headway'),
  signPhotos: u8,
  signPhotoIntervalS: scaled(u8, 10),
  rest: restHex,
});

/** Parameter 0xF365, 49 bytes. T/JSATL 12-2017 table 4-11. */
export const dsmParameters = record({
  ...common,
  smokingIntervalS: u16,
  phoneIntervalS: u16,
  reserved: hexBytes(3),
  ...evidence(levelSpeed, 'fatigue'),
  ...evidence(levelSpeed, 'phone'),
  ...evidence(levelSpeed, 'smoking'),
  ...evidence(levelSpeed, 'distraction'),
  ...evidence(levelSpeed, 'abnormal'),
  driverIdentification: u8,
  reservedEnd: hexBytes(2),
  rest: restHex,
});

/** Parameter 0xF366, 36 bytes. T/JSATL 12-2017 table 4-12. */
export const tpmsParameters = record({
  tyreModel: fixedText(12),
  pressureUnit: u16,
  normalPressure: u16,
  unbalancedPercent: u16,
  slowLeakPercent: u16,
  lowPressure: u16,
  highPressure: u16,
  highTemperatureC: u16,
  lowBatteryPercent: u16,
  reportIntervalS: u16,
  rest: restHex,
});

/** Parameter 0xF367. T/JSATL 12-2017 table 4-13. */
export const bsdParameters = record({ rearTimeS: u8, sideTimeS: u8 });
