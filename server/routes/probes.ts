import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { Refusal } from '../../kernel/base/refusal.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { Metrics } from '../metrics.ts';

export interface ProbeOptions {
  readonly metrics: Metrics;
  readonly metricsToken: string | undefined;
  /** What the login page may tell a stranger. */
  readonly about: {
    readonly operator: string | undefined;
    readonly demonstration: string | null;
    readonly oidc: boolean;
  };
}

/** For the machines that watch the server: whether it serves, and its counters. */
export function addProbes(http: FastifyInstance, kernel: Kernel, { metrics, metricsToken, about }: ProbeOptions): void {
  http.get('/api/health', async () => {
    await sql`select 1`.execute(kernel.store.db);
    await kernel.store.facts.query({ query: 'SELECT 1', format: 'JSONEachRow' }).then((answer) => answer.json());
    return { status: 'ok', ...about };
  });
  http.get('/metrics', async (request, reply) => {
    const local = request.ip === '127.0.0.1' || request.ip === '::1' || request.ip === '::ffff:127.0.0.1';
    const shown = metricsToken !== undefined && request.headers.authorization === `Bearer ${metricsToken}`;
    if (!local && !shown) throw new Refusal('auth.required');
    reply.type(metrics.registry.contentType);
    return metrics.registry.metrics();
  });
}
