import { code, type Field, flags, hexBytes, record, restText, scaled, u8, u16, u32 } from '../wire/index.ts';
import { alarmBits, bitTable } from './alarms.ts';

import { adasParameters, bsdParameters, dsmParameters, tpmsParameters } from './safety-parameters.ts';
import { avParameters, channelList, channelStreams, sleepAndWake, specialRecording } from './video-parameters.ts';

/** One terminal parameter. */
export interface ParameterDeclaration {
  readonly id: number;
  readonly name: string;
  readonly title: string;
  readonly field: Field<unknown>;
}

function parameter(id: number, name: string, title: string, field: Field<unknown>): ParameterDeclaration {
  return { id, name, title, field };
}

const alarms = flags(u32, bitTable(alarmBits[2019]));

/** Hours and minutes as plain numbers, from and to. JT/T 808-2019, parameter 0x0032. */
const forbiddenWindow: Field<string> = {
  read(from) {
    const [fromHour, fromMinute, toHour, toMinute] = [from.u8(), from.u8(), from.u8(), from.u8()];
    const two = (value: number) => String(value).padStart(2, '0');
    return `${two(fromHour)}:${two(fromMinute)}-${two(toHour)}:${two(toMinute)}`;
  },
  write(to, value) {
    const parts = /^(\d{1,3}):(\d{1,3})-(\d{1,3}):(\d{1,3})$/.exec(value);
    if (!parts) throw to.fault(`“${value}”不是时段`);
    for (const part of parts.slice(1)) to.u8(Number(part));
  },
  shape: { kind: 'samples', values: ['22:50-10:30', '00:00-23:59'] },
};

/** Collision: low byte in 4 ms, high byte in 0.1 g. */
const collision = record({ accelerationG: scaled(u8, 10), durationMs: scaled(u8, 0.25) });

/** JT/T 808-2013 table 12 and 2019; 0x0075 to 0x007C by JT/T 1078-2016 5.3; 0xF364 to 0xF367 by
 * T/JSATL 12-2017. Others are kept as hex. */
