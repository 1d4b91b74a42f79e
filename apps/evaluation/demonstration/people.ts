/** Nodes and accounts of the demonstration: the department, its centre, and one account for each post of the chain. */
const department = '430000-jtt';
const centre = '430000-jtt-kjzx';

export const orgs = [
  { code: department, name: '省交通运输厅', parent: '430000' },
  { code: centre, name: '厅科技信息中心', parent: department },
] as const;

const account = (login: string, name: string, ...roles: readonly string[]) => ({
  login,
  name,
  posts: roles.map((role) => ({ org: centre, role: `evaluation.${role}` })),
});

export const people = [
  account('lead', '项目负责人（演示）', 'project-lead'),
  account('department', '部门负责人（演示）', 'department-head'),
  account('technology', '技术审核（演示）', 'technology'),
  account('finance', '财务人员（演示）', 'finance'),
  account('deputy', '分管领导（演示）', 'deputy'),
  account('head', '单位负责人（演示）', 'head'),
  account('performance', '绩效专员（演示）', 'performance'),
  account('reader', '会计核算单位查阅（演示）', 'reader'),
  { login: 'auditor', name: '审计人员（演示）', posts: [{ org: department, role: 'evaluation.auditor' }] },
  { login: 'supervisor', name: '主管部门（演示）', posts: [{ org: department, role: 'evaluation.supervisor' }] },
] as const;
