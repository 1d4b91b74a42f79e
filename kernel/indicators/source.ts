import type { App } from '../sdk/app.ts';
import type { CaseType } from '../sdk/case.ts';
import type { EntityType } from '../sdk/entity.ts';
import type { FactType } from '../sdk/fact.ts';
import { choice, type Fields, instant, integer, text, yesNo } from '../sdk/field.ts';

/** Where the rows of a measure lie, and how they are told apart and placed in time. */
interface SourceBase {
  readonly app: string;
  readonly key: string;
  /** Fields that a measure may name: the declared ones and what the kernel keeps. */
  readonly fields: Fields;
  /** The declared fields, as they are listed. */
  readonly listed: Fields;
  readonly org: string | undefined;
  /** The column that places a row in time unless the measure names one; absent when rows just stand. */
  readonly time: string | undefined;
  /** The field that names a row. */
  readonly id: string;
  /** The yes-no field that marks simulated rows; absent where rows carry no such mark. */
  readonly simulated: string | undefined;
}

/** In PostgreSQL, `deadlines` counts the deadlines of a case type, each with the values of its case. */
export type Source =
  | (SourceBase & { readonly store: 'postgres'; readonly rows: 'own' | 'deadlines' })
  | (SourceBase & { readonly store: 'clickhouse'; readonly fact: FactType });

const caseFields: Fields = {
  id: text('编号'),
  version: integer('版本'),
  state: text('状态'),
  lawVersion: integer('规则版本'),
  openedAt: instant('发起时间'),
  openedByName: text('发起人'),
  closedAt: instant('办结时间'),
};

const entityFields: Fields = {
  id: text('编号'),
  version: integer('版本'),
  createdAt: instant('建立时间'),
  updatedAt: instant('更新时间'),
};

/** What stands of each deadline beside the values of its case. */
const deadlineFields: Fields = {
  caseId: text('事项标识'),
  deadlineKey: text('时限'),
  deadlineTitle: text('时限名称'),
  deadlineState: choice('时限状态', {
    running: '计时中',
    paused: '暂停',
    met: '按时',
    breached: '逾期',
    lapsed: '期满',
  }),
  deadlineStartedAt: instant('起算时间'),
  deadlineDueAt: instant('到期时间'),
  deadlineStoppedAt: instant('停止时间'),
};

const factFields: Fields = {
  factId: text('事实标识'),
  receivedAt: instant('接收时间'),
  source: text('来源'),
  simulated: yesNo('模拟数据'),
};

/** Rows of a demonstration are simulated too. */
const marked = (fields: Fields) => ['simulated', 'demonstration'].find((name) => fields[name]?.kind === 'yes-no');

function factSource(app: string, type: FactType): Source {
  return {
    store: 'clickhouse',
    fact: type,
    app,
    key: type.key,
    fields: { ...factFields, ...type.columns },
    listed: type.columns,
    org: type.org,
    time: type.time,
    id: 'factId',
    simulated: 'simulated',
  };
}

function rowSource(app: string, type: EntityType | CaseType): Source {
  const isCase = type.noun === 'case';
  return {
    store: 'postgres',
    rows: 'own',
    app,
    key: type.key,
    fields: { ...(isCase ? caseFields : entityFields), ...type.fields },
    listed: type.fields,
    org: type.org,
    time: isCase ? 'openedAt' : undefined,
    id: 'id',
    simulated: marked(type.fields),
  };
}

function deadlineSource(app: string, type: CaseType): Source {
  const { fields, ...base } = rowSource(app, type);
  return {
    ...base,
    store: 'postgres',
    rows: 'deadlines',
    fields: { ...fields, ...deadlineFields },
    listed: { [type.label]: type.fields[type.label] ?? text(type.title), ...deadlineFields },
    time: 'deadlineDueAt',
  };
}

/** How a measure names the deadlines of a case type, such as `deadline:order`. */
const ofDeadlines = 'deadline:';

/**
 * The rows that a measure counts: a fact, entity or case of the application, or the deadlines of a case type, placed in
 * time by when they are due; null when it declares none of the name.
 */
export function sourceOf(app: App, from: string): Source | null {
  if (from.startsWith(ofDeadlines)) {
    const type: CaseType | undefined = app.cases.find((each) => `${ofDeadlines}${each.key}` === from);
    return type ? deadlineSource(app.key, type) : null;
  }
  const fact: FactType | undefined = app.facts.find((type) => type.key === from);
  if (fact) return factSource(app.key, fact);
  const row: EntityType | CaseType | undefined =
    app.entities.find((type) => type.key === from) ?? app.cases.find((type) => type.key === from);
  return row ? rowSource(app.key, row) : null;
}
