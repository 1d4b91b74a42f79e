import { mkdirSync } from 'node:fs';
import { type ClickHouseClient, ClickHouseLogLevel, type ClickHouseSettings, createClient } from '@clickhouse/client';
import { connectFailure } from './errors.ts';
import { refuseLostParts } from './lost-parts.ts';
import type { ClickHouse } from './types.ts';

/** Sent with every statement, so that values look the same from the engine in this process and from a server. */
const settings: ClickHouseSettings = {
  output_format_json_quote_64bit_integers: 0,
  output_format_json_quote_decimals: 0,
  date_time_input_format: 'best_effort',
  // Facts that come twice in one insert are put together with the others when they are read and when parts are merged;
  // to look for them at the insert as well would take more than all the rest of it.
  optimize_on_insert: 0,
};

// What goes wrong is thrown at whoever asked; the client need not print it as well.
const common = { clickhouse_settings: settings, log: { level: ClickHouseLogLevel.OFF } };

/** Opens a ClickHouse server by URL. */
export async function openClickHouseServer(url: string): Promise<ClickHouse> {
  return await ready(createClient({ ...common, url }), url.replace(/\/\/[^@/]*@/, '//'));
}

/** Opens the engine in this process on an own folder. One folder per process: the engine is a singleton. */
export async function openClickHouseHere(dir: string): Promise<ClickHouse> {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  // Loading the engine takes a third of a second and 300 MB of address space: only who needs it pays.
  const { createChdbConnection } = await import('chdb/connection');
  const { chdbLanes } = await import('./chdb-lanes.ts');
  try {
    const connection = chdbLanes(dir, () => createChdbConnection({ path: dir }));
    const clickhouse = await ready(createClient({ ...common, connection } as never), dir);
    await refuseLostParts(clickhouse);
    return clickhouse;
  } catch (error) {
    throw connectFailure(error, 'ClickHouse');
  }
}

async function ready(client: ClickHouseClient, where: string): Promise<ClickHouse> {
  try {
    const answer = await client.query({ query: 'SELECT 1', format: 'JSONEachRow' });
    await answer.json();
    await client.command({ query: 'CREATE DATABASE IF NOT EXISTS hengdao' });
  } catch (error) {
    await client.close();
    throw connectFailure(error, `ClickHouse ${where}`);
  }
  return { client, close: () => client.close() };
}
