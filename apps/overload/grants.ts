import { grants } from '../../kernel/sdk/index.ts';

const all = ['entity:*', 'fact:*', 'case:*', 'indicator:*', 'document:*', 'contract:*'] as const;

/** From the station by the road to the province: one store, each sees his part of it. */
export const overloadGrants = grants({
  roles: [
    {
      key: 'station',
      title: '站点上传',
      reach: 'own',
      seesPersonal: true,
      about: '站点设备的账号，凭设备密钥上传，领取布控名单',
    },
    {
      key: 'police',
      title: '公安交管',
      reach: 'subtree',
      seesPersonal: true,
      about: '公安平台的账号，共享移交案件和处罚结果',
    },
    { key: 'exchange', title: '部级交换前置', reach: 'province', about: '部级平台的账号，回执上报批次' },
    { key: 'officer', title: '执法人员', reach: 'subtree', seesPersonal: true },
    { key: 'first-reviewer', title: '初审人员', reach: 'subtree', seesPersonal: true },
    { key: 'second-reviewer', title: '复核人员', reach: 'subtree', seesPersonal: true },
    { key: 'chief', title: '判定负责人', reach: 'subtree', seesPersonal: true },
    {
      key: 'registrar',
      title: '站点管理',
      reach: 'subtree',
      seesPersonal: true,
      about: '登记站点、车辆、企业和通行证',
    },
    { key: 'viewer', title: '查阅人员', reach: 'subtree' },
    { key: 'province', title: '省级监管', reach: 'province' },
  ],
  permits: [
    { role: 'station', on: ['entity:blacklist-entry'], may: ['read'] },
    { role: 'police', on: ['entity:act', 'case:station-check'], may: ['read'] },
    { role: 'officer', on: all, may: ['read', 'export', 'call'] },
    { role: 'first-reviewer', on: all, may: ['read', 'export', 'call'] },
    { role: 'second-reviewer', on: all, may: ['read', 'export', 'call'] },
    { role: 'chief', on: all, may: ['read', 'export', 'issue', 'call', 'seal'] },
    { role: 'registrar', on: all, may: ['read', 'export', 'call'] },
    {
      role: 'registrar',
      on: [
        'entity:driver',
        'entity:site',
        'entity:device',
        'entity:certificate',
        'entity:carrier',
        'entity:vehicle',
        'entity:permit',
      ],
      may: ['create', 'update'],
    },
    { role: 'viewer', on: all, may: ['read', 'call'] },
    { role: 'province', on: all, may: ['read', 'export', 'call', 'seal'] },
    { role: 'chief', on: ['entity:blacklist-entry'], may: ['create', 'update'] },
    { role: 'province', on: ['entity:correction'], may: ['create'] },
    { role: 'province', on: ['entity:ministry-batch'], may: ['create', 'update'] },
  ],
});

/** Everybody who looks; stations, the police and the ministry have services of their own. */
export const readers = overloadGrants.roles
  .map((role) => role.key)
  .filter((key) => !['station', 'police', 'exchange'].includes(key));
