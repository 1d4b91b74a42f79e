/**
 * The object of `hengdao audit --json`, one per file. `docs/audit-json.md` is made from this; `toAuditJson` is held
 * to it by the compiler and, in the tests, by validation.
 */
import Type, { type Static, type TSchema } from 'typebox';

const closed = { additionalProperties: false };
const nullable = <T extends TSchema>(schema: T, description?: string) =>
  Type.Union([schema, Type.Null()], description === undefined ? {} : { description });
const line = Type.Integer({ minimum: 1, description: 'Line of the text layer, from 1' });
const span = Type.Tuple([line, line], { description: 'First and last line in the source' });
const numberOrNull = nullable(Type.Number());
const textOrNull = nullable(Type.String());

const scalar = Type.Union([Type.Number(), Type.String()], { description: 'A number, or a date such as `2024-03`' });
const quantity = {
  value: Type.Union([scalar, Type.Tuple([scalar, scalar])], { description: 'Two ends where `op` is `range`' }),
  unit: nullable(Type.String(), 'As printed, with 万 and 亿; `%` for a share, `date` for a date'),
};

const score = Type.Union([Type.Number(), Type.Tuple([Type.Number(), Type.Number()]), Type.Null()], {
  description: 'A number where the text fixes it, `[low, high]` where it leaves it open, null without a weight',
});
const scores = Type.Record(Type.String(), score, { description: 'By rule set id' });
const graded = Type.Object(
  {
    grade: Type.String(),
    toNext: nullable(Type.Number(), 'Points missing to the next better grade; null at the top'),
    margin: nullable(Type.Number(), 'Points above the lower limit of the grade; null at the bottom'),
  },
  closed,
);
const sums = { weight: Type.Number(), score: Type.Number() };

const fund = Type.Object(
  {
    item: Type.String(),
    initial: nullable(Type.Number(), '年初预算数'),
    fullYear: nullable(Type.Number(), '全年预算数'),
    executed: nullable(Type.Number(), '全年执行数'),
    weight: numberOrNull,
    rate: nullable(Type.Number(), 'Per cent, as printed'),
    score: numberOrNull,
  },
  closed,
);

const cutColumn = Type.Enum(['level3', 'target', 'actual', 'reason']);

const row = Type.Object(
  {
    no: Type.Integer({ minimum: 1, description: 'Within its table, in document order' }),
    level1: Type.String(),
    level2: Type.String(),
    level3: Type.String(),
    targetText: Type.String(),
    target: nullable(
      Type.Object({ op: Type.Enum(['>=', '<=', '>', '<', '=', 'range']), ...quantity }, closed),
      'Null when the target is not measurable',
    ),
    actualText: Type.String(),
    actual: nullable(Type.Object(quantity, closed), 'Null when the actual is words'),
    weight: numberOrNull,
    score: nullable(Type.Number(), 'As printed'),
    reason: textOrNull,
    lines: span,
    verdict: Type.Enum(['met', 'unmet', 'undecidable']),
    why: Type.String({ description: 'Why the verdict, in Chinese' }),
    scores,
    shared: Type.Optional(
      Type.Object(
        { actual: Type.Optional(Type.Array(Type.Integer())), reason: Type.Optional(Type.Array(Type.Integer())) },
        { ...closed, description: 'Row numbers that print one merged cell between them' },
      ),
    ),
    cut: Type.Optional(Type.Array(cutColumn, { description: 'Columns that the source cuts off' })),
  },
  closed,
);

const total = Type.Object({ total: numberOrNull, graded: nullable(graded) }, closed);

const table = Type.Object(
  {
    name: Type.String({ description: '整体支出, or the name of the project' }),
    kind: Type.Enum(['unit', 'project']),
    funds: Type.Array(fund),
    printedTotal: Type.Object({ weight: numberOrNull, score: numberOrNull }, closed),
    sums: Type.Object(
      { ...sums, byLevel1: Type.Record(Type.String(), Type.Object(sums, closed)) },
      { ...closed, description: 'Printed weights and scores of the rows, added up' },
    ),
    execution: Type.Object(
      { rate: numberOrNull, score: numberOrNull, weight: numberOrNull },
      { ...closed, description: 'Rate and score of the budget execution, recomputed' },
    ),
    grades: Type.Object(
      { printed: total, summed: total },
      { ...closed, description: 'Total and grade as the table prints them, and from the rows added up' },
    ),
    totals: Type.Record(
      Type.String(),
      Type.Object(
        {
          byLevel1: Type.Record(Type.String(), score),
          rows: score,
          total: score,
          grade: nullable(Type.Object({ low: graded, high: graded }, closed)),
        },
        closed,
      ),
      { description: 'Recomputed, by rule set id' },
    ),
    goal: nullable(Type.Object({ expected: Type.String(), actual: Type.String(), lines: span }, closed)),
    rows: Type.Array(row),
  },
  closed,
);

