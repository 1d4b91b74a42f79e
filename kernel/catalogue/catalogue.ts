import type { App } from '../sdk/app.ts';
import type { CaseType } from '../sdk/case.ts';
import type { ContractType } from '../sdk/contract.ts';
import type { AnyDocumentType } from '../sdk/document.ts';
import type { EntityType } from '../sdk/entity.ts';
import type { FactType } from '../sdk/fact.ts';
import type { Field, Fields, PersonalKind } from '../sdk/field.ts';
import type { IndicatorType } from '../sdk/indicator.ts';

export type DatasetKind = 'entity' | 'fact' | 'case' | 'indicator' | 'document' | 'contract';

export interface CatalogueColumn {
  readonly name: string;
  readonly title: string;
  readonly kind: Field['kind'];
  readonly unit: string | null;
  readonly required: boolean;
  readonly personal: PersonalKind | null;
  /** Stored keys with their titles, for a choice. */
  readonly options: Readonly<Record<string, string>> | null;
  readonly basis: string | null;
}

/** One dataset as the catalogue shows it. Nothing here is written by hand: it is what was declared. */
export interface Dataset {
  /** Such as `evaluation.entity.project`. */
  readonly id: string;
  readonly app: string;
  readonly appTitle: string;
  readonly kind: DatasetKind;
  readonly key: string;
  readonly title: string;
  readonly about: string | null;
  readonly columns: readonly CatalogueColumn[];
  /** True when a column holds personal data, which is masked by role. */
  readonly personal: boolean;
  /** The column by which a row falls into a scope; null when all who may read see all rows. */
  readonly scopedBy: string | null;
  readonly store: 'postgresql' | 'clickhouse' | 'computed' | 'files' | 'exchange';
  /** Null means kept for ever. */
  readonly retentionDays: number | null;
  readonly basis: readonly string[];
  /** Datasets that this one delivers to, and that deliver to it: how applications of the house hang together. */
  readonly sendsTo: readonly string[];
  readonly takesFrom: readonly string[];
}

/** Catalogues every dataset of the applications, in the order of their declarations. */
export function buildCatalogue(apps: readonly App[]): readonly Dataset[] {
  return apps.flatMap((app) => {
    const common = (kind: DatasetKind, decl: { key: string; title: string; about?: string | undefined }) => ({
      id: `${app.key}.${kind}.${decl.key}`,
      app: app.key,
      appTitle: app.title,
      kind,
      key: decl.key,
      title: decl.title,
      about: decl.about ?? null,
    });
    const unlinked = { sendsTo: [], takesFrom: [] };
    return [
      ...app.entities.map((decl) => ({ ...common('entity', decl), ...ofEntity(decl), ...unlinked })),
      ...app.facts.map((decl) => ({ ...common('fact', decl), ...ofFact(decl), ...unlinked })),
      ...app.cases.map((decl) => ({ ...common('case', decl), ...ofCase(decl), ...unlinked })),
      ...app.indicators.map((decl) => ({ ...common('indicator', decl), ...ofIndicator(decl), ...unlinked })),
      ...app.documents.map((decl) => ({ ...common('document', decl), ...ofDocument(decl), ...unlinked })),
      ...app.contracts.map((decl) => ({
        ...common('contract', decl),
        ...ofContract(decl),
        ...linksOf(apps, app, decl),
      })),
    ];
  });
}

type Described = Pick<Dataset, 'columns' | 'personal' | 'scopedBy' | 'store' | 'retentionDays' | 'basis'>;

const ofFields = (fields: Fields) => {
  const columns = Object.entries(fields).map(([name, field]) => columnOf(name, field));
  return {
    columns,
    personal: columns.some((column) => column.personal !== null),
    basis: distinct(columns.map((column) => column.basis)),
  };
};

const ofEntity = (decl: EntityType): Described => ({
  ...ofFields(decl.fields),
  scopedBy: decl.org ?? null,
  store: 'postgresql',
  retentionDays: null,
});

const ofFact = (decl: FactType): Described => ({
  ...ofFields(decl.columns),
  scopedBy: decl.org ?? null,
  store: 'clickhouse',
  retentionDays: decl.retentionDays ?? null,
});

function ofCase(decl: CaseType): Described {
  const fields = ofFields(decl.fields);
  const moves = Object.values(decl.moves).map((move) => move.basis);
  const limits = Object.values(decl.deadlines ?? {}).flatMap((deadline) => deadline.limits.map((limit) => limit.basis));
  return {
    ...fields,
    scopedBy: decl.org,
    store: 'postgresql',
    retentionDays: null,
    basis: distinct([...fields.basis, ...moves, ...limits]),
  };
}

const ofIndicator = (decl: IndicatorType): Described => ({
  columns: [],
  personal: false,
  scopedBy: null,
  store: 'computed',
  retentionDays: null,
  basis: [decl.basis],
});

const ofDocument = (decl: AnyDocumentType): Described => ({
  columns: [],
  personal: false,
  scopedBy: null,
  store: 'files',
  retentionDays: null,
  basis: distinct([decl.basis]),
});

const ofContract = (_decl: ContractType): Described => ({
  columns: [],
  personal: false,
  scopedBy: null,
  store: 'exchange',
  retentionDays: null,
  basis: [],
});

const contractId = (app: string, key: string) => `${app}.contract.${key}`;

/** A delivery's target, and for a feed those that deliver to it. */
function linksOf(
  apps: readonly App[],
  { key: owner }: App,
  decl: ContractType,
): Pick<Dataset, 'sendsTo' | 'takesFrom'> {
  const name = `${owner}/${decl.key}`;
  const targetOf = (one: ContractType) => (one.kind === 'upload' && 'to' in one ? one.to : null);
  const target = targetOf(decl);
  const [app = '', key = ''] = target?.split('/') ?? [];
  return {
    sendsTo: target === null ? [] : [contractId(app, key)],
    takesFrom: apps.flatMap((one) =>
      one.contracts.filter((each) => targetOf(each) === name).map((each) => contractId(one.key, each.key)),
    ),
  };
}

function columnOf(name: string, field: Field): CatalogueColumn {
  return {
    name,
    title: field.title,
    kind: field.kind,
    unit: 'unit' in field ? (field.unit ?? null) : null,
    required: field.required ?? false,
    personal: field.personal ?? null,
    options: field.kind === 'choice' ? field.options : null,
    basis: field.basis ?? null,
  };
}

function distinct(texts: readonly (string | null | undefined)[]): readonly string[] {
  return [...new Set(texts.filter((text): text is string => typeof text === 'string'))];
}
