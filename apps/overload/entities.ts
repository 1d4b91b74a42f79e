import Type from 'typebox';
import {
  choice,
  date,
  decimalField,
  entity,
  instant,
  integer,
  json,
  org,
  person,
  ref,
  text,
  yesNo,
  yuan,
} from '../../kernel/sdk/index.ts';
import { indicatorTitles } from './indicators.ts';
import { platePattern } from './rules/plate.ts';
import { categories, plateColours, siteKinds } from './words.ts';

const simulated = yesNo('模拟数据');

export const site = entity({
  key: 'site',
  title: '检测站点',
  label: 'name',
  org: 'org',
  unique: [['code']],
  sort: ['org', 'code'],
  about: '固定站、不停车检测点、高速公路出入口和货运源头；公布地点和期限是记录可作证据的前提。',
  fields: {
    code: text('站点编码', { required: true, search: true, fixed: true, maxLength: 40 }),
    name: text('站点名称', { required: true, search: true, maxLength: 100 }),
    kind: choice('站点类型', siteKinds, { required: true }),
    org: org('所属区划', { required: true }),
    road: text('路线', { search: true, maxLength: 40 }),
    stake: text('桩号', { maxLength: 40 }),
    longitude: decimalField('经度', { places: 6, min: 73, max: 136, hidden: true }),
    latitude: decimalField('纬度', { places: 6, min: 3, max: 54, hidden: true }),
    lanes: integer('车道数', { min: 1, max: 40, unit: '条' }),
    connection: choice('通信链路', { fibre: '专线', government: '政务外网', mobile: '移动网络', files: '文件投递' }),
    status: choice('状态', { 'in-use': '在用', stopped: '停用', repair: '检修' }, { required: true }),
    publishedOn: date('公布日期', { basis: '《行政处罚法》第四十一条：设置地点应当向社会公布' }),
    enforcedFrom: date('启用执法日期', { help: '公布期满之日；此前的记录不作处罚证据。' }),
    auditedOn: date('审核通过日期', { basis: '《行政处罚法》第四十一条：设置应当经过法制和技术审核' }),
    enforcer: org('执法单位', { help: '承办移交案件的执法单位；空缺时为所属区划。' }),
    sender: person('上传账号', { help: '该账号的设备密钥只能上传本站数据。' }),
    enterprise: text('源头企业', { search: true, maxLength: 100 }),
    simulated,
  },
});

export const device = entity({
  key: 'device',
  title: '检测设备',
  label: 'number',
  org: 'org',
  unique: [['number']],
  sort: ['number'],
  fields: {
    number: text('设备编号', { required: true, search: true, maxLength: 40 }),
    site: ref('站点', 'site', { required: true }),
    org: org('所属区划', { required: true }),
    kind: choice(
      '设备种类',
      { scale: '称重设备', camera: '抓拍设备', board: '情报板', control: '控制器' },
      { required: true },
    ),
    laneGroup: text('车道组', { maxLength: 20, help: '如 1-2；与检定证书对应。' }),
    model: text('型号', { maxLength: 60 }),
    status: choice('状态', { 'in-use': '在用', stopped: '停用', repair: '检修' }, { required: true }),
    simulated,
  },
});

export const certificate = entity({
  key: 'certificate',
  title: '检定证书',
  label: 'number',
  org: 'org',
  unique: [['number']],
  sort: ['-validTo'],
  about: '按车道组检定；超期设备的数据不得作为执法依据。',
  fields: {
    number: text('证书编号', { required: true, search: true, maxLength: 60 }),
    siteCode: text('站点编码', { required: true, search: true, maxLength: 40 }),
    org: org('所属区划', { required: true }),
    firstLane: integer('起始车道', { required: true, min: 1, max: 40 }),
    lastLane: integer('终止车道', { required: true, min: 1, max: 40 }),
    accuracyClass: choice(
      '准确度等级',
      { '0.2': '0.2', '0.5': '0.5', '1': '1', '2': '2', '5': '5', '7': '7', '10': '10', '15': '15' },
      { required: true },
    ),
    minSpeedKmh: decimalField('最低速度', { places: 1, unit: 'km/h', min: 0 }),
    maxSpeedKmh: decimalField('最高速度', { places: 1, unit: 'km/h', min: 0 }),
    validFrom: date('有效期起', { required: true }),
    validTo: date('有效期止', { required: true }),
    issuer: text('检定机构', { maxLength: 100 }),
    simulated,
  },
});

export const carrier = entity({
  key: 'carrier',
  title: '货运企业',
  label: 'name',
  org: 'org',
  unique: [['licence']],
  fields: {
    name: text('企业名称', { required: true, search: true, maxLength: 100 }),
    licence: text('经营许可证号', { required: true, search: true, maxLength: 40 }),
    org: org('所在区划', { required: true }),
    fleet: integer('货运车辆数', { min: 0, unit: '辆' }),
    firstIssuedOn: date('许可证首发日期', { help: '一年周期由此起算。' }),
    simulated,
  },
});

