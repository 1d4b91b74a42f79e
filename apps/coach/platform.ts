import { choice, entity, instant, integer, org, text, yesNo } from '../../kernel/sdk/index.ts';
import { platformEditions, platformSides } from './words.ts';

const secret = { personal: 'other', hidden: true } as const;
const u32 = { min: 0, max: 4_294_967_295 } as const;

/** A platform that we exchange data with over JT/T 809: a company's below us, the Ministry's above. */
export const platform = entity({
  key: 'platform',
  title: '联网平台',
  label: 'name',
  org: 'org',
  unique: [['side', 'accessCode']],
  sort: ['name'],
  about: '按 JT/T 809 互联的平台：下级平台用接入码和密码登录，上级平台由本平台登录。密码和密钥不记入日志。',
  fields: {
    name: text('平台名称', { required: true, search: true, maxLength: 100 }),
    side: choice('平台关系', platformSides, { required: true }),
    org: org('所属组织', { required: true, help: '平台只能上报该组织及其以下的车辆。' }),
    platformId: text('平台唯一编码', { required: true, search: true, maxLength: 11 }),
    edition: choice('互联协议', platformEditions, { required: true }),
    accessCode: integer('接入码', { required: true, ...u32 }),
    userId: integer('用户名', { required: true, ...u32 }),
    password: text('登录密码', { required: true, maxLength: 8, ...secret }),
    host: text('主链路地址', { maxLength: 100, help: '上级平台的地址。' }),
    port: integer('主链路端口', { min: 1, max: 65_535 }),
    address: text('来源地址限制', { maxLength: 100, help: '填写后只接受来自该地址的登录。' }),
    encrypted: yesNo('报文加密'),
    m1: integer('密钥 M1', { ...u32, ...secret }),
    ia1: integer('密钥 IA1', { ...u32, ...secret }),
    ic1: integer('密钥 IC1', { ...u32, ...secret }),
    operator: text('查岗应答人', { personal: 'name', maxLength: 16 }),
    operatorPhone: text('应答人电话', { personal: 'phone', maxLength: 20 }),
    since: instant('启用时间'),
    inUse: yesNo('启用', { required: true }),
    simulated: yesNo('模拟数据'),
  },
});
