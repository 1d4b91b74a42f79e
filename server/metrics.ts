import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { JobReport } from './jobs.ts';

export interface Metrics {
  readonly registry: Registry;
  request(method: string, route: string, status: number, seconds: number): void;
  refusal(code: string): void;
  job(report: JobReport): void;
}

/** Counters of one server; own registry, so that several servers of one test do not meet. */
export function makeMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'hengdao_http_request_seconds',
    help: 'Time from the request to the end of the answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  const refusals = new Counter({
    name: 'hengdao_refusals_total',
    help: 'Requests that the rules refused, by code.',
    labelNames: ['code'],
    registers: [registry],
  });
  const jobs = new Histogram({
    name: 'hengdao_job_seconds',
    help: 'Runs of the background jobs, by outcome.',
    labelNames: ['job', 'outcome'],
    registers: [registry],
  });
  return {
    registry,
    request: (method, route, status, seconds) => requests.observe({ method, route, status: String(status) }, seconds),
    refusal: (code) => refusals.inc({ code }),
    job: ({ job, seconds, error }) => jobs.observe({ job, outcome: error === undefined ? 'done' : 'failed' }, seconds),
  };
}
