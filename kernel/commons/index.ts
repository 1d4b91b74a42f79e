/** What people do around all cases alike: notes and mentions, standing in, shifts, and who has looked. */
import type { App } from '../sdk/app.ts';
import type { CaseType } from '../sdk/case.ts';
import type { Who } from '../sdk/ctx.ts';
import { type Delegation, endDelegation, listDelegations, makeDelegation, type NewDelegation } from './delegations.ts';
import type { CommonsDeps } from './deps.ts';
import { type HandOver, handOver, listHandOvers, takeOver } from './hand-overs.ts';
import { type Look, looksAt } from './looks.ts';
import { listNotes, type NewNote, type Note, writeNote } from './notes.ts';

export interface Commons {
  notes(who: Who, app: App, type: CaseType, id: string): Promise<readonly Note[]>;
  /** Refuses to mention whoever could not read the note. */
  writeNote(who: Who, app: App, type: CaseType, id: string, note: NewNote): Promise<Note>;
  /** Who has seen the personal data of a case; needs the permit `audit`. */
  looks(who: Who, app: App, type: CaseType, id: string): Promise<readonly Look[]>;
  delegations(who: Who): Promise<readonly Delegation[]>;
  delegate(who: Who, wanted: NewDelegation): Promise<Delegation>;
  endDelegation(who: Who, id: string): Promise<void>;
  handOvers(who: Who): Promise<readonly HandOver[]>;
  handOver(
    who: Who,
    given: { readonly org: string; readonly role: string; readonly remark: string },
  ): Promise<HandOver>;
  takeOver(who: Who, id: string): Promise<HandOver>;
}

export type { CommonsDeps } from './deps.ts';

export function makeCommons(deps: CommonsDeps): Commons {
  return {
    notes: (who, app, type, id) => listNotes(deps, who, app, type, id),
    writeNote: (who, app, type, id, note) => writeNote(deps, who, app, type, id, note),
    looks: (who, app, type, id) => looksAt(deps, who, app, type, id),
    delegations: (who) => listDelegations(deps, who),
    delegate: (who, wanted) => makeDelegation(deps, who, wanted),
    endDelegation: (who, id) => endDelegation(deps, who, id),
    handOvers: (who) => listHandOvers(deps, who),
    handOver: (who, given) => handOver(deps, who, given),
    takeOver: (who, id) => takeOver(deps, who, id),
  };
}
