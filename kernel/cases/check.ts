import type { App } from '../sdk/app.ts';
import type { DeadlineDecl, MoveDecl } from '../sdk/case.ts';
import { type AnyCaseType, deadlinesOf, openingStep } from './law.ts';
import { reachable } from './reach.ts';

/** Names of the columns that the kernel keeps in every case row. */
const reserved = ['id', 'version', 'state', 'lawVersion', 'openedAt', 'openedBy', 'openedByName', 'closedAt'];

function checkStates(law: AnyCaseType): string[] {
  const problems: string[] = [];
  if (!(law.initial in law.states)) return [`initial state ${law.initial} is not declared`];
  const reached = reachable(law, [law.initial]);
  for (const [state, decl] of Object.entries(law.states)) {
    const exits = Object.entries(law.moves).filter(([, move]) => move.from.includes(state));
    if (!reached.has(state)) problems.push(`state ${state} cannot be reached`);
    if (decl.final && exits.length > 0)
      problems.push(`final state ${state} is left by ${exits.map(([key]) => key).join(', ')}`);
    if (!decl.final && exits.length === 0) problems.push(`state ${state} is not final and no move leads out of it`);
  }
  return problems;
}

function checkFields(law: AnyCaseType): string[] {
  const problems = reserved.filter((name) => name in law.fields).map((name) => `field ${name} bears a reserved name`);
  if (!(law.label in law.fields)) problems.push(`label ${law.label} is not a field`);
  const org = law.fields[law.org];
  for (const name of law.opening ?? []) {
    if (!(name in law.fields)) problems.push(`the unknown field ${name} may be filled in at the opening`);
  }
  if (org?.kind !== 'org' || !org.required) problems.push(`org ${law.org} is not a required org field`);
  return problems;
}

function checkMove(law: AnyCaseType, key: string, move: MoveDecl, app?: App): string[] {
  const unknownStates = [...move.from, move.to].filter((state) => !(state in law.states));
  const unknownNeeds = (move.needs ?? []).filter((name) => !(name in law.fields));
  const unknownMoves = (move.notBy ?? []).filter((other) => other !== openingStep && !(other in law.moves));
  const input = Object.entries(move.input ?? {});
  const otherKind = input.filter(([name, field]) => name in law.fields && law.fields[name]?.kind !== field.kind);
  const roles = app
    ? [...move.by, ...(move.tell ?? [])].filter((role) => !app.grants.roles.some((known) => known.key === role))
    : [];
  const documents = app ? (move.issues ?? []).filter((doc) => !app.documents.some((known) => known.key === doc)) : [];
  return [
    ...(key === openingStep ? [`move ${key} bears the reserved name of the opening`] : []),
    ...(move.from.length === 0 ? [`move ${key} starts from no state`] : []),
    ...unknownStates.map((state) => `move ${key} names the unknown state ${state}`),
    ...unknownNeeds.map((name) => `move ${key} needs the unknown field ${name}`),
    ...unknownMoves.map((other) => `move ${key} excludes makers of the unknown move ${other}`),
    ...otherKind.map(([name]) => `move ${key} takes ${name} in another kind than the case holds`),
    ...roles.map((role) => `move ${key} names the unknown role ${role}`),
    ...documents.map((document) => `move ${key} issues the unknown document ${document}`),
  ];
}

/** The states in which a case stands right after one of the events. */
function statesAfter(law: AnyCaseType, event: DeadlineDecl['startsOn']): string[] {
  if ('enter' in event) return [...event.enter];
  return event.move.flatMap((key) => law.moves[key]?.to ?? []);
}

/** The states from which one of the events can follow by one move. */
function statesBefore(law: AnyCaseType, event: DeadlineDecl['stopsOn']): string[] {
  const moves = Object.entries(law.moves);
  if ('enter' in event)
    return moves.filter(([, move]) => event.enter.includes(move.to)).flatMap(([, move]) => move.from);
  return moves.filter(([key]) => event.move.includes(key)).flatMap(([, move]) => move.from);
}

function unknownNames(law: AnyCaseType, decl: DeadlineDecl): string[] {
  const events = [decl.startsOn, decl.stopsOn];
  const states = [...events.flatMap((event) => ('enter' in event ? event.enter : [])), ...(decl.pausedIn ?? [])];
  const moves = [
    ...events.flatMap((event) => ('move' in event ? event.move : [])),
    ...Object.keys(decl.extendedBy ?? {}),
  ];
  return [...states.filter((state) => !(state in law.states)), ...moves.filter((move) => !(move in law.moves))];
}

function checkDeadline(law: AnyCaseType, key: string, decl: DeadlineDecl): string[] {
  const problems = unknownNames(law, decl).map((name) => `deadline ${key} names the unknown state or move ${name}`);
  const told = decl.startsAt === undefined ? undefined : law.fields[decl.startsAt];
  if (decl.startsAt !== undefined && told?.kind !== 'date' && told?.kind !== 'instant') {
    problems.push(`deadline ${key} starts at ${decl.startsAt}, which is no date or instant of the case`);
  }
  const extensions = Object.values(decl.extendedBy ?? {});
  if (extensions.some((one) => !one || !Number.isSafeInteger(one.amount) || one.amount <= 0 || one.basis === '')) {
    problems.push(`deadline ${key} has an extension without a positive whole amount or without basis`);
  }
  const marks = (decl.reminders ?? []).flatMap(({ at }) => Object.values(at));
  if (marks.some((mark) => !Number.isSafeInteger(mark) || mark <= 0)) {
    problems.push(`deadline ${key} has a reminder at no positive whole number`);
  }
  if (decl.limits.length === 0) problems.push(`deadline ${key} has no limit`);
  const dates = decl.limits.map((limit) => limit.since);
  if (new Set(dates).size < dates.length) problems.push(`deadline ${key} has two limits since the same date`);
  if (decl.limits.some((limit) => !Number.isSafeInteger(limit.amount) || limit.amount <= 0)) {
    problems.push(`deadline ${key} has a limit that is not a positive whole number`);
  }
  if (decl.limits.some((limit) => limit.basis === '')) problems.push(`deadline ${key} has a limit without basis`);
  const before = statesBefore(law, decl.stopsOn);
  for (const state of statesAfter(law, decl.startsOn)) {
    const onward = reachable(law, [state]);
    if (!before.some((last) => onward.has(last)))
      problems.push(`deadline ${key} never stops once it began in ${state}`);
  }
  return problems;
}

/**
 * What is wrong with a case type, each as a sentence; empty when it holds together. With the application it also looks
 * at roles and documents. Run at start, where any problem keeps the program from starting, and in tests.
 */
export function checkCaseType(law: AnyCaseType, app?: App): readonly string[] {
  const states = checkStates(law);
  const found = [
    ...checkFields(law),
    ...Object.entries(law.moves).flatMap(([key, move]) => checkMove(law, key, move, app)),
    ...states,
    ...deadlinesOf(law).flatMap(([key, decl]) => checkDeadline(law, key, decl)),
    ...(app ? law.openedBy.filter((role) => !app.grants.roles.some((known) => known.key === role)) : []).map(
      (role) => `is opened by the unknown role ${role}`,
    ),
  ];
  return found.map((problem) => `case type ${app ? `${app.key}.` : ''}${law.key} (law ${law.lawVersion}): ${problem}`);
}
