import { sql } from 'kysely';
import { newId } from '../kernel/base/ids.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { User } from './cases-clicks.ts';

interface Group {
  readonly app: User['app'];
  readonly role: string;
  readonly type: string;
  readonly people: number;
  /** At the province's centre, or one after the other in cities and counties. */
  readonly at: 'province' | 'everywhere';
}

/** Two thousand people at work, as the authority counts them at its busiest. */
export const groups: readonly Group[] = [
  { app: 'hotline', role: 'agent', type: 'order', people: 60, at: 'province' },
  { app: 'hotline', role: 'dispatcher', type: 'order', people: 20, at: 'province' },
  { app: 'hotline', role: 'checker', type: 'order', people: 30, at: 'province' },
  { app: 'hotline', role: 'visitor', type: 'order', people: 30, at: 'province' },
  { app: 'hotline', role: 'supervisor', type: 'order', people: 20, at: 'province' },
  { app: 'hotline', role: 'handler', type: 'order', people: 640, at: 'everywhere' },
  { app: 'enforcement', role: 'officer', type: 'penalty', people: 1000, at: 'everywhere' },
  { app: 'enforcement', role: 'head', type: 'penalty', people: 200, at: 'everywhere' },
];

const province = '430000';

/** Some cases of each org, so that people open what they may see. */
async function casesOf(kernel: Kernel, table: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ org: string; ids: readonly string[] }>`
    select org, (array_agg(id::text order by opened_at desc))[1:50] as ids from ${sql.raw(table)} group by org`.execute(
    kernel.store.db,
  );
  return new Map(rows.map(({ org, ids }) => [org, ids]));
}

/** Makes the accounts and signs them in as an identity provider would: a password for each would take minutes. */
export async function makeUsers(kernel: Kernel, orgs: readonly string[]): Promise<readonly User[]> {
  const { db } = kernel.store;
  const people = groups.flatMap((group) =>
    Array.from({ length: group.people }, (_, index) => ({
      ...group,
      id: newId(),
      login: `${group.app}-${group.role}-${index}`,
      org: group.at === 'province' ? province : (orgs[index % orgs.length] ?? province),
    })),
  );
  const rows = JSON.stringify(people);
  await sql`
    insert into kernel.person (id, login, name, password_hash, must_change_password, created_at, updated_at)
    select id, login, login, null, false, now(), now()
    from jsonb_to_recordset(${rows}::jsonb) as r (id uuid, login text)`.execute(db);
  await sql`
    insert into kernel.post (person, org, role, given_at, given_by)
    select id, org, app || '.' || role, now(), 'bench'
    from jsonb_to_recordset(${rows}::jsonb) as r (id uuid, org text, app text, role text)`.execute(db);
  const known = {
    hotline: await casesOf(kernel, 'hotline."order"'),
    enforcement: await casesOf(kernel, 'enforcement.penalty'),
  };
  const everything = [...known.hotline.values()].flat();
  const users: User[] = [];
  for (const { app, type, login, org } of people) {
    const token = await kernel.identity.loginVouched(login, '127.0.0.1');
    const cases = org === province ? everything : (known[app].get(org) ?? []);
    users.push({ cookie: `hengdao=${token}`, app, type, cases });
  }
  return users;
}
