import { grants } from '../../kernel/sdk/index.ts';

const reads = ['entity:*', 'fact:*', 'case:*', 'indicator:*', 'document:*', 'contract:*'] as const;

/** Posts of an organ of enforcement and of those above it. A post sees its own node; supervision sees what lies below. */
export const enforcementGrants = grants({
  roles: [
    { key: 'officer', title: '执法人员', reach: 'own', seesPersonal: true },
    { key: 'head', title: '执法机关负责人', reach: 'own', seesPersonal: true },
    { key: 'legal-reviewer', title: '法制审核人员', reach: 'own', seesPersonal: true },
    { key: 'station', title: '监测站审核员', reach: 'own' },
    { key: 'cashier', title: '收缴管理员', reach: 'own' },
    { key: 'publisher', title: '公示管理员', reach: 'own' },
    { key: 'archivist', title: '档案管理员', reach: 'own', seesPersonal: true },
    { key: 'registrar', title: '机构人员管理员', reach: 'subtree' },
    { key: 'supervisor', title: '执法监督', reach: 'subtree' },
    { key: 'reader', title: '查阅人员', reach: 'own' },
  ],
  permits: [
    { role: 'officer', on: reads, may: ['read', 'export', 'issue', 'call'] },
    {
      role: 'officer',
      on: [
        'entity:party',
        'entity:vehicle',
        'entity:record',
        'entity:service-proof',
        'entity:property',
        'entity:damage',
        'entity:site-filing',
        'entity:site-photo',
      ],
      may: ['create', 'update'],
    },
    { role: 'head', on: reads, may: ['read', 'export', 'issue', 'call', 'seal'] },
    { role: 'head', on: ['entity:instalment'], may: ['create', 'update'] },
    { role: 'legal-reviewer', on: reads, may: ['read', 'call'] },
    {
      role: 'station',
      on: ['case:offsite', 'entity:passage', 'entity:violation', 'contract:*'],
      may: ['read', 'call'],
    },
    { role: 'cashier', on: ['case:*', 'entity:*', 'indicator:*', 'document:*'], may: ['read', 'export'] },
    { role: 'cashier', on: ['entity:payment', 'entity:instalment'], may: ['create'] },
    { role: 'publisher', on: ['case:*', 'entity:*', 'indicator:*', 'document:*'], may: ['read', 'export'] },
    { role: 'archivist', on: reads, may: ['read', 'export', 'issue'] },
    { role: 'registrar', on: ['entity:*', 'indicator:*'], may: ['read', 'export'] },
    {
      role: 'registrar',
      on: [
        'entity:organ',
        'entity:officer',
        'entity:certificate',
        'entity:certificate-review',
        'entity:threshold',
        'entity:law',
        'entity:provision',
        'entity:violation',
        'entity:discretion',
      ],
      may: ['create', 'update'],
    },
    { role: 'supervisor', on: reads, may: ['read', 'export', 'call', 'seal', 'audit'] },
    { role: 'reader', on: ['case:*', 'entity:*', 'indicator:*', 'document:*'], may: ['read'] },
  ],
});

export const everyone = enforcementGrants.roles.map((role) => role.key);
