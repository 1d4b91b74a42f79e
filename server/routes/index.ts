import type { Kernel } from '../../kernel/kernel.ts';
import type { Endpoint } from '../endpoint.ts';
import { adminRoutes } from './admin.ts';
import { bulkRoutes } from './bulk.ts';
import { caseRoutes } from './cases.ts';
import { caseCommonsRoutes, commonsRoutes } from './commons.ts';
import { contractRoutes } from './contracts.ts';
import { documentRoutes, fileRoutes } from './documents.ts';
import { entityRoutes } from './entities.ts';
import { exchangeRoutes } from './exchange.ts';
import { factRoutes } from './facts.ts';
import { indicatorRoutes } from './indicators.ts';
import { platformRoutes } from './platform.ts';
import { refusedFactsRoutes } from './refused-facts.ts';
import { sessionRoutes } from './session.ts';

/** All operations: those of the platform, and those that follow from each application's declarations. */
export function allRoutes(kernel: Kernel): readonly Endpoint[] {
  return [
    ...sessionRoutes(kernel),
    ...adminRoutes(kernel),
    ...platformRoutes(kernel),
    ...commonsRoutes(kernel),
    ...exchangeRoutes(kernel),
    ...refusedFactsRoutes(kernel),
    ...fileRoutes(kernel),
    ...kernel.apps.flatMap((app) => [
      ...app.entities.flatMap((type) => entityRoutes(kernel, app, type)),
      ...app.facts.flatMap((type) => factRoutes(kernel, app, type)),
      ...app.cases.flatMap((type) => [
        ...caseRoutes(kernel, app, type),
        ...bulkRoutes(kernel, app, type),
        ...caseCommonsRoutes(kernel, app, type),
      ]),
      ...app.indicators.flatMap((type) => indicatorRoutes(kernel, app, type)),
      ...app.documents.flatMap((type) => documentRoutes(kernel, app, type)),
      ...app.contracts.flatMap((contract) => contractRoutes(kernel, app, contract)),
    ]),
  ];
}
