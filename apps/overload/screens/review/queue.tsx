import { formatInstant, type Row, SimulatedBadge } from '../../../../web/kit/index.ts';
import { count } from '../parts/figures.ts';

export interface ReviewRow extends Row {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly title: string;
  readonly siteCode: string;
  readonly recordNo: string;
  readonly plate: string | null;
  readonly passedAt: string;
  readonly totalKg: number;
  readonly overKg: number;
  readonly screenLimitKg: number;
  readonly registryLimitKg: number | null;
  readonly simulated: boolean | null;
}

/** What waits, oldest first. */
export function Queue({
  rows,
  chosen,
  onChoose,
}: {
  readonly rows: readonly ReviewRow[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard.
    <ul className="ov-queue" aria-label="待审记录" tabIndex={0}>
      {rows.map((row) => (
        <li key={row.id}>
          <button type="button" aria-current={row.id === chosen} onClick={() => onChoose(row.id)}>
            <strong>{row.plate ?? '无车牌'}</strong> <SimulatedBadge simulated={row.simulated} />
            <div className="ov-num">
              {count(row.totalKg)} kg，超 {count(row.overKg)} kg
            </div>
            <div className="hd-muted">{formatInstant(row.passedAt, 'MM-DD HH:mm:ss')}</div>
          </button>
        </li>
      ))}
    </ul>
  );
}