export const parameterDeclarations: readonly ParameterDeclaration[] = [
  parameter(0x0001, 'heartbeatIntervalS', '终端心跳发送间隔', u32),
  parameter(0x0002, 'tcpAnswerTimeoutS', 'TCP 消息应答超时时间', u32),
  parameter(0x0003, 'tcpRetries', 'TCP 消息重传次数', u32),
  parameter(0x0004, 'udpAnswerTimeoutS', 'UDP 消息应答超时时间', u32),
  parameter(0x0005, 'udpRetries', 'UDP 消息重传次数', u32),
  parameter(0x0006, 'smsAnswerTimeoutS', 'SMS 消息应答超时时间', u32),
  parameter(0x0007, 'smsRetries', 'SMS 消息重传次数', u32),
  parameter(0x0010, 'mainApn', '主服务器 APN', restText),
  parameter(0x0011, 'mainUser', '主服务器无线通信拨号用户名', restText),
  parameter(0x0012, 'mainPassword', '主服务器无线通信拨号密码', restText),
  parameter(0x0013, 'mainServer', '主服务器地址', restText),
  parameter(0x0014, 'backupApn', '备份服务器 APN', restText),
  parameter(0x0015, 'backupUser', '备份服务器无线通信拨号用户名', restText),
  parameter(0x0016, 'backupPassword', '备份服务器无线通信拨号密码', restText),
  parameter(0x0017, 'backupServer', '备份服务器地址', restText),
  parameter(0x0018, 'tcpPort', '服务器 TCP 端口', u32),
  parameter(0x0019, 'udpPort', '服务器 UDP 端口', u32),
  parameter(0x001a, 'icCardMainServer', '道路运输证 IC 卡认证主服务器地址', restText),
  parameter(0x001b, 'icCardTcpPort', '道路运输证 IC 卡认证主服务器 TCP 端口', u32),
  parameter(0x001c, 'icCardUdpPort', '道路运输证 IC 卡认证主服务器 UDP 端口', u32),
  parameter(0x001d, 'icCardBackupServer', '道路运输证 IC 卡认证备份服务器地址', restText),
  parameter(0x0020, 'reportStrategy', '位置汇报策略', code(u32, { time: 0, distance: 1, 'time-and-distance': 2 })),
  parameter(0x0021, 'reportScheme', '位置汇报方案', code(u32, { acc: 0, 'login-then-acc': 1 })),
  parameter(0x0022, 'intervalNotLoggedInS', '驾驶员未登录汇报时间间隔', u32),
  parameter(0x0023, 'slaveApn', '从服务器 APN', restText),
  parameter(0x0024, 'slaveUser', '从服务器无线通信拨号用户名', restText),
  parameter(0x0025, 'slavePassword', '从服务器无线通信拨号密码', restText),
  parameter(0x0026, 'slaveServer', '从服务器备份地址', restText),
  parameter(0x0027, 'sleepIntervalS', '休眠时汇报时间间隔', u32),
  parameter(0x0028, 'emergencyIntervalS', '紧急报警时汇报时间间隔', u32),
  parameter(0x0029, 'defaultIntervalS', '缺省时间汇报间隔', u32),
  parameter(0x002c, 'defaultDistanceM', '缺省距离汇报间隔', u32),
  parameter(0x002d, 'distanceNotLoggedInM', '驾驶员未登录汇报距离间隔', u32),
  parameter(0x002e, 'sleepDistanceM', '休眠时汇报距离间隔', u32),
  parameter(0x002f, 'emergencyDistanceM', '紧急报警时汇报距离间隔', u32),
  parameter(0x0030, 'cornerAngleDeg', '拐点补传角度', u32),
  parameter(0x0031, 'geofenceRadiusM', '电子围栏半径', u16),
  parameter(0x0032, 'forbiddenDriving', '违规行驶时段范围', forbiddenWindow),
  parameter(0x0040, 'platformPhone', '监控平台电话号码', restText),
  parameter(0x0041, 'resetPhone', '复位电话号码', restText),
  parameter(0x0042, 'factoryResetPhone', '恢复出厂设置电话号码', restText),
  parameter(0x0043, 'smsPhone', '监控平台 SMS 电话号码', restText),
  parameter(0x0044, 'smsAlarmPhone', '接收终端 SMS 文本报警号码', restText),
  parameter(0x0045, 'answerStrategy', '终端电话接听策略', code(u32, { automatic: 0, 'automatic-when-acc-on': 1 })),
  parameter(0x0046, 'maxCallS', '每次最长通话时间', u32),
  parameter(0x0047, 'maxMonthlyCallS', '当月最长通话时间', u32),
  parameter(0x0048, 'monitorPhone', '监听电话号码', restText),
  parameter(0x0049, 'privilegedSmsPhone', '监管平台特权短信号码', restText),
  parameter(0x0050, 'alarmMask', '报警屏蔽字', alarms),
  parameter(0x0051, 'alarmSms', '报警发送文本 SMS 开关', alarms),
  parameter(0x0052, 'alarmPhoto', '报警拍摄开关', alarms),
  parameter(0x0053, 'alarmPhotoStored', '报警拍摄存储标志', alarms),
  parameter(0x0054, 'keyAlarms', '关键标志', alarms),
  parameter(0x0055, 'maxSpeedKmh', '最高速度', u32),
  parameter(0x0056, 'overspeedDurationS', '超速持续时间', u32),
  parameter(0x0057, 'continuousDrivingLimitS', '连续驾驶时间门限', u32),
  parameter(0x0058, 'dailyDrivingLimitS', '当天累计驾驶时间门限', u32),
  parameter(0x0059, 'minRestS', '最小休息时间', u32),
  parameter(0x005a, 'maxParkingS', '最长停车时间', u32),
  parameter(0x005b, 'overspeedWarningMarginKmh', '超速预警差值', scaled(u16, 10)),
  parameter(0x005c, 'fatigueWarningMarginS', '疲劳驾驶预警差值', u16),
  parameter(0x005d, 'collision', '碰撞报警参数', collision),
  parameter(0x005e, 'rolloverAngleDeg', '侧翻报警参数', u16),
  parameter(0x0064, 'timedPhoto', '定时拍照控制', u32),
  parameter(0x0065, 'distancePhoto', '定距拍照控制', u32),
  parameter(0x0070, 'pictureQuality', '图像或视频质量', u32),
  parameter(0x0071, 'brightness', '亮度', u32),
  parameter(0x0072, 'contrast', '对比度', u32),
  parameter(0x0073, 'saturation', '饱和度', u32),
  parameter(0x0074, 'chroma', '色度', u32),
  parameter(0x0075, 'av', '音视频参数', avParameters),
  parameter(0x0076, 'channels', '音视频通道列表', channelList),
  parameter(0x0077, 'channelStreams', '单独视频通道参数', channelStreams),
  parameter(0x0079, 'specialRecording', '特殊报警录像参数', specialRecording),
  parameter(0x007a, 'videoAlarmMask', '视频相关报警屏蔽字', u32),
  parameter(0x007b, 'imageAnalysis', '图像分析报警参数', record({ seatLimit: u8, fatigueThreshold: u8 })),
  parameter(0x007c, 'sleepAndWake', '终端休眠唤醒模式', sleepAndWake),
  parameter(0x0080, 'odometerKm', '车辆里程表读数', scaled(u32, 10)),
  parameter(0x0081, 'province', '车辆所在的省域', u16),
  parameter(0x0082, 'city', '车辆所在的市域', u16),
  parameter(0x0083, 'plate', '机动车号牌', restText),
  parameter(0x0084, 'plateColour', '车牌颜色', u8),
  parameter(0x0090, 'gnssMode', 'GNSS 定位模式', flags(u8, { 0: 'gps', 1: 'beidou', 2: 'glonass', 3: 'galileo' })),
  parameter(
    0x0091,
    'gnssBaud',
    'GNSS 波特率',
    code(u8, { '4800': 0, '9600': 1, '19200': 2, '38400': 3, '57600': 4, '115200': 5 }),
  ),
  parameter(
    0x0092,
    'gnssOutputRate',
    'GNSS 模块详细定位数据输出频率',
    code(u8, { '500ms': 0, '1000ms': 1, '2000ms': 2, '3000ms': 3, '4000ms': 4 }),
  ),
  parameter(0x0093, 'gnssSamplingS', 'GNSS 模块详细定位数据采集频率', u32),
  parameter(0x0094, 'gnssUploadMode', 'GNSS 模块详细定位数据上传方式', u8),
  parameter(0x0095, 'gnssUploadSetting', 'GNSS 模块详细定位数据上传设置', u32),
  parameter(0x0100, 'can1SamplingMs', 'CAN 总线通道 1 采集时间间隔', u32),
  parameter(0x0101, 'can1UploadS', 'CAN 总线通道 1 上传时间间隔', u16),
  parameter(0x0102, 'can2SamplingMs', 'CAN 总线通道 2 采集时间间隔', u32),
  parameter(0x0103, 'can2UploadS', 'CAN 总线通道 2 上传时间间隔', u16),
  parameter(0xf364, 'adas', '高级驾驶辅助系统参数', adasParameters),
  parameter(0xf365, 'dsm', '驾驶员状态监测系统参数', dsmParameters),
  parameter(0xf366, 'tpms', '胎压监测系统参数', tpmsParameters),
  parameter(0xf367, 'bsd', '盲区监测系统参数', bsdParameters),
];

/** CAN ids that are sampled by themselves: 0x0110 up to 0x01FF, all alike. */
export const canIdParameter = parameter(0x0110, 'canId', 'CAN 总线 ID 单独采集设置', hexBytes(8));

const byId = new Map(parameterDeclarations.map((one) => [one.id, one]));

export function parameterById(id: number): ParameterDeclaration | undefined {
  return id >= 0x0110 && id <= 0x01ff ? canIdParameter : byId.get(id);
}
