import type { FastifyInstance } from 'fastify';
import { makeOidc } from '../kernel/identity/index.ts';
import { sealJournal } from '../kernel/journal/index.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { makeLive } from '../kernel/live/index.ts';
import type { ServerConfig } from './config.ts';
import { takeDropped } from './file-drop.ts';
import { addEndpoints, describe, makeHttp } from './http.ts';
import { startJobs } from './jobs.ts';
import { kernelJobs } from './kernel-jobs.ts';
import { listen } from './listen.ts';
import { LogFile } from './log-file.ts';
import { allowBaseMap } from './maps/base-map.ts';
import { mapRoutes } from './maps/routes.ts';
import { type Metrics, makeMetrics } from './metrics.ts';
import { openApi } from './openapi.ts';
import { watchRefusedFacts } from './refused-facts.ts';
import { type Events, eventRoutes } from './routes/events.ts';
import { allRoutes } from './routes/index.ts';
import { addOidc } from './routes/oidc.ts';
import { addProbes } from './routes/probes.ts';
import { terminalEndpoints } from './terminals/endpoints.ts';
import { watchGateway } from './terminals/metrics.ts';
import { serveTerminals } from './terminals/serve.ts';
import type { TerminalServer } from './terminals/start.ts';
import { addWeb } from './web.ts';

export interface Served {
  readonly url: string;
  /** Port of JT/T 808; null where no application takes terminals. */
  readonly terminalPort: number | null;
  /** Stops taking requests, lets the running ones finish, ends the jobs and seals the journal. The stores stay open. */
  close(): Promise<void>;
}

export interface ServeOptions {
  readonly version: string;
  /** Folder of the built web application. */
  readonly webDist: string;
  /** What the loaded demonstration says of itself; null without one. */
  readonly demonstration: string | null;
  /** The log that the stores write into already; else one is opened where the configuration says. */
  readonly log?: LogFile;
}

/** How long running requests may take to finish once a stop was asked for. */
const lastSeconds = 10;

/** Serves an open kernel over HTTP and runs its background jobs. */
export async function serve(kernel: Kernel, config: ServerConfig, options: ServeOptions): Promise<Served> {
  const metrics = makeMetrics();
  const http = await makeHttp({
    identity: kernel.identity,
    journal: kernel.journal,
    db: kernel.store.db,
    metrics,
    log: { level: config.logLevel, stream: options.log ?? new LogFile({ path: config.logFile }) },
    behindProxy: config.publicUrl !== undefined,
  });
  watchRefusedFacts(metrics.registry, kernel.store);
  const trouble = (what: string, error: unknown) => http.log.error({ error: describe(error) }, what);
  const live = makeLive({
    db: kernel.store.db,
    access: kernel.access,
    failed: (error) => trouble('news were not read', error),
  });
  const events = eventRoutes(kernel, live);
  http.addHook('onResponse', async (request) => {
    if (request.method !== 'GET') live.wake();
  });
  const terminals = await serveTerminals(kernel, config.terminals, trouble);
  if (terminals) watchGateway(metrics.registry, terminals.gateway, kernel.store);
  let url = '';
  const port = await ready(http, {
    kernel,
    config,
    options,
    metrics,
    terminals,
    events,
    publicUrl: () => config.publicUrl ?? url,
  });
  url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
  const drop = { name: 'file-drop', everyMs: 2000, run: () => takeDropped(kernel, config.dropDir) };
  const jobs = startJobs([...kernelJobs(kernel), drop], (report) => {
    metrics.job(report);
    if (report.error !== undefined) http.log.error({ job: report.job, error: describe(report.error) }, 'a job failed');
  });
  return {
    url,
    terminalPort: terminals?.gateway.port ?? null,
    async close() {
      await terminals?.close();
      events.close();
      await live.close();
      // Whoever has not taken his answer by then holds the stop no longer.
      const cut = setTimeout(() => http.server.closeAllConnections(), lastSeconds * 1000);
      await http.close();
      clearTimeout(cut);
      await jobs.stop();
      await leaveTidy(http, kernel);
    },
  };
}

interface Parts {
  readonly kernel: Kernel;
  readonly config: ServerConfig;
  readonly options: ServeOptions;
  readonly metrics: Metrics;
  readonly terminals: TerminalServer | null;
  readonly events: Events;
  readonly publicUrl: () => string;
}

/** Adds everything and listens. Terminals that have been let in already are let go where that fails. */
async function ready(http: FastifyInstance, parts: Parts): Promise<number> {
  try {
    await addAll(http, parts);
    return await listen(http, parts.config);
  } catch (error) {
    await parts.terminals?.close();
    throw error;
  }
}

/** Ships and seals what is committed. With a database gone it stays where it is, and goes at the next start. */
async function leaveTidy(http: FastifyInstance, { facts, store }: Kernel): Promise<void> {
  try {
    await facts.ship();
    await sealJournal(store.db);
  } catch (error) {
    http.log.error({ error: describe(error) }, 'facts and journal entries are left for the next start');
  }
}

async function addAll(http: FastifyInstance, parts: Parts): Promise<void> {
  const { kernel, config, options, metrics, terminals, events, publicUrl } = parts;
  const endpoints = [
    ...allRoutes(kernel),
    ...events.routes,
    ...mapRoutes(kernel, config.baseMap),
    ...(terminals ? terminalEndpoints(kernel, terminals, http.log) : []),
  ];
  if (config.baseMap) allowBaseMap(http, config.baseMap);
  await addEndpoints(http, kernel.identity, endpoints);
  const description = openApi(endpoints, options.version);
  http.get('/api/openapi.json', async () => description);
  const about = { operator: config.operator, demonstration: options.demonstration, oidc: config.oidc !== undefined };
  addProbes(http, kernel, { metrics, metricsToken: config.metricsToken, about });
  if (config.oidc) addOidc(http, kernel.identity, makeOidc(config.oidc), publicUrl);
  await addWeb(http, options.webDist);
}
