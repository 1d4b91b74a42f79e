import { grants } from '../../kernel/sdk/index.ts';

/** Roles of a budget unit and of those above and beside it who read. */
export const evaluationGrants = grants({
  roles: [
    { key: 'project-lead', title: '项目负责人', reach: 'own' },
    { key: 'department-head', title: '部门负责人', reach: 'own' },
    { key: 'technology', title: '技术审核', reach: 'own' },
    { key: 'finance', title: '财务人员', reach: 'own' },
    { key: 'deputy', title: '分管领导', reach: 'own' },
    { key: 'head', title: '单位负责人', reach: 'own' },
    { key: 'performance', title: '绩效专员', reach: 'own' },
    { key: 'auditor', title: '审计人员', reach: 'subtree', seesPersonal: true },
    { key: 'supervisor', title: '主管部门', reach: 'subtree' },
    { key: 'reader', title: '查阅人员', reach: 'own' },
  ],
  permits: [
    {
      role: 'finance',
      on: ['entity:*', 'fact:*', 'case:*', 'indicator:*', 'document:*', 'contract:*'],
      may: ['read', 'create', 'update', 'export', 'issue', 'call', 'seal'],
    },
    {
      role: 'performance',
      on: ['entity:*', 'fact:*', 'case:*', 'indicator:*', 'document:*', 'contract:*'],
      may: ['read', 'create', 'update', 'export', 'issue', 'call'],
    },
    {
      role: 'project-lead',
      on: ['entity:*', 'fact:*', 'case:*', 'indicator:*', 'document:*', 'contract:*'],
      may: ['read', 'export', 'call'],
    },
    {
      role: 'department-head',
      on: ['entity:*', 'fact:*', 'case:*', 'indicator:*', 'document:*', 'contract:*'],
      may: ['read', 'export', 'call'],
    },
    {
      role: 'technology',
      on: ['entity:*', 'fact:*', 'case:*', 'indicator:*', 'document:*', 'contract:*'],
      may: ['read', 'call'],
    },
    {
      role: 'deputy',
      on: ['entity:*', 'fact:*', 'case:*', 'indicator:*', 'document:*', 'contract:*'],
      may: ['read', 'export', 'call'],
    },
    {
      role: 'head',
      on: ['entity:*', 'fact:*', 'case:*', 'indicator:*', 'document:*', 'contract:*'],
      may: ['read', 'export', 'issue', 'seal', 'call'],
    },
    {
      role: 'auditor',
      on: ['entity:*', 'fact:*', 'case:*', 'indicator:*', 'document:*', 'contract:*'],
      may: ['read', 'create', 'export', 'issue', 'call'],
    },
    {
      role: 'supervisor',
      on: ['entity:*', 'fact:*', 'case:*', 'indicator:*', 'document:*', 'contract:*'],
      may: ['read', 'export', 'call'],
    },
    {
      role: 'reader',
      on: [
        'entity:unit',
        'entity:project',
        'entity:budget-line',
        'entity:target',
        'entity:disclosure',
        'fact:observation',
        'fact:score',
        'indicator:*',
        'document:*',
        'contract:*',
      ],
      may: ['read', 'call'],
    },
  ],
});

export const everyone = evaluationGrants.roles.map((role) => role.key);
/** Those who take part in the work; the others only read what is public anyway. */
export const workers = everyone.filter((role) => role !== 'reader');
