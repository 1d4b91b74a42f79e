import { grants } from '../../kernel/sdk/index.ts';

const desk = ['entity:caller', 'entity:article', 'entity:line', 'entity:department', 'entity:truck-driver'] as const;
const work = ['case:*'] as const;
const figures = ['indicator:*', 'document:*'] as const;

/** The centre knows the caller; units that handle orders do not, and neither do those who supervise them. */
export const hotlineGrants = grants({
  roles: [
    { key: 'agent', title: '话务员', reach: 'subtree', seesPersonal: true, about: '接听、登记、即时答复' },
    { key: 'dispatcher', title: '派单员', reach: 'subtree', about: '分类、派发、合并、拆分' },
    { key: 'checker', title: '审核员', reach: 'subtree', about: '审核答复、延期、复核、归档' },
    { key: 'visitor', title: '回访员', reach: 'subtree', seesPersonal: true, about: '回访诉求人' },
    { key: 'supervisor', title: '督办人员', reach: 'subtree', about: '督办、重开、通报' },
    { key: 'handler', title: '承办人员', reach: 'subtree', about: '签收、办理、答复' },
    { key: 'unit-head', title: '承办单位负责人', reach: 'subtree', about: '办理、延期、信访意见' },
    { key: 'keeper', title: '知识管理员', reach: 'subtree', about: '知识条目和承办单位' },
    { key: 'sms-gateway', title: '短信网关', reach: 'subtree', seesPersonal: true, about: '取走待发短信，送回回执' },
    { key: 'exchange', title: '接口', reach: 'subtree', about: '电话交换机、12345、部级系统、公开接口' },
  ],
  permits: [
    { role: 'agent', on: [...desk, 'fact:call', ...work, ...figures], may: ['read'] },
    { role: 'agent', on: ['entity:caller', 'entity:truck-driver'], may: ['create', 'update'] },
    {
      role: 'visitor',
      on: ['entity:caller', 'entity:article', 'entity:department', ...work, ...figures],
      may: ['read'],
    },
    {
      role: 'dispatcher',
      on: ['entity:article', 'entity:department', 'entity:truck-driver', ...work, ...figures],
      may: ['read', 'export'],
    },
    {
      role: 'checker',
      on: ['entity:article', 'entity:department', 'entity:truck-driver', ...work, ...figures],
      may: ['read', 'export'],
    },
    {
      role: 'supervisor',
      on: [
        'entity:article',
        'entity:department',
        'entity:truck-driver',
        'entity:message',
        'fact:call',
        ...work,
        ...figures,
      ],
      may: ['read', 'export', 'seal', 'issue', 'audit'],
    },
    { role: 'handler', on: ['entity:article', 'entity:department', ...work, ...figures], may: ['read', 'export'] },
    { role: 'unit-head', on: ['entity:article', 'entity:department', ...work, ...figures], may: ['read', 'export'] },
    { role: 'keeper', on: ['entity:article', 'entity:department'], may: ['read', 'create', 'update', 'export'] },
    { role: 'sms-gateway', on: ['entity:message'], may: ['read', 'update'] },
    {
      role: 'exchange',
      on: ['case:order', 'case:sample', 'entity:line', 'entity:caller', 'entity:department', 'fact:call'],
      may: ['read', 'create', 'update'],
    },
  ],
});
