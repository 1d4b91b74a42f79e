import type { Ctx, Values } from '../../../kernel/sdk/index.ts';
import { type KernelHouse, openKernelHouse } from '../../../test/kernel-house.ts';
import { enforcement } from '../app.ts';
import type { penaltyFields } from '../cases/penalty-fields.ts';
import { createLibrary, createUnit, type Unit } from '../demonstration/base.ts';
import { party } from '../registers/parties.ts';

export const org = '430102';
export const roles = enforcement.grants.roles.map((role) => role.key);

/** The kernel with one county's organ, its officers and the library: what every case needs. */
export interface EnforcementHouse extends KernelHouse {
  readonly unit: Unit;
  readonly violations: ReadonlyMap<string, string>;
  readonly person: string;
  readonly company: string;
  readonly system: Ctx;
  /** Somebody of the county with every role; different names are different people. */
  anyone(name: string): Ctx;
  opening(act?: string): Values<typeof penaltyFields>;
}

export async function openEnforcement(start = '2026-03-02T09:00:00+08:00'): Promise<EnforcementHouse> {
  const house = await openKernelHouse(enforcement, start);
  const system = house.ctx({ personId: 'system', name: '系统', posts: [], system: true });
  const unit = await createUnit(system, { org, name: '芙蓉区交通运输综合行政执法大队', word: '长芙交' }, 4);
  const violations = await createLibrary(system);
  const person = await system
    .entities(party)
    .create({ kind: 'person', name: '王小明', org, number: '43010219900101123X' }, '测试');
  const company = await system.entities(party).create({ kind: 'organisation', name: '某某物流有限公司', org }, '测试');
  let minute = 0;
  return {
    ...house,
    unit,
    violations,
    person: person.id,
    company: company.id,
    system,
    anyone: (name) => house.ctx(house.who(name, roles, org)),
    opening: (act = '4301') => {
      // Acts differ by the minute, or the second of them would be the same act.
      minute += 1;
      const at = new Date(house.clock.now().getTime() - 3_600_000 - minute * 60_000).toISOString();
      return {
        title: '测试案件',
        org,
        field: 'road-transport',
        leadOfficer: unit.officers[0] ?? '',
        secondOfficer: unit.officers[1] ?? '',
        source: 'inspection',
        violation: violations.get(act) ?? '',
        party: person.id,
        actAt: at,
        discoveredAt: at,
        place: '国道G107线K100',
      };
    },
  };
}
