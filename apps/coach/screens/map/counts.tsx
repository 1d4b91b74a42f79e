import { type Counts, type Doing, doings } from './fleet.ts';
import { looks } from './looks.ts';

/** How many vehicles do what; a press shows only those. */
export function CountButtons({
  counts,
  chosen,
  onChoose,
}: {
  readonly counts: Counts;
  readonly chosen: readonly Doing[];
  readonly onChoose: (doing: string | undefined) => void;
}) {
  const toggled = (doing: Doing) => {
    const next = chosen.includes(doing) ? chosen.filter((one) => one !== doing) : [...chosen, doing];
    return next.length === 0 || next.length === doings.length ? undefined : next.join(',');
  };
  const total = doings.reduce((sum, doing) => sum + counts[doing], 0);
  return (
    <fieldset className="co-counts" aria-label="按状态筛选">
      <button type="button" aria-pressed={chosen.length === 0} onClick={() => onChoose(undefined)}>
        全部 <strong data-count="all">{total.toLocaleString('zh-CN')}</strong>
      </button>
      {[...doings].reverse().map((doing) => (
        <button
          key={doing}
          type="button"
          aria-pressed={chosen.includes(doing)}
          onClick={() => onChoose(toggled(doing))}
        >
          <span className="co-dot" style={{ background: looks[doing].colour }} aria-hidden />
          {looks[doing].title} <strong data-count={doing}>{counts[doing].toLocaleString('zh-CN')}</strong>
        </button>
      ))}
    </fieldset>
  );
}
