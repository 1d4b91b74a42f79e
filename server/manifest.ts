import { Refusal } from '../kernel/base/refusal.ts';
import type { Access, Permit } from '../kernel/identity/index.ts';
import type { App } from '../kernel/sdk/app.ts';
import type { CaseType } from '../kernel/sdk/case.ts';
import type { ContractType } from '../kernel/sdk/contract.ts';
import type { Who } from '../kernel/sdk/ctx.ts';

/** True when somebody may do this to anything at all; whether to a given row, its scope says. */
export function may(access: Access, who: Who, app: string, on: string, permit: Permit): boolean {
  try {
    access.scope(who, app, on, permit);
    return true;
  } catch (cause) {
    if (cause instanceof Refusal) return false;
    throw cause;
  }
}

const permits: readonly Permit[] = ['read', 'create', 'update', 'export', 'issue', 'seal', 'call', 'audit'];

/** The declarations, cut to what this person may see: the browser draws its generic screens from them. */
export function manifestFor(apps: readonly App[], access: Access, who: Who) {
  return apps.map((app) => appFor(app, access, who)).filter((app) => holdsSomething(app));
}

export type AppManifest = ReturnType<typeof appFor>;

function holdsSomething({
  key: _key,
  title: _title,
  about: _about,
  demonstration: _demonstration,
  seesPersonal: _seesPersonal,
  ...nouns
}: AppManifest): boolean {
  return Object.values(nouns).some((list) => list.length > 0);
}

function appFor(app: App, access: Access, who: Who) {
  const mayOf = (on: string) => permits.filter((permit) => may(access, who, app.key, on, permit));
  const anyRole = (roles: readonly string[]) => access.roleScope(who, app.key, roles) !== null;
  const withRights = <T extends { readonly noun: string; readonly key: string }>(decls: readonly T[]) =>
    decls
      .map((decl) => ({ decl, rights: mayOf(`${decl.noun}:${decl.key}`) }))
      .filter(({ rights }) => rights.length > 0);
  return {
    key: app.key,
    title: app.title,
    about: app.about,
    seesPersonal: access.seesPersonal(who, app.key),
    /** What the demonstration of it says of itself, where one is loaded. */
    demonstration: app.demonstration?.about,
    entities: withRights(app.entities).map(({ decl, rights }) => {
      const { key, title, about, fields, label, org, sort, unique } = decl;
      return { key, title, about, fields, label, org, sort, unique, may: rights };
    }),
    facts: withRights(app.facts).map(({ decl, rights }) => {
      const { key, title, about, columns, org, time, naturalKey } = decl;
      return { key, title, about, fields: columns, org, time, naturalKey, may: rights };
    }),
    cases: app.cases
      .map((decl) => ({ ...caseFor(decl, anyRole), may: mayOf(`case:${decl.key}`) }))
      .filter((each) => each.may.length > 0 || each.mayOpen || Object.values(each.moves).some((move) => move.may)),
    indicators: withRights(app.indicators).map(({ decl, rights }) => {
      const { key, title, about, unit, better, basis, since, period, places, corrections } = decl;
      return { key, title, about, unit, better, basis, since, period, places, corrections, may: rights };
    }),
    documents: withRights(app.documents).map(({ decl, rights }) => {
      const { key, title, formats, basis } = decl;
      return { key, title, formats, basis, may: rights };
    }),
    contracts: app.contracts.flatMap((decl) => contractFor(decl, anyRole)),
    screens: (app.screens ?? [])
      .filter((screen) => anyRole(screen.by))
      .map(({ key, title, inner, offline }) => ({ key, title, inner: inner ?? false, offline: offline ?? false })),
  };
}

type AnyRole = (roles: readonly string[]) => boolean;

function caseFor(decl: CaseType, anyRole: AnyRole) {
  const { key, title, about, fields, label, org, states, initial, opening, openedBy, deadlines } = decl;
  const moves = Object.entries(decl.moves).map(([name, move]) => {
    const { title, from, to, input, needs, confirm, basis, issues } = move;
    return [
      name,
      { title, from, to, input: input ?? {}, needs, confirm, basis, issues, may: anyRole(move.by) },
    ] as const;
  });
  return {
    key,
    title,
    about,
    fields,
    label,
    org,
    states,
    initial,
    opening,
    moves: Object.fromEntries(moves),
    deadlines: Object.entries(deadlines ?? {}).map(([name, deadline]) => ({ key: name, title: deadline.title })),
    mayOpen: anyRole(openedBy),
  };
}

function contractFor(decl: ContractType, anyRole: AnyRole) {
  const { key, title, kind } = decl;
  if (decl.kind === 'upload' || decl.kind === 'standard' || !anyRole(decl.by)) return [];
  return decl.kind === 'file' || decl.kind === 'reading'
    ? [{ key, title, kind, accepts: decl.accepts, maxBytes: decl.maxBytes }]
    : [{ key, title, kind }];
}
