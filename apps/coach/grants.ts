import { grants } from '../../kernel/sdk/index.ts';

const all = ['entity:*', 'fact:*', 'case:*', 'indicator:*', 'contract:*'] as const;
const register = ['entity:company', 'entity:vehicle', 'entity:terminal', 'entity:area', 'entity:platform'] as const;

/** One store for province, cities, counties and companies; a company's node lies below its county's. */
export const coachGrants = grants({
  roles: [
    { key: 'province', title: '省级监管', reach: 'province', seesPersonal: true },
    { key: 'supervisor', title: '监管复核', reach: 'subtree', seesPersonal: true },
    { key: 'duty-officer', title: '值班人员', reach: 'subtree' },
    { key: 'registrar', title: '车辆终端登记', reach: 'subtree', seesPersonal: true },
    { key: 'company-safety', title: '企业安全员', reach: 'own', about: '只见本企业车辆和事项' },
    { key: 'viewer', title: '查阅人员', reach: 'subtree' },
  ],
  permits: [
    { role: 'province', on: all, may: ['read', 'export', 'call', 'seal'] },
    { role: 'supervisor', on: all, may: ['read', 'export', 'call', 'seal'] },
    { role: 'duty-officer', on: all, may: ['read', 'export', 'call'] },
    { role: 'registrar', on: all, may: ['read', 'export', 'call'] },
    { role: 'registrar', on: register, may: ['create', 'update'] },
    {
      role: 'company-safety',
      on: [
        'entity:company',
        'entity:vehicle',
        'entity:terminal',
        'fact:position',
        'fact:alarm',
        'fact:vehicle-day',
        'fact:media',
        'fact:waybill',
        'entity:area',
        'case:*',
        'indicator:*',
      ],
      may: ['read', 'export'],
    },
    { role: 'viewer', on: all, may: ['read'] },
  ],
});