const figure = Type.Object(
  {
    section: Type.String({ description: 'Path of titles, joined by ` / `' }),
    label: Type.String(),
    value: Type.Number(),
    unit: Type.String(),
    year: nullable(Type.Integer()),
    line,
  },
  closed,
);

const severity = Type.Enum(['high', 'medium', 'low'], {
  description: 'high: moves a total or a grade, or two places state different facts',
});
const kind = Type.Enum(['arithmetic', 'plausibility', 'tolerance'], {
  description: 'arithmetic: follows from the text alone; plausibility: needs evidence; tolerance: within rounding',
});

const finding = Type.Object(
  {
    id: Type.String({ description: 'Rule and place; the same text gives the same id' }),
    rule: Type.String(),
    severity,
    kind,
    message: Type.String(),
    printed: textOrNull,
    computed: textOrNull,
    quotes: Type.Array(Type.Object({ line, text: Type.String() }, closed)),
    rows: Type.Array(Type.Object({ table: Type.String(), no: Type.Integer() }, closed)),
    effect: Type.Optional(
      Type.Array(Type.Object({ table: Type.String(), low: Type.Number(), high: Type.Number() }, closed), {
        description: 'Points by which the printed score of a table changes when the finding is right',
      }),
    ),
  },
  closed,
);

const sensitivity = Type.Object(
  {
    table: Type.String(),
    printed: Type.Number(),
    ...graded.properties,
    crossing: Type.Array(
      Type.Object(
        {
          finding: Type.String(),
          total: Type.Tuple([Type.Number(), Type.Number()]),
          grades: Type.Tuple([Type.String(), Type.String()]),
        },
        closed,
      ),
      { description: 'Findings that by themselves move the printed total across a limit' },
    ),
  },
  closed,
);

const proposal = Type.Object(
  { op: Type.Enum(['>=', '<=']), low: Type.Number(), high: Type.Number(), unit: textOrNull },
  closed,
);

const advice = Type.Object(
  {
    table: Type.String(),
    no: Type.Integer(),
    level3: Type.String(),
    opinion: Type.Enum(['too-easy', 'too-hard', 'not-measurable', 'reasonable', 'no-history']),
    reason: Type.String(),
    proposal: nullable(proposal),
    instead: nullable(Type.String(), 'What could be measured instead'),
    points: Type.Array(Type.Object({ year: Type.Integer(), target: numberOrNull, actual: numberOrNull }, closed)),
    distance: nullable(Type.Number(), 'Degree of attainment; 1 is exactly met'),
  },
  closed,
);

const ruleSet = Type.Object(
  {
    id: Type.String(),
    title: Type.String(),
    basis: Type.String(),
    confirmed: Type.Boolean({ description: 'False where an authority has to set the rule for itself' }),
    since: Type.String(),
    until: textOrNull,
  },
  closed,
);

const rule = Type.Object(
  { id: Type.String(), title: Type.String(), basis: Type.String(), severity, kind, needs: textOrNull },
  closed,
);

const baseRow = Type.Object(
  {
    group: Type.String(),
    label: Type.String(),
    values: Type.Array(Type.Object({ column: Type.String(), value: numberOrNull, text: Type.String() }, closed)),
    lines: span,
  },
  closed,
);

const section = Type.Object(
  { level: Type.Integer(), number: Type.String(), title: Type.String(), line: Type.Integer() },
  closed,
);

export const auditSchema = Type.Object(
  {
    document: Type.Object({ unit: textOrNull, year: nullable(Type.Integer()), title: textOrNull }, closed),
    tables: Type.Array(table, { description: 'Self-evaluation tables in document order' }),
    figures: Type.Array(figure, { description: 'Every figure in prose' }),
    findings: Type.Array(finding),
    checksPassed: Type.Array(Type.Object({ rule: Type.String(), message: Type.String() }, closed)),
    unread: Type.Array(Type.Object({ line: Type.Integer(), text: Type.String(), why: Type.String() }, closed), {
      description: 'What could not be read, and why; never guessed',
    }),
    ruleSets: Type.Array(ruleSet, { description: 'The scoring rules used' }),
    rules: Type.Array(rule, { description: 'Every rule of the audit' }),
    gradeSensitivity: Type.Array(sensitivity, { description: 'How firmly each printed grade stands' }),
    base: Type.Array(baseRow, { description: '基础数据表' }),
    sections: Type.Array(section),
    advice: Type.Optional(Type.Array(advice, { description: 'On every target of next year' })),
  },
  closed,
);

/** The command puts the path of the file before everything else. */
export const fileAuditSchema = Type.Object({ file: Type.String(), ...auditSchema.properties }, closed);

type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;

export type AuditJson = Frozen<Static<typeof auditSchema>>;
