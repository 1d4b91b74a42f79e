import { sql } from 'kysely';
import { newId } from '../base/ids.ts';
import { Refusal } from '../base/refusal.ts';
import type { App } from '../sdk/app.ts';
import type { CaseType } from '../sdk/case.ts';
import type { Who } from '../sdk/ctx.ts';
import type { Db } from '../store/types.ts';
import type { CommonsDeps } from './deps.ts';
import { reaches, type Subject, subjectFor } from './subject.ts';

export interface NoteFile {
  readonly hash: string;
  readonly name: string;
}

/** What somebody has noted about a case, with whom he has called to it and what he has attached. */
export interface Note {
  readonly id: string;
  readonly at: string;
  readonly byName: string;
  readonly body: string;
  readonly confidential: boolean;
  readonly mentions: readonly { readonly id: string; readonly name: string }[];
  readonly files: readonly NoteFile[];
}

export interface NewNote {
  readonly body: string;
  /** Shown only to those who see personal data; for what tells of the person. */
  readonly confidential?: boolean;
  /** Ids of people, who are told of it. */
  readonly mentions?: readonly string[];
  readonly files?: readonly NoteFile[];
}

export async function listNotes(
  deps: CommonsDeps,
  who: Who,
  app: App,
  type: CaseType,
  id: string,
): Promise<readonly Note[]> {
  const subject = await subjectFor(deps, who, app, type, id);
  const open = deps.access.seesPersonal(who, app.key);
  const { rows } = await sql<Note>`
    select id, at, by_name as "byName", body, confidential, mentions, files from kernel.note
    where case_id = ${subject.id} and (${open} or not confidential) order by at, id limit 500`.execute(deps.db);
  return rows;
}

/** The people called to the note; each must be able to read what he is called to. */
async function called(deps: CommonsDeps, subject: Subject, confidential: boolean, ids: readonly string[]) {
  const people = await Promise.all([...new Set(ids)].map((id) => deps.whoIs(id)));
  return people.map((person) => {
    if (!person) throw new Refusal('record.missing', { what: '被提及的人员' });
    const sees = !confidential || deps.access.seesPersonal(person, subject.app.key);
    if (sees && reaches(deps, person, subject, 'read')) return { id: person.personId, name: person.name };
    throw new Refusal('input.invalid', { detail: `${person.name}无权查看该事项的这条备注，不能提及。` });
  });
}

async function tell(db: Db, who: Who, subject: Subject, people: readonly { readonly id: string }[], now: Date) {
  if (people.length === 0) return;
  const message = `${who.name}在“${subject.label}”的备注中提到了您。`;
  await sql`
    insert into kernel.notice (at, kind, app, person, by_name, case_type, case_id, message)
    select ${now}::timestamptz, 'mention', ${subject.app.key}, person, ${who.name}, ${subject.type.key},
      ${subject.id}::uuid, ${message}
    from unnest(${people.map(({ id }) => id)}::text[]) as person`.execute(db);
}

/** Writes a note and tells those who are mentioned, or does neither. */
export async function writeNote(
  deps: CommonsDeps,
  who: Who,
  app: App,
  type: CaseType,
  id: string,
  note: NewNote,
): Promise<Note> {
  const subject = await subjectFor(deps, who, app, type, id);
  const { body, confidential = false, files = [] } = note;
  if (confidential && !deps.access.seesPersonal(who, app.key)) {
    throw new Refusal('grant.denied', { action: '写仅限可见个人信息者阅读的备注' });
  }
  const mentions = await called(deps, subject, confidential, note.mentions ?? []);
  const may = await Promise.all(files.map(({ hash }) => deps.mayReadFile(who, hash)));
  if (may.includes(false)) throw new Refusal('grant.scope');
  const now = deps.clock.now();
  const noteId = newId(now.getTime());
  return deps.db.transaction().execute(async (db) => {
    const { rows } = await sql<Note>`
      insert into kernel.note (id, app, case_type, case_id, at, by_id, by_name, body, confidential, mentions, files)
      values (${noteId}, ${app.key}, ${type.key}, ${subject.id}, ${now}, ${who.personId}, ${who.name}, ${body},
        ${confidential}, ${JSON.stringify(mentions)}::jsonb, ${JSON.stringify(files)}::jsonb)
      returning id, at, by_name as "byName", body, confidential, mentions, files`.execute(db);
    await tell(db, who, subject, mentions, now);
    await deps.journal.append(db, {
      who,
      action: 'note.write',
      subject: `${app.key}.${type.key}/${subject.id}`,
      detail: { note: noteId, mentions: mentions.map((person) => person.id), files: files.map(({ hash }) => hash) },
    });
    const [written] = rows;
    if (!written) throw new Error('the note that was written has not come back');
    return written;
  });
}
