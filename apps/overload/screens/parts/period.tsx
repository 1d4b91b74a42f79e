import { DatePicker } from 'antd';
import { Choices, dayjs, type ScreenProps, today } from '../../../../web/kit/index.ts';

/** Civil dates, both included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

const civilDate = /^\d{4}-\d{2}-\d{2}$/;
const spans = { 1: '今日', 7: '近 7 日', 30: '近 30 日', year: '本年' } as const;
type Span = keyof typeof spans & string;

const backFrom = (to: string, days: number) =>
  dayjs(to)
    .subtract(days - 1, 'day')
    .format('YYYY-MM-DD');

const daysOf = (span: string): Days => {
  const to = today();
  return span === 'year' ? { from: `${to.slice(0, 4)}-01-01`, to } : { from: backFrom(to, Number(span)), to };
};

/** The days in the address; the last thirty unless it names others. */
export function periodOf(search: ScreenProps['search']): Days {
  const { from, to } = search;
  const isGiven = typeof from === 'string' && typeof to === 'string' && civilDate.test(from) && civilDate.test(to);
  return isGiven && from <= to ? { from, to } : daysOf('30');
}

/** Which days a page looks at: a few usual spans, or any from one date to another. */
export function PeriodFilter({ search, setSearch }: Pick<ScreenProps, 'search' | 'setSearch'>) {
  const days = periodOf(search);
  const known = Object.keys(spans).find((span) => {
    const { from, to } = daysOf(span);
    return from === days.from && to === days.to;
  });
  return (
    <div className="ov-inline" style={{ flexWrap: 'wrap' }}>
      <Choices<Span>
        label="统计期间"
        value={(known as Span | undefined) ?? null}
        options={Object.entries(spans).map(([value, label]) => ({ value: value as Span, label }))}
        onChange={(span) => setSearch({ ...daysOf(span) }, { replace: true })}
      />
      <DatePicker.RangePicker
        aria-label="起止日期"
        allowClear={false}
        value={[dayjs(days.from), dayjs(days.to)]}
        onChange={(next) => {
          const [from, to] = next ?? [];
          if (from && to) setSearch({ from: from.format('YYYY-MM-DD'), to: to.format('YYYY-MM-DD') });
        }}
      />
    </div>
  );
}
