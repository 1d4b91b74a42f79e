import Type from 'typebox';
import { choice, date, decimalField, fact, instant, integer, json, org, text, yesNo } from '../../kernel/sdk/index.ts';
import { alarmKinds, alarmOrigins, arrivals, qualities, sessionEvents, vehicleClasses } from './words.ts';

export const low = { type: 'LowCardinality(String)' } as const;
const microdegrees = { type: 'Decimal32(6)', codec: 'Delta(4), ZSTD(1)' } as const;
const bits = { type: 'UInt32', codec: 'ZSTD(1)' } as const;

export const trackDays = 183;
export const violationDays = 1096;
const retention = '《道路运输车辆动态监督管理办法》：动态数据至少保存 6 个月，违法驾驶信息及处理情况至少保存 3 年';

/** Whose terminal it was at the time: a vehicle that changes hands later keeps its past where it was. */
export const bearer = {
  phone: text('终端手机号', { required: true, search: true, maxLength: 20 }),
  plate: text('车牌号', { required: true, search: true, maxLength: 20 }),
  org: org('企业组织', { required: true }),
};
const longitude = decimalField('经度', { places: 6, unit: '°', required: true });
const latitude = decimalField('纬度', { places: 6, unit: '°', required: true });

export const position = fact({
  key: 'position',
  title: '车辆位置',
  about: `WGS-84 坐标，按终端原值保存；时间异常和漂移的定位加标记，不丢弃。${retention}。`,
  columns: {
    ...bearer,
    at: instant('定位时间', { required: true }),
    longitude,
    latitude,
    altitudeM: integer('海拔', { required: true, unit: 'm' }),
    speedKmh: decimalField('速度', { places: 1, unit: 'km/h', required: true }),
    recorderSpeedKmh: decimalField('记录仪速度', { places: 1, unit: 'km/h', hidden: true }),
    bearingDeg: integer('方向', { required: true, unit: '°' }),
    odometerKm: decimalField('里程', { places: 1, unit: 'km' }),
    positioned: yesNo('已定位', { required: true }),
    alarmBits: integer('报警标志', { required: true, hidden: true }),
    statusBits: integer('状态标志', { required: true, hidden: true }),
    arrival: choice('上报方式', arrivals, { required: true }),
    quality: choice('数据质量', qualities, { required: true }),
    drift: yesNo('漂移', { required: true }),
    sentTime: text('终端原始时间', { maxLength: 40, hidden: true, help: '终端时间无效或过旧时，定位时间取接收时间。' }),
    extra: json('附加信息', Type.Record(Type.String(), Type.Unknown()), { hidden: true }),
  },
  // A terminal sends a position again under a new serial; the same moment, place and alarms are the same position.
  naturalKey: ['phone', 'at', 'longitude', 'latitude', 'alarmBits'],
  time: 'at',
  org: 'org',
  order: ['phone', 'at'],
  retentionDays: trackDays,
  storage: {
    phone: { codec: 'ZSTD(1)' },
    plate: low,
    at: { codec: 'Delta, ZSTD(1)' },
    longitude: microdegrees,
    latitude: microdegrees,
    altitudeM: { type: 'Int16', codec: 'Delta, ZSTD(1)' },
    speedKmh: { type: 'Decimal32(1)', codec: 'Delta(4), ZSTD(1)' },
    recorderSpeedKmh: { type: 'Decimal32(1)', codec: 'ZSTD(1)' },
    bearingDeg: { type: 'UInt16', codec: 'Delta, ZSTD(1)' },
    odometerKm: { type: 'Decimal64(1)', codec: 'ZSTD(1)' },
    alarmBits: bits,
    statusBits: bits,
    sentTime: low,
    extra: { codec: 'ZSTD(1)' },
  },
});

export const alarm = fact({
  key: 'alarm',
  title: '车辆报警',
  about: `终端上报和平台判定的报警，一次触发一条；同一情形的报警合并为一个报警事项。${retention}。`,
  columns: {
    ...bearer,
    at: instant('报警时间', { required: true }),
    kind: choice('报警种类', alarmKinds, { required: true }),
    origin: choice('报警来源', alarmOrigins, { required: true }),
    sign: text('报警标识', { required: true, maxLength: 60, help: '协议或规则中的名称。' }),
    longitude,
    latitude,
    speedKmh: decimalField('速度', { places: 1, unit: 'km/h', required: true }),
    limitKmh: decimalField('限速', { places: 1, unit: 'km/h' }),
    level: integer('报警级别', { min: 0, max: 9 }),
    area: text('区域路线', { maxLength: 100 }),
    mark: text('报警标识号', { maxLength: 60, hidden: true, help: '终端给主动安全报警的标识，附件由此对应。' }),
    basis: text('依据', { maxLength: 200, hidden: true }),
  },
  naturalKey: ['phone', 'at', 'origin', 'sign'],
  time: 'at',
  org: 'org',
  order: ['phone', 'at'],
  lookups: ['plate'],
  retentionDays: violationDays,
  storage: {
    sign: low,
    plate: low,
    at: { codec: 'Delta, ZSTD(1)' },
    longitude: microdegrees,
    latitude: microdegrees,
    speedKmh: { type: 'Decimal32(1)' },
    limitKmh: { type: 'Decimal32(1)' },
    level: { type: 'UInt8' },
    area: low,
    basis: low,
  },
});

