import { type ByteReader, code, type Field, flags, ifLeft, record, scaled, u8, u16, u32, when } from '../wire/index.ts';
import { adasAlarm, bsdAlarm, dsmAlarm, fitsActiveSafety, tpmsAlarm } from './active-safety.ts';
import {
  channels,
  crossedPlaces,
  directions,
  drivingBehaviours,
  ioStates,
  noWheel,
  overspeedPlaces,
  sectionResults,
  storageUnits,
  tyreWheels,
  vehicleSignals,
  videoAlarms,
} from './item-words.ts';

/** One additional item of a position report. */
export interface ItemDeclaration {
  readonly id: number;
  /** Its key among the additional items, with the unit last. */
  readonly name: string;
  readonly title: string;
  readonly fits: (length: number) => boolean;
  readonly field: Field<unknown>;
}

function item(id: number, name: string, title: string, length: number, field: Field<unknown>): ItemDeclaration {
  return { id, name, title, fits: (given) => given === length, field };
}

function activeSafety(
  id: number,
  name: 'adas' | 'dsm' | 'tpms' | 'bsd',
  title: string,
  field: Field<unknown>,
): ItemDeclaration {
  return { id, name, title, fits: (length) => fitsActiveSafety(name, length), field };
}

/** Degrees Celsius with the sign in the top bit. */
const signedTemperature: Field<number> = {
  read(from) {
    const raw = from.u16();
    return raw & 0x8000 ? -(raw & 0x7fff) : raw;
  },
  write: (to, value) => to.u16(value < 0 || Object.is(value, -0) ? 0x8000 | -value : value),
  shape: { kind: 'integer', min: -0x7fff, max: 0x7fff },
};

/** One pressure for each wheel from the front left; null where there is no wheel or no value. */
const tyrePressures: Field<readonly (number | null)[]> = {
  read: (from) => Array.from({ length: tyreWheels }, () => orNull(from)),
  write(to, value) {
    if (value.length !== tyreWheels) throw to.fault(`应为 ${tyreWheels} 个轮胎`);
    for (const one of value) to.u8(one ?? noWheel);
  },
  shape: {
    kind: 'samples',
    values: [Array.from({ length: tyreWheels }, (_, wheel) => (wheel < 6 ? 80 + wheel : null))],
  },
};

function orNull(from: ByteReader): number | null {
  const value = from.u8();
  return value === noWheel ? null : value;
}

const codeOf = (names: readonly string[]) =>
  code(u8, Object.fromEntries(names.flatMap((name, value) => (name ? [[name, value]] : []))));

/** JT/T 808-2013 tables 26 to 31 and 2019; JT/T 1078-2016 table 13; T/JSATL 12-2017 table 4-14. */
export const positionItems: readonly ItemDeclaration[] = [
  item(0x01, 'odometerKm', '里程', 4, scaled(u32, 10)),
  item(0x02, 'fuelL', '油量', 2, scaled(u16, 10)),
  item(0x03, 'recorderSpeedKmh', '行驶记录功能获取的速度', 2, scaled(u16, 10)),
  item(0x04, 'alarmEventToConfirm', '需要人工确认的报警事件标识', 2, u16),
  item(0x05, 'tyrePressuresPa', '胎压', tyreWheels, tyrePressures),
  item(0x06, 'cabinTemperatureC', '车厢温度', 2, signedTemperature),
  {
    id: 0x11,
    name: 'overspeedPlace',
    title: '超速报警附加信息',
    fits: (length) => length === 1 || length === 5,
    field: record({ type: codeOf(overspeedPlaces), areaId: when((scope) => scope.type !== 'none', u32) }),
  },
  item(
    0x12,
    'areaCrossing',
    '进出区域或路线报警附加信息',
    6,
    record({
      type: codeOf(crossedPlaces),
      areaId: u32,
      direction: codeOf(directions),
    }),
  ),
  item(
    0x13,
    'sectionTime',
    '路段行驶时间不足或过长附加信息',
    7,
    record({
      sectionId: u32,
      travelTimeS: u16,
      result: codeOf(sectionResults),
    }),
  ),
  item(0x14, 'videoAlarms', '视频相关报警', 4, flags(u32, videoAlarms)),
  item(0x15, 'videoLostChannels', '视频信号丢失通道', 4, flags(u32, channels)),
  item(0x16, 'videoMaskedChannels', '视频信号遮挡通道', 4, flags(u32, channels)),
  item(0x17, 'storageFaults', '存储器故障', 2, flags(u16, storageUnits)),
  {
    id: 0x18,
    name: 'abnormalDriving',
    title: '异常驾驶行为',
    // The table says WORD, the text WORD and BYTE.
    fits: (length) => length === 2 || length === 3,
    field: record({
      behaviours: flags(u16, drivingBehaviours),
      fatigueDegree: ifLeft(u8),
    }),
  },
  item(0x25, 'vehicleSignals', '扩展车辆信号状态', 4, flags(u32, vehicleSignals)),
  item(0x2a, 'ioStates', 'IO 状态', 2, flags(u16, ioStates)),
  item(0x2b, 'analog', '模拟量', 4, record({ ad1: u16, ad0: u16 })),
  item(0x30, 'networkSignal', '无线通信网络信号强度', 1, u8),
  item(0x31, 'satellites', 'GNSS 定位卫星数', 1, u8),
  activeSafety(0x64, 'adas', '高级驾驶辅助报警', adasAlarm),
  activeSafety(0x65, 'dsm', '驾驶员状态监测报警', dsmAlarm),
  activeSafety(0x66, 'tpms', '胎压监测报警', tpmsAlarm),
  activeSafety(0x67, 'bsd', '盲区监测报警', bsdAlarm),
];

export const itemsById: ReadonlyArray<ItemDeclaration | undefined> = Array.from({ length: 256 }, (_, id) =>
  positionItems.find((one) => one.id === id),
);

export const itemsByName: ReadonlyMap<string, ItemDeclaration> = new Map(positionItems.map((one) => [one.name, one]));
