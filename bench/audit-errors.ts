import { type Plan, type PlannedRow, type Planted, plan } from './audit-plan.ts';
import { Draw } from './audit-random.ts';

/** A place in a plan that an error can be put into. */
interface Place {
  readonly table: string;
  readonly no: number;
  readonly row: PlannedRow;
}

/** An error in one indicator; it leaves the sums of its table as they should be, so that it stands for itself. */
interface RowError {
  readonly rule: string;
  readonly fits: (place: Place) => boolean;
  readonly spoil: (row: PlannedRow) => void;
}

const hasNumber = ({ row }: Place) => row.met && /\d/.test(row.target);
const inProject = ({ table }: Place) => table !== '整体支出';

const rowErrors: readonly RowError[] = [
  {
    rule: 'row.met-reduced',
    fits: ({ row }) => row.met,
    spoil: (row) => {
      row.score = 0;
      row.reason = '年终集中复核时酌情扣减。';
    },
  },
  {
    rule: 'row.missed-full',
    fits: ({ row }) => !row.met,
    spoil: (row) => {
      row.score = row.weight;
      row.reason = '';
    },
  },
  {
    rule: 'row.done-for-number',
    fits: hasNumber,
    spoil: (row) => {
      row.actual = '完成';
    },
  },
  {
    rule: 'row.inequality',
    fits: (place) => hasNumber(place) && place.row.target.startsWith('≥'),
    spoil: (row) => {
      row.actual = row.target;
    },
  },
  {
    rule: 'row.plan',
    fits: hasNumber,
    spoil: (row) => {
      row.actual = '预计次年3月完成';
    },
  },
  {
    rule: 'twin.actual',
    fits: (place) => hasNumber(place) && inProject(place) && /^≥\d/.test(place.row.target),
    spoil: (row) => {
      row.actual = row.actual.replace(/\d+/, (number) => String(Math.ceil(Number(number) * 1.05) + 1));
    },
  },
  {
    rule: 'twin.score',
    fits: (place) => inProject(place) && !place.row.met && place.row.weight >= 4,
    spoil: (row) => {
      row.score = row.weight >> 1;
    },
  },
];

/** An error outside the rows, which other figures of the document contradict. */
const otherErrors: readonly ((plan: Plan, draw: Draw) => Planted)[] = [
  (own) => {
    const [unit] = own.tables;
    if (unit) unit.totalScore += 2;
    return { rule: 'weight.total', quote: '总分' };
  },
  (own, draw) => {
    const table = draw.of(own.tables);
    const rows = table.rows.filter((row) => row.level1 === '产出指标' && row.weight > 2 && row.score === row.weight);
    const row = draw.of(rows);
    row.weight -= 1;
    row.score -= 1;
    table.totalScore -= 1;
    if (table.kind === 'unit') own.proseScore -= 10;
    return { rule: 'weight.level1', table: table.name };
  },
  (own, draw) => {
    const table = draw.of(own.tables);
    table.rate = Number((table.rate - 3.1).toFixed(2));
    return { rule: 'funds.execution', table: table.name };
  },
  (own) => {
    own.percents.change = (Number(own.percents.change) + 2.35).toFixed(2);
    return { rule: 'change.without-base', quote: own.percents.change };
  },
  (own) => {
    own.percents.basic = (Number(own.percents.basic) + 4.2).toFixed(2);
    return { rule: 'share.of-total', quote: own.percents.basic };
  },
  (own) => {
    own.proseScore -= 110;
    return { rule: 'weight.prose-score', quote: `${(own.proseScore / 100).toFixed(2)}` };
  },
];

function spoilRow(own: Plan, draw: Draw, error: RowError, taken: Set<string>): void {
  const places = own.tables.flatMap(({ name, rows }) =>
    rows.map((row, index): Place => ({ table: name, no: index + 1, row })),
  );
  const free = places.filter((place) => error.fits(place) && !taken.has(place.row.level3));
  if (free.length === 0) return;
  const place = draw.of(free);
  const table = own.tables.find(({ name }) => name === place.table);
  const before = place.row.score;
  error.spoil(place.row);
  if (table) table.totalScore += place.row.score - before;
  // The other table with the same indicator is left as it is, so one indicator carries one error.
  taken.add(place.row.level3);
  own.planted.push({ rule: error.rule, table: place.table, no: place.no });
}

/** The document of a seed, with errors in it that are told in `planted`: up to nine in the rows, up to three elsewhere. */
export function flawed(seed: number): Plan {
  const own = plan(seed);
  const draw = new Draw(seed ^ 0x5eed);
  const taken = new Set<string>();
  for (let left = draw.integer(2, 9); left > 0; left -= 1) spoilRow(own, draw, draw.of(rowErrors), taken);
  const scoreOf = ({ totalScore }: Plan['tables'][number]) => totalScore;
  const [unit] = own.tables;
  // The prose says what the table comes to, also with errors in its rows.
  const clean = plan(seed).tables[0];
  if (unit && clean) own.proseScore += (scoreOf(unit) - scoreOf(clean)) * 10;
  for (const error of draw.some(otherErrors, draw.integer(0, 3))) own.planted.push(error(own, draw));
  return own;
}
