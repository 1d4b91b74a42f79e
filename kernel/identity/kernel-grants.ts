import { grants } from '../sdk/grant.ts';

/** Roles of the platform itself. Administration and audit lie in different hands. */
export const kernelGrants = grants({
  roles: [
    { key: 'admin', title: '系统管理员', reach: 'subtree', about: '管理机构、人员和岗位，不办理业务' },
    { key: 'auditor', title: '审计员', reach: 'subtree', about: '查阅日志、数据目录和隔离区，不办理业务' },
  ],
  permits: [],
});
