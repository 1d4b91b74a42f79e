import { loadDemonstration } from '../cli/start/first-start.ts';
import { ManualClock } from '../kernel/base/clock.ts';
import { loadOrgs } from '../kernel/identity/index.ts';
import { type Kernel, openKernel } from '../kernel/kernel.ts';
import type { App } from '../kernel/sdk/app.ts';
import type { Ctx, Who } from '../kernel/sdk/ctx.ts';
import { testStore } from './stores.ts';

/** The whole kernel on a fresh store, with a small org tree and a clock that is moved by hand. */
export interface KernelHouse {
  readonly kernel: Kernel;
  readonly clock: ManualClock;
  /** Somebody with posts in the first application: roles at one node of the tree. */
  who(name: string, roles: readonly string[], org?: string): Who;
  ctx(who: Who): Ctx;
  /** Loads the application's demonstration as the first start does. */
  demonstrate(): Promise<void>;
  close(): Promise<void>;
}

const division = (code: string, name: string, level: 'province' | 'city' | 'county', parent: string | null) => ({
  code,
  name,
  level,
  parent,
});

const divisions = [
  division('430000', '湖南省', 'province', null),
  division('430100', '长沙市', 'city', '430000'),
  division('430200', '株洲市', 'city', '430000'),
  division('430102', '芙蓉区', 'county', '430100'),
];

/** A few divisions unless others are given, such as those of the whole province. */
export async function openKernelHouse(
  app: App,
  start = '2026-03-02T09:00:00+08:00',
  file: Parameters<typeof loadOrgs>[1] = { source: 'test', divisions },
): Promise<KernelHouse> {
  const store = await testStore({ apps: [app] });
  await loadOrgs(store.db, file);
  const clock = new ManualClock(start);
  const kernel = await openKernel({ store, apps: [app], clock });
  return {
    kernel,
    clock,
    who: (name, roles, org = '430000') => ({
      personId: `person-${name}`,
      name,
      posts: roles.map((role) => ({ org, role: `${app.key}.${role}` })),
      system: false,
    }),
    ctx: (who) => kernel.ctxFor(who, app),
    demonstrate: () => loadDemonstration(kernel, app),
    close: () => store.close(),
  };
}
