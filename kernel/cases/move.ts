import { sql } from 'kysely';
import { must } from '../base/assert.ts';
import { Refusal } from '../base/refusal.ts';
import { actingFor } from '../identity/acting-for.ts';
import { elevated } from '../identity/who.ts';
import type { CaseRecordOf, MoveDecl } from '../sdk/case.ts';
import { checkValues, type RowValues } from '../sdk/check-values.ts';
import type { Ctx } from '../sdk/ctx.ts';
import type { Fields, Values } from '../sdk/field.ts';
import type { Db } from '../store/types.ts';
import { keepDeadlines } from './after-event.ts';
import { type CaseRow, type CaseTable, caseTable, latestMakers, readCase, updateCase } from './case-rows.ts';
import type { Bound } from './deps.ts';
import { type AnyCaseType, moveOf } from './law.ts';
import { tellMove } from './notices.ts';
import { mergedInto, missingNeeds, refusalOf, refuseMissing } from './transition.ts';

export interface MoveRequest {
  readonly id: string;
  /** The version that the mover has seen. */
  readonly version: number;
  readonly move: string;
  readonly input: RowValues;
}

export const subjectOf = (app: string, type: string, id: string) => `${app}.${type}/${id}`;

async function lockCase(db: Db, table: CaseTable, request: MoveRequest, title: string): Promise<CaseRow> {
  const row = await readCase(db, table, request.id, true);
  if (!row) throw new Refusal('record.missing', { what: title });
  if (row.version !== request.version) throw new Refusal('record.changed');
  return row;
}

async function askGuard(move: MoveDecl, row: CaseRow, input: RowValues, ctx: Ctx): Promise<void> {
  if (!move.guard) return;
  const refusal = await move.guard(row as CaseRecordOf<string, Fields>, input as Values<Fields>, ctx);
  if (refusal)
    throw new Refusal('case.guard', { move: move.title, reason: refusal.reason }, refusal.basis ?? move.basis);
}

/**
 * The services for guards and effects. The law lets them do what their mover could not do by himself, such as taking
 * from a budget line; it is still he who is named in history and journal.
 */
export function lawfulCtx({ deps, app, who }: Bound, db: Db): Ctx {
  return deps.ctxFor(db, elevated(who), app);
}

/** What the move itself puts into the case; held to the declared fields like what somebody fills in. */
async function workedOut(law: AnyCaseType, move: MoveDecl, row: CaseRow, input: RowValues, ctx: Ctx) {
  if (!move.sets) return {};
  const values = await move.sets(row as CaseRecordOf<string, Fields>, input as Values<Fields>, ctx);
  const fields = Object.fromEntries(Object.entries(law.fields).filter(([name]) => name in values));
  return checkValues(fields, values);
}

/** The declared effect and the issued documents; returns the case as they leave it. */
async function follow(bound: Bound, db: Db, table: CaseTable, move: MoveDecl, after: CaseRow, input: RowValues) {
  if (!move.effect && !move.issues?.length) return after;
  const { app } = bound;
  const ctx = lawfulCtx(bound, db);
  await move.effect?.(after as CaseRecordOf<string, Fields>, input as Values<Fields>, ctx);
  for (const key of move.issues ?? []) {
    const document = must(
      app.documents.find((type) => type.key === key),
      `document ${app.key}.${key}`,
    );
    await ctx.documents(document).issue(after.id);
  }
  return must(await readCase(db, table, after.id, false), 'the case after its effect');
}

/** The mover as history keeps him: with whom he stands in for, where his own posts would not have let him. */
export function onBehalf({ deps, app, who }: Bound, roles: readonly string[], org: string) {
  const absent = actingFor(deps.access, who, app.key, roles, org);
  const name = absent.length === 0 ? who.name : `${who.name}（代${absent.map((one) => one.name).join('、')}）`;
  return { who: { ...who, name }, forIds: absent.map(({ id }) => id) };
}

function checkOrg(bound: Bound, law: AnyCaseType, values: RowValues): void {
  const code = values[law.org];
  if (code !== undefined && !bound.deps.orgExists(String(code)))
    throw new Refusal('record.missing', { what: String(code) });
}

/** Makes a move inside the given transaction: everything it changes is written, or it throws and nothing is. */
export async function makeMove(bound: Bound, db: Db, type: AnyCaseType, request: MoveRequest): Promise<CaseRow> {
  const { deps, app, who } = bound;
  const now = deps.clock.now();
  const table = caseTable(app.key, type);
  const row = await lockCase(db, table, request, type.title);
  const law = deps.lawBook.laws(app.key, type.key).at(row.lawVersion);
  const move = moveOf(law, request.move);
  if (!move) throw new Refusal('record.missing', { what: request.move });
  const makers = move.notBy?.length ? await latestMakers(db, row.id, move.notBy) : new Map<string, readonly string[]>();
  const refusal = refusalOf({ app: app.key, law, move, row, who, access: deps.access, makers });
  if (refusal) throw refusal;

  const input = checkValues(move.input ?? {}, request.input);
  const filledIn = mergedInto(law, move, row, input);
  refuseMissing(missingNeeds(law, move, { ...row, ...filledIn }));
  checkOrg(bound, law, filledIn);
  const lawful = lawfulCtx(bound, db);
  await askGuard(move, row, input, lawful);
  const values = { ...filledIn, ...(await workedOut(law, move, { ...row, ...filledIn }, input, lawful)) };
  checkOrg(bound, law, values);

  const made = onBehalf(bound, move.by, String(row[law.org]));
  const step = { app: app.key, now, move: request.move, from: row.state, to: move.to, ...made, input };
  const after = await updateCase(db, law, row, values, step);
  const org = String(after[law.org]);
  if (org !== row[law.org]) {
    await sql`update kernel.deadline set org = ${org} where case_id = ${row.id} and stopped_at is null`.execute(db);
  }
  const event = { move: request.move, from: row.state, to: move.to };
  await keepDeadlines(deps, db, { app: app.key, law, caseId: row.id, org, values: after }, event, now);
  const final = await follow(bound, db, table, move, after, input);
  if (move.tell?.length) {
    const message = `${move.title}：${String(final[law.label])}（${made.who.name}）`;
    const told = { app: app.key, type: type.key, caseId: row.id, org, byName: made.who.name, now };
    await tellMove(db, { ...told, roles: move.tell, message });
  }
  if (row.state !== move.to) await deps.entered?.(db, who, app, type.key, move.to, final);
  await deps.journal.append(db, {
    who,
    action: 'case.move',
    subject: subjectOf(app.key, type.key, row.id),
    detail: { move: request.move, from: row.state, to: move.to, version: after.version },
  });
  return final;
}
