import { type Ctx, must } from '../../../kernel/sdk/index.ts';
import { area, company, terminal, vehicle } from '../entities.ts';
import { companies, demonstrationCoach } from './fleet.ts';

export const demonstrationCoaches = 200;
const why = '演示数据';

/** Companies, coaches and admitted terminals; the simulator then drives them over real sockets. */
export async function runDemonstration(ctx: Ctx): Promise<void> {
  const made = new Map<string, string>();
  for (const { code, name, licenceNo } of companies) {
    const row = await ctx.entities(company).create({ name, licenceNo, org: code, simulated: true }, why);
    made.set(code, row.id);
  }
  for (let number = 1; number <= demonstrationCoaches; number += 1) {
    const coach = demonstrationCoach(number);
    const { code } = must(coach.company, 'the company of a coach');
    const { phone, plate, authCode, vehicleClass } = coach;
    const common = { plate, org: code, simulated: true };
    const owner = await ctx.entities(vehicle).create(
      {
        ...common,
        colour: 'yellow',
        vehicleClass,
        company: made.get(code) ?? null,
        operating: true,
        nightExempt: false,
      },
      why,
    );
    await ctx
      .entities(terminal)
      .create({ ...common, phone, authCode, state: 'admitted', colour: 'yellow', vehicle: owner.id }, why);
  }
  for (const one of areas) {
    await ctx.entities(area).create({ ...one, org: '430000', inUse: true, simulated: true, basis: '演示设定' }, why);
  }
}

/** A square of some kilometres around a place. */
const around = (longitude: number, latitude: number, degrees: number) =>
  [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([east = 0, north = 0]) => ({ longitude: longitude + east * degrees, latitude: latitude + north * degrees }));

const areas = [
  { name: '吉首城区限速（演示）', kind: 'speed', limitKmh: 80, points: around(109.74, 28.31, 0.03) },
  { name: '娄底站前禁停（演示）', kind: 'no-stop', points: around(111.99, 27.7, 0.01) },
] as const;

const posts = (org: string, ...roles: readonly string[]) => roles.map((role) => ({ org, role: `coach.${role}` }));

export const people = [
  { login: 'coach-province', name: '省级监管（演示）', posts: posts('430000', 'province') },
  { login: 'coach-duty', name: '值班人员（演示）', posts: posts('430000', 'duty-officer') },
  { login: 'coach-supervisor', name: '监管复核（演示）', posts: posts('430100', 'supervisor') },
  { login: 'coach-registrar', name: '终端登记（演示）', posts: posts('430000', 'registrar') },
  { login: 'coach-company', name: '企业安全员（演示）', posts: posts('430100-sim', 'company-safety') },
] as const;
