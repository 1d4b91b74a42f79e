/**
 * Stations that send weighings as fast as they are answered, in a process of their own: it packs its batches first, so
 * that the platform is measured and not the stations.
 */
import { gzipSync } from 'node:zlib';
import { must } from '../kernel/base/assert.ts';
import { planSites } from '../sim/overload/enrol.ts';
import { seeded } from '../sim/overload/random.ts';
import { passage } from '../sim/overload/traffic.ts';

export interface SendOrder {
  readonly url: string;
  readonly key: string;
  readonly rows: number;
  readonly batch: number;
  readonly lanes: number;
  readonly sites: number;
  /** The latest moment of a passage; the others lie in the hour before. */
  readonly now: number;
}

/** First that all is packed; then, for each `go`, what came of it. */
export type SendAnswer =
  | { readonly ready: true }
  | { readonly seconds: number; readonly accepted: number; readonly latencies: readonly number[] };

function batchesOf({ rows, batch, sites: count, now }: SendOrder): Uint8Array<ArrayBuffer>[] {
  const sites = planSites(count);
  const random = seeded(3);
  return Array.from({ length: rows / batch }, (_, index) => {
    const lines = Array.from({ length: batch }, (_, number) => {
      const place = must(sites[Math.floor(random() * sites.length)], 'site');
      return JSON.stringify(passage(random, place, `feed${index}-${number}`, now - Math.floor(random() * 3_600_000)));
    });
    return new Uint8Array(gzipSync(lines.join('\n')));
  });
}

async function sendAll({ url, key, lanes }: SendOrder, waiting: Uint8Array<ArrayBuffer>[]): Promise<SendAnswer> {
  const headers = {
    authorization: `Bearer ${key}`,
    'content-type': 'application/x-ndjson',
    'content-encoding': 'gzip',
  };
  let accepted = 0;
  const latencies: number[] = [];
  const lane = async () => {
    for (let body = waiting.pop(); body; body = waiting.pop()) {
      const sent = performance.now();
      const answer = await fetch(`${url}/api/overload/contracts/weighings`, { method: 'POST', headers, body });
      const receipt = (await answer.json()) as { accepted?: number };
      if (receipt.accepted === undefined) throw new Error(`${answer.status}: ${JSON.stringify(receipt)}`);
      accepted += receipt.accepted;
      latencies.push(performance.now() - sent);
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: lanes }, lane));
  return { seconds: (performance.now() - began) / 1000, accepted, latencies: latencies.sort((a, b) => a - b) };
}

process.once('message', (order: SendOrder) => {
  const packed = batchesOf(order);
  process.once('message', async () => {
    process.send?.(await sendAll(order, packed));
    process.disconnect();
  });
  process.send?.({ ready: true } satisfies SendAnswer);
});
