import type { CaseManifest, Row } from '../../../../web/kit/index.ts';
import { type AlarmKind, alarmKinds } from '../../words.ts';

/** What the address says of the desk. */
export interface DeskSearch {
  readonly q: string | undefined;
  readonly states: readonly string[];
  readonly kinds: readonly AlarmKind[];
  readonly byVehicle: boolean;
  /** Id of the case that is chosen. */
  readonly chosen: string | undefined;
}

const textOf = (value: unknown) => (value === undefined || value === null || value === '' ? undefined : String(value));
const listOf = (value: unknown) => textOf(value)?.split(',') ?? [];

/** Cases that are not at an end: what a desk is for. */
export const openStates = (decl: CaseManifest): readonly string[] =>
  Object.entries(decl.states).flatMap(([key, state]) => (state.final ? [] : [key]));

export function deskSearchOf(search: Readonly<Record<string, unknown>>, decl: CaseManifest): DeskSearch {
  const states = listOf(search.states).filter((state) => state in decl.states);
  return {
    q: textOf(search.q),
    states: states.length === 0 ? openStates(decl) : states,
    kinds: listOf(search.kinds).filter((kind): kind is AlarmKind => kind in alarmKinds),
    byVehicle: search.group === 'vehicle',
    chosen: textOf(search.chosen),
  };
}

/** The query of the list: the latest hundred. */
export const deskParams = ({ q, states, kinds }: DeskSearch) => ({
  q,
  where: { state: { in: states }, ...(kinds.length === 0 ? {} : { kind: { in: kinds } }) },
  sort: '-openedAt',
  pageSize: 100,
});

/** Rows of one vehicle together, in the order of their latest; the order of the rows within stays. */
export function byVehicle(rows: readonly Row[]): readonly Row[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(String(row.phone), [...(groups.get(String(row.phone)) ?? []), row]);
  return [...groups.values()].flat();
}
