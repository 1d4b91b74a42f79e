export { buildCatalogue, type CatalogueColumn, type Dataset, type DatasetKind } from './catalogue.ts';