export const vehicle = entity({
  key: 'vehicle',
  title: '货运车辆',
  label: 'plate',
  org: 'org',
  unique: [['plate']],
  about: '由行驶证、道路运输证登记；登记限值以此计算。',
  fields: {
    plate: text('车牌号', { required: true, search: true, personal: 'plate', maxLength: 20, pattern: platePattern }),
    colour: choice('车牌颜色', plateColours),
    org: org('车籍地', { required: true }),
    axleCode: text('轴型', { required: true, pattern: '^1[1-7]{1,7}$', help: '由前到后各轴组类型，如 1127。' }),
    category: choice('车辆类别', categories, { required: true }),
    airSuspension: yesNo('空气悬架', { required: true }),
    singleTyreAxles: integer('单轮胎轴数', { required: true, min: 0, max: 20, help: '转向轴、驱动轴和宽轮胎轴除外。' }),
    registeredKg: integer('最大允许总质量', { min: 0, unit: 'kg' }),
    ratedLoadKg: integer('核定载质量', { min: 0, unit: 'kg' }),
    carrier: ref('货运企业', 'carrier'),
    transportNo: text('道路运输证号', { maxLength: 40 }),
    firstIssuedOn: date('道路运输证首发日期', { help: '一年周期由此起算。' }),
    simulated,
  },
});

export const permit = entity({
  key: 'permit',
  title: '超限运输车辆通行证',
  label: 'number',
  org: 'org',
  unique: [['number']],
  sort: ['-validTo'],
  fields: {
    number: text('通行证号', { required: true, search: true, maxLength: 60 }),
    org: org('许可机关', { required: true }),
    plate: text('牵引车车牌', {
      required: true,
      search: true,
      personal: 'plate',
      maxLength: 20,
      pattern: platePattern,
    }),
    trailerPlate: text('挂车车牌', { personal: 'plate', maxLength: 20, pattern: platePattern }),
    validFrom: date('有效期起', { required: true }),
    validTo: date('有效期止', { required: true }),
    maxKg: integer('许可总质量', { required: true, min: 0, unit: 'kg' }),
    maxLengthMm: integer('许可长度', { min: 0, unit: 'mm' }),
    maxWidthMm: integer('许可宽度', { min: 0, unit: 'mm' }),
    maxHeightMm: integer('许可高度', { min: 0, unit: 'mm' }),
    route: text('许可路线', { maxLength: 500, multiline: true }),
    sites: json('途经站点编码', Type.Array(Type.String({ maxLength: 40 }), { maxItems: 500 }), { hidden: true }),
    simulated,
  },
});

/** One act: what may be fined once, however many points saw it and whichever authority comes first. */
export const act = entity({
  key: 'act',
  title: '违法超限行为',
  label: 'plate',
  org: 'org',
  unique: [['plate', 'firstAt']],
  sort: ['-firstAt'],
  about: '同一车辆 12 小时内的超限记录为同一行为，以最小称重为准；一事不二罚。',
  fields: {
    plate: text('车牌号', { required: true, search: true, personal: 'plate', maxLength: 20 }),
    org: org('发生地', { required: true }),
    firstAt: instant('首次过车时间', { required: true }),
    recordKeys: json('过车记录', Type.Array(Type.String({ maxLength: 120 }), { minItems: 1 }), {
      required: true,
      hidden: true,
    }),
    weighings: integer('过车次数', { required: true, min: 1, unit: '次' }),
    recordKey: text('认定记录', { required: true, hidden: true }),
    totalKg: integer('认定总质量', { required: true, unit: 'kg' }),
    limitKg: integer('适用限值', { required: true, unit: 'kg' }),
    finedBy: choice(
      '处罚机关',
      { transport: '交通运输', police: '公安' },
      { help: '先处罚者登记，另一机关不得再罚。' },
    ),
    fineYuan: yuan('罚款', { basis: '《行政处罚法》第二十九条：同一违法行为不得给予两次以上罚款' }),
    settled: yesNo('已作处理', { help: '处罚或警告已作出；计入一年周期。' }),
    decisionNo: text('处罚决定书文号', { maxLength: 80 }),
    carrier: ref('货运企业', 'carrier'),
    driver: ref('驾驶人', 'driver'),
    simulated,
  },
});

/** A signed change of a published figure. The figure itself is never touched: both are shown. */
export const correction = entity({
  key: 'correction',
  title: '指标更正',
  label: 'why',
  org: 'org',
  sort: ['-period'],
  about: '公布的指标由原始记录重算而得；人工更正另行署名登记，与重算值并列显示。',
  fields: {
    indicator: choice('指标', indicatorTitles, { required: true }),
    period: text('期间', {
      required: true,
      pattern: '^\\d{4}(-Q[1-4]|-\\d{2}(-\\d{2})?)?$',
      help: '如 2026、2026-Q3、2026-11、2026-11-24。',
    }),
    org: org('区划', { required: true }),
    before: decimalField('更正前', { places: 4, required: true }),
    after: decimalField('更正后', { places: 4, required: true }),
    why: text('更正理由', { required: true, multiline: true, maxLength: 2000 }),
  },
});
