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
  ref,
  text,
  yesNo,
} from '../../kernel/sdk/index.ts';
import { areaKinds, editions, plateColours, roads, terminalStates, vehicleClasses } from './words.ts';

const simulated = yesNo('模拟数据');
const place = Type.Object({ longitude: Type.Number(), latitude: Type.Number() });

export const company = entity({
  key: 'company',
  title: '运输企业',
  label: 'name',
  org: 'org',
  unique: [['licenceNo']],
  sort: ['name'],
  fields: {
    name: text('企业名称', { required: true, search: true, maxLength: 100 }),
    licenceNo: text('经营许可证号', { required: true, search: true, maxLength: 40 }),
    org: org('企业组织', { required: true, help: '企业自己的组织节点；企业人员只见该节点。' }),
    contact: text('安全负责人', { personal: 'name', maxLength: 40 }),
    phone: text('联系电话', { personal: 'phone', maxLength: 20 }),
    simulated,
  },
});

export const vehicle = entity({
  key: 'vehicle',
  title: '重点营运车辆',
  label: 'plate',
  org: 'org',
  unique: [['plate', 'colour']],
  sort: ['plate'],
  fields: {
    plate: text('车牌号', { required: true, search: true, maxLength: 20 }),
    colour: choice('车牌颜色', plateColours, { required: true }),
    vehicleClass: choice('车辆类型', vehicleClasses, {
      required: true,
      basis: '《全国重点营运车辆联网联控系统考核管理办法》（交运发〔2016〕160号）第二条',
    }),
    company: ref('所属企业', 'company'),
    org: org('企业组织', { required: true }),
    operating: yesNo('营运', { required: true, help: '营运状态的车辆计入应入网。' }),
    nightExempt: yesNo('凌晨禁行除外', { help: '机场、高铁快线，100 公里以内短途客运或经批准的接驳运输。' }),
    simulated,
  },
});

export const terminal = entity({
  key: 'terminal',
  title: '车载终端',
  label: 'phone',
  org: 'org',
  unique: [['phone']],
  sort: ['-firstSeenAt'],
  about: '按手机号识别；首次注册的终端待准入，准入后方可鉴权。',
  fields: {
    phone: text('终端手机号', { required: true, search: true, fixed: true, maxLength: 20, pattern: '^\\d{1,20}$' }),
    state: choice('准入状态', terminalStates, { required: true }),
    plate: text('车牌号', { search: true, maxLength: 20 }),
    colour: choice('车牌颜色', plateColours),
    vehicle: ref('车辆', 'vehicle'),
    org: org('企业组织', { required: true }),
    edition: choice('协议版本', editions),
    makerId: text('制造商编号', { maxLength: 40 }),
    model: text('终端型号', { search: true, maxLength: 60 }),
    terminalId: text('终端编号', { search: true, maxLength: 60 }),
    authCode: text('鉴权码', { personal: 'other', hidden: true, maxLength: 64 }),
    firstSeenAt: instant('首次注册时间'),
    note: text('审核说明', { maxLength: 500 }),
    simulated,
  },
});

export const area = entity({
  key: 'area',
  title: '电子围栏',
  label: 'name',
  org: 'org',
  sort: ['name'],
  about: '区域和路线：对所属区划及其以下组织的车辆有效，指明车辆的只对该车有效。',
  fields: {
    name: text('区域名称', { required: true, search: true, maxLength: 100 }),
    org: org('所属区划', { required: true }),
    kind: choice('区域规则', areaKinds, { required: true }),
    points: json('区域顶点', Type.Array(place, { minItems: 2, maxItems: 200 }), {
      required: true,
      hidden: true,
      help: '区域至少三点，首尾相接；路线为沿途各点。',
    }),
    widthM: integer('路线半宽', { min: 10, max: 5000, unit: 'm', help: '离路线超过此距离为偏离。' }),
    road: choice('道路等级', roads, { help: '区域内道路的等级，限速按等级适用。' }),
    limitKmh: decimalField('限速', { places: 1, min: 5, max: 160, unit: 'km/h' }),
    nightLimitKmh: decimalField('夜间限速', {
      places: 1,
      min: 5,
      max: 160,
      unit: 'km/h',
      help: '不填为日间限速的 80%。',
    }),
    vehicle: ref('指定车辆', 'vehicle'),
    validFrom: date('生效日期'),
    validTo: date('失效日期'),
    basis: text('依据', { maxLength: 200 }),
    inUse: yesNo('启用', { required: true }),
    simulated,
  },
});
