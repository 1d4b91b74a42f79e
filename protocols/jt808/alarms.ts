import { type BitNames, BitTable } from '../wire/index.ts';
import type { Edition } from './edition.ts';

/** One bit of an alarm or status word. */
export interface NamedBit {
  readonly bit: number;
  readonly name: string;
  readonly title: string;
}

/** An alarm bit; `cleared` ones are cleared by the terminal when the platform acknowledges, others when the cause ends. */
export interface AlarmBit extends NamedBit {
  readonly cleared: boolean;
}

const bit = (at: number, name: string, title: string): AlarmBit => ({ bit: at, name, title, cleared: false });
const cleared = (at: number, name: string, title: string): AlarmBit => ({ bit: at, name, title, cleared: true });

/** JT/T 808-2013 table 24. The 2011 edition reserves 12 to 14, 29 to 31; a terminal that sets them means these. */
const alarms2013: readonly AlarmBit[] = [
  cleared(0, 'emergency', '紧急报警'),
  bit(1, 'overspeed', '超速报警'),
  bit(2, 'fatigue-driving', '疲劳驾驶'),
  cleared(3, 'danger-warning', '危险预警'),
  bit(4, 'gnss-fault', 'GNSS 模块故障'),
  bit(5, 'gnss-antenna-cut', 'GNSS 天线未接或被剪断'),
  bit(6, 'gnss-antenna-short', 'GNSS 天线短路'),
  bit(7, 'main-power-low', '终端主电源欠压'),
  bit(8, 'main-power-lost', '终端主电源掉电'),
  bit(9, 'display-fault', '终端 LCD 或显示器故障'),
  bit(10, 'tts-fault', 'TTS 模块故障'),
  bit(11, 'camera-fault', '摄像头故障'),
  bit(12, 'ic-card-fault', '道路运输证 IC 卡模块故障'),
  bit(13, 'overspeed-warning', '超速预警'),
  bit(14, 'fatigue-warning', '疲劳驾驶预警'),
  bit(18, 'daily-driving-exceeded', '当天累计驾驶超时'),
  bit(19, 'parking-too-long', '超时停车'),
  cleared(20, 'area-crossing', '进出区域'),
  cleared(21, 'route-crossing', '进出路线'),
  cleared(22, 'section-time', '路段行驶时间不足或过长'),
  bit(23, 'route-deviation', '路线偏离报警'),
  bit(24, 'vss-fault', '车辆 VSS 故障'),
  bit(25, 'fuel-abnormal', '车辆油量异常'),
  bit(26, 'vehicle-stolen', '车辆被盗'),
  cleared(27, 'illegal-ignition', '车辆非法点火'),
  cleared(28, 'illegal-displacement', '车辆非法位移'),
  bit(29, 'collision-warning', '碰撞预警'),
  bit(30, 'rollover-warning', '侧翻预警'),
  cleared(31, 'illegal-door-opening', '非法开门报警'),
];

/** What the 2019 edition says of bits differently. */
const alarmsOnly2019: readonly AlarmBit[] = [
  bit(3, 'dangerous-driving', '危险驾驶行为报警'),
  bit(15, 'forbidden-driving', '违规行驶报警'),
  bit(16, 'tyre-pressure-warning', '胎压预警'),
  bit(17, 'right-turn-blind-area', '右转盲区异常报警'),
  bit(29, 'collision', '碰撞侧翻报警'),
];

function alarmsOf2019(): readonly AlarmBit[] {
  const changed = new Set([...alarmsOnly2019.map((one) => one.bit), 31]);
  return [...alarms2013.filter((one) => !changed.has(one.bit)), ...alarmsOnly2019].sort((a, b) => a.bit - b.bit);
}

export const alarmBits: Readonly<Record<Edition, readonly AlarmBit[]>> = {
  2011: alarms2013,
  2013: alarms2013,
  2019: alarmsOf2019(),
};

const status = (at: number, name: string, title: string): NamedBit => ({ bit: at, name, title });

/**
 * JT/T 808-2013 table 25. Load is two bits: half full is `loaded`, full is `loaded` and `fully-loaded`, so that each bit keeps
 * a name of its own.
 */
const statuses2013: readonly NamedBit[] = [
  status(0, 'acc-on', 'ACC 开'),
  status(1, 'positioned', '已定位'),
  status(2, 'south', '南纬'),
  status(3, 'west', '西经'),
  status(4, 'out-of-service', '停运'),
  status(5, 'coordinates-encrypted', '经纬度已加密'),
  status(8, 'loaded', '载客或载货'),
  status(9, 'fully-loaded', '满载'),
  status(10, 'fuel-cut', '油路断开'),
  status(11, 'power-cut', '电路断开'),
  status(12, 'doors-locked', '车门加锁'),
  status(13, 'front-door-open', '前门开'),
  status(14, 'middle-door-open', '中门开'),
  status(15, 'rear-door-open', '后门开'),
  status(16, 'driver-door-open', '驾驶席门开'),
  status(17, 'custom-door-open', '自定义门开'),
  status(18, 'gps', '使用 GPS'),
  status(19, 'beidou', '使用北斗'),
  status(20, 'glonass', '使用 GLONASS'),
  status(21, 'galileo', '使用 Galileo'),
];

const statuses2019: readonly NamedBit[] = [
  ...statuses2013,
  status(6, 'forward-collision-braking', '前撞预警采集信息'),
  status(7, 'lane-departure-warning', '车道偏移预警'),
  status(22, 'moving', '车辆行驶'),
];

export const statusBits: Readonly<Record<Edition, readonly NamedBit[]>> = {
  2011: statuses2013,
  2013: statuses2013,
  2019: statuses2019,
};

export function bitTable(bits: readonly NamedBit[]): BitTable {
  const names: Record<number, string> = {};
  for (const one of bits) names[one.bit] = one.name;
  return new BitTable(names satisfies BitNames);
}

const tables = (bits: Readonly<Record<Edition, readonly NamedBit[]>>): Readonly<Record<Edition, BitTable>> => {
  const unmarked = bitTable(bits[2013]);
  return { 2011: unmarked, 2013: unmarked, 2019: bitTable(bits[2019]) };
};

/** Names of the bits of an alarm word. */
export const alarmTables = tables(alarmBits);
/** Names of the bits of a status word. */
export const statusTables = tables(statusBits);

/** Bits of the status word that change how a position is read. */
export const statusBit = { accOn: 1, positioned: 2, south: 4, west: 8 } as const;
