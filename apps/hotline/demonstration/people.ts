/** Nodes and accounts of the demonstration: the centre, two city units and one account for each post. */
const centre = '430000';
export const changsha = '430100-jtj';
export const zhuzhou = '430200-jtj';

export const orgs = [
  { code: changsha, name: '长沙市交通运输局', parent: '430100' },
  { code: zhuzhou, name: '株洲市交通运输局', parent: '430200' },
] as const;

const account = (login: string, name: string, org: string, ...roles: readonly string[]) => ({
  login,
  name: `${name}（演示）`,
  posts: roles.map((role) => ({ org, role: `hotline.${role}` })),
});

export const people = [
  account('agent', '话务员', centre, 'agent'),
  account('dispatcher', '派单员', centre, 'dispatcher', 'keeper'),
  account('checker', '热线审核员', centre, 'checker'),
  account('reviewer', '热线复核员', centre, 'checker'),
  account('visitor', '回访员', centre, 'visitor'),
  account('hotline-head', '热线督办', centre, 'supervisor'),
  account('changsha', '长沙承办', '430100', 'handler', 'unit-head'),
  account('zhuzhou', '株洲承办', '430200', 'handler', 'unit-head'),
  account('exchange', '热线接口', centre, 'exchange'),
  account('sms', '短信网关', centre, 'sms-gateway'),
] as const;
