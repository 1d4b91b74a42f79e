/** Choices that several declarations share. */
export const vehicleClasses = {
  'line-coach': '三类以上班线客车',
  'tour-coach': '旅游客车',
  'charter-coach': '包车客车',
  'dangerous-goods': '危险货物运输车辆',
} as const;
export type VehicleClass = keyof typeof vehicleClasses;

/** Plate colours by the names that the protocols give their codes. */
export const plateColours = {
  unplated: '未上牌',
  blue: '蓝色',
  yellow: '黄色',
  black: '黑色',
  white: '白色',
  green: '绿色',
  other: '其他',
  'farm-yellow': '农黄色',
  'farm-green': '农绿色',
  'yellow-green': '黄绿色',
  'gradient-green': '渐变绿色',
} as const;
export type PlateColour = keyof typeof plateColours;

export const terminalStates = { pending: '待准入', admitted: '已准入', refused: '不予准入' } as const;

export const editions = { 2011: 'JT/T 808-2011', 2013: 'JT/T 808-2013', 2019: 'JT/T 808-2019' } as const;

/** What is wrong with a position; the first that holds, in the order of the checks. */
export const qualities = {
  qualified: '合格',
  'time-missing': '定位时间无效',
  'time-ahead': '定位时间超前',
  'time-old': '定位时间过旧',
  longitude: '经度超出范围',
  latitude: '纬度超出范围',
  speed: '速度超出范围',
  altitude: '海拔超出范围',
  bearing: '方向超出范围',
} as const;
export type Quality = keyof typeof qualities;

export const arrivals = { report: '实时上报', batch: '批量补报', answer: '查询应答' } as const;

export const alarmOrigins = { terminal: '终端报警', platform: '平台报警', company: '企业平台报警' } as const;

/** Alarms that somebody must act on, whoever raised them. */
export const alarmKinds = {
  emergency: '紧急报警',
  overspeed: '超速',
  'fatigue-driving': '疲劳驾驶',
  'night-ban': '凌晨 2 至 5 时运行',
  drift: '定位漂移',
  offline: '脱离监控',
  'illegal-displacement': '离线位移',
  'illegal-stop': '违规停车',
  tampering: '破坏或屏蔽终端',
  overload: '超员',
  collision: '碰撞侧翻',
  'driver-fatigue': '生理疲劳',
  'phone-use': '使用手持电话',
  smoking: '抽烟',
  distraction: '不目视前方',
  'driver-abnormal': '驾驶员异常',
  'active-safety': '主动安全报警',
  area: '区域报警',
  route: '偏离路线',
  other: '其他终端报警',
} as const;
export type AlarmKind = keyof typeof alarmKinds;

export const sessionEvents = {
  registered: '注册',
  pending: '未登记终端待准入',
  refused: '拒绝',
  authenticated: '鉴权通过',
  replaced: '被同一终端的新连接取代',
  closed: '断开',
} as const;

/** What an area or a route demands of the vehicles that it is for. */
export const areaKinds = {
  enter: '禁止驶入',
  leave: '禁止驶出',
  speed: '区域限速',
  'no-stop': '禁止停车',
  route: '规定路线',
} as const;
export type AreaKind = keyof typeof areaKinds;

/** Classes of roads as far as limits of speed depend on them. */
export const roads = { expressway: '高速公路', other: '其他道路' } as const;
export type Road = keyof typeof roads;

export const mediaTypes = { image: '图片', audio: '音频', video: '视频', text: '文本', other: '其他' } as const;

export const mediaEvents = {
  platform: '平台下发',
  timed: '定时',
  robbery: '抢劫报警',
  collision: '碰撞侧翻',
  'door-opened': '开门',
  'door-closed': '关门',
  'door-closed-and-moving': '门由开变关后起步',
  distance: '定距',
  alarm: '主动安全报警',
  other: '其他',
} as const;

export const cardEvents = { inserted: '插入', removed: '拔出', unknown: '未说明' } as const;

/** Which of the two platforms asks the other to log in: the lower one dials. */
export const platformSides = { lower: '下级平台（向本平台上报）', upper: '上级平台（本平台上报）' } as const;

export const platformEditions = { 2011: 'JT/T 809-2011', 2019: 'JT/T 809-2019' } as const;

export const checkDirections = { received: '上级查岗', sent: '查岗下级' } as const;