export const session = fact({
  key: 'terminal-session',
  title: '终端连接',
  columns: {
    phone: bearer.phone,
    org: bearer.org,
    at: instant('时间', { required: true }),
    event: choice('连接事件', sessionEvents, { required: true }),
    connection: text('连接编号', { required: true, maxLength: 40 }),
    address: text('来源地址', { maxLength: 60 }),
    why: text('原因', { maxLength: 200 }),
  },
  naturalKey: ['connection', 'at', 'event'],
  time: 'at',
  org: 'org',
  retentionDays: trackDays,
  storage: { address: low, why: low },
});

export const badFrame = fact({
  key: 'bad-frame',
  title: '异常报文',
  about: '不能解析的报文，连同原文和原因留存。',
  columns: {
    at: instant('时间', { required: true }),
    connection: text('连接编号', { required: true, maxLength: 40 }),
    sequence: integer('序号', { required: true, min: 0 }),
    phone: text('终端手机号', { search: true, maxLength: 20 }),
    address: text('来源地址', { maxLength: 60 }),
    code: text('错误代码', { required: true, maxLength: 60 }),
    hex: text('报文', { required: true, maxLength: 5000 }),
  },
  naturalKey: ['connection', 'at', 'sequence'],
  time: 'at',
  retentionDays: trackDays,
  storage: { address: low, code: low },
});

export const command = fact({
  key: 'command',
  title: '下发指令',
  columns: {
    ...bearer,
    at: instant('下发时间', { required: true }),
    number: text('指令编号', { required: true, maxLength: 40 }),
    message: text('消息', { required: true, maxLength: 60 }),
    body: json('指令内容', Type.Record(Type.String(), Type.Unknown()), { required: true, hidden: true }),
    sender: text('下发人', { required: true, personal: 'name', maxLength: 60 }),
    outcome: choice(
      '结果',
      {
        done: '终端已执行',
        failed: '终端执行失败',
        malformed: '终端称消息有误',
        unsupported: '终端不支持',
        silent: '终端未应答',
        offline: '终端不在线',
      },
      { required: true },
    ),
    answer: json('终端应答', Type.Record(Type.String(), Type.Unknown()), { hidden: true }),
  },
  naturalKey: ['number', 'at'],
  time: 'at',
  org: 'org',
  retentionDays: violationDays,
});

export const vehicleDay = fact({
  key: 'vehicle-day',
  title: '车辆日报',
  about: '每车每日一行，由日结按登记和位置生成；考核指标由此计数，逐车逐日可查。',
  columns: {
    day: date('日期', { required: true }),
    plate: bearer.plate,
    phone: text('终端手机号', { search: true, maxLength: 20 }),
    org: bearer.org,
    vehicleClass: choice('车辆类型', vehicleClasses, { required: true }),
    networked: yesNo('已入网', { required: true }),
    online: yesNo('已上线', { required: true }),
    records: integer('数据条数', { required: true, min: 0, unit: '条' }),
    qualified: integer('合格条数', { required: true, min: 0, unit: '条' }),
    driftRecords: integer('漂移条数', { required: true, min: 0, unit: '条' }),
    drifting: yesNo('漂移车辆', { required: true }),
    totalKm: decimalField('轨迹总里程', { places: 3, min: 0, unit: 'km', required: true }),
    completeKm: decimalField('轨迹完整里程', { places: 3, min: 0, unit: 'km', required: true }),
    overspeeds: integer('超速次数', { required: true, min: 0, unit: '次' }),
    fatigueSeconds: integer('疲劳时长', { required: true, min: 0, unit: '秒' }),
    rules: text('规则版本', { required: true, hidden: true, maxLength: 200 }),
  },
  naturalKey: ['day', 'plate'],
  time: 'day',
  org: 'org',
  order: ['day', 'plate'],
  retentionDays: violationDays,
  storage: { rules: low },
});
