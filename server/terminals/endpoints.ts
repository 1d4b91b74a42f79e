import type { FastifyBaseLogger } from 'fastify';
import type { Kernel } from '../../kernel/kernel.ts';
import type { Endpoint } from '../endpoint.ts';
import { terminalMapRoutes } from './map-routes.ts';
import { terminalRecordRoutes } from './record-routes.ts';
import { terminalRoutes } from './routes.ts';
import { terminalScoreRoutes } from './score-routes.ts';
import type { TerminalServer } from './start.ts';

/** All operations that go past the generic ones because they need the terminals themselves, or many of their records at once. */
export function terminalEndpoints(
  kernel: Kernel,
  terminals: TerminalServer,
  log: FastifyBaseLogger,
): readonly Endpoint[] {
  return [
    ...terminalRoutes(kernel, terminals),
    ...terminalMapRoutes(kernel, terminals, log),
    ...terminalRecordRoutes(kernel),
    ...terminalScoreRoutes(kernel),
  ];
}
