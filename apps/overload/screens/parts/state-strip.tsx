import { NoData, QueryState, type ScreenProps, useService } from '../../../../web/kit/index.ts';
import type { StateCount } from '../../board/case-counts.ts';
import { count } from './figures.ts';

interface StateStripProps extends Pick<ScreenProps, 'search' | 'setSearch'> {
  /** Key of the case type. */
  readonly type: string;
}

/** How many stand where in a loop; one of them narrows the list below to its state. */
export function StateStrip({ type, search, setSearch }: StateStripProps) {
  const answer = useService<readonly StateCount[]>('overload', 'case-counts', { type }, { keep: true });
  const where = (search.where ?? {}) as Readonly<Record<string, unknown>>;
  return (
    <QueryState query={answer}>
      {(states) =>
        states.length === 0 ? (
          <NoData />
        ) : (
          <fieldset className="hd-choices" aria-label="状态" style={{ marginBottom: 12 }}>
            {states.map(({ state, title, count: standing }) => (
              <button
                key={state}
                type="button"
                aria-pressed={where.state === state}
                onClick={() =>
                  setSearch({ where: { ...where, state: where.state === state ? undefined : state }, page: undefined })
                }
              >
                {title} {count(standing)}
              </button>
            ))}
          </fieldset>
        )
      }
    </QueryState>
  );
}
