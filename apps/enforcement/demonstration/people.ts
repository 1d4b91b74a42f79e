/** One county's organ of enforcement and one account for each post; supervisors sit in the city and the province above. */
export const county = '430102';
export const city = '430100';
const province = '430000';

export const orgs = [] as const;

const account = (login: string, name: string, ...roles: readonly string[]) => ({
  login,
  name,
  posts: roles.map((role) => ({ org: county, role: `enforcement.${role}` })),
});

export const people = [
  account('enforcer', '执法人员（演示）', 'officer'),
  account('enforcement-head', '执法机关负责人（演示）', 'head'),
  account('legal', '法制审核人员（演示）', 'legal-reviewer'),
  account('station', '监测站审核员（演示）', 'station'),
  account('cashier', '收缴管理员（演示）', 'cashier', 'publisher'),
  account('archivist', '档案管理员（演示）', 'archivist'),
  account('registrar', '机构人员管理员（演示）', 'registrar'),
  {
    login: 'enforcement-supervisor',
    name: '执法监督（演示）',
    posts: [{ org: city, role: 'enforcement.supervisor' }],
  },
  {
    login: 'enforcement-province',
    name: '省级执法监督（演示）',
    posts: [
      { org: province, role: 'enforcement.supervisor' },
      { org: province, role: 'enforcement.registrar' },
    ],
  },
] as const;
